/** A builder meets unusual APIs, with nothing but the forms: data within a text, an answer that comes later, quotes in a query. */
import type { Page } from '@playwright/test';
import { apiKeys } from '../../scripts/sample/vendor/api.ts';
import { ODD_NAME } from '../../scripts/sample/vendor/definitions-odd.ts';
import { expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const opened = async (own: Page, address: string): Promise<Page> => {
  const page = await own.context().newPage();
  await page.goto(address);
  return page;
};
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const send = (page: Page): Promise<void> => page.getByRole('button', { name: /^Send/ }).click();
const item = (page: Page, name: RegExp) => page.getByRole('treeitem', { name }).last();

test('reads the JSON that stands in a text, and picks a value of it', async ({ loupe, own, vendor }) => {
  await put(own, 'requests', [
    storedRequest({
      method: 'POST',
      url: `${vendor.origin}/apis/openai/v1/chat/completions`,
      headers: [{ name: 'Authorization', value: `Bearer ${apiKeys.openai}` }],
      body: { kind: 'json', template: '{"messages": [{"role": "user", "content": "{{domain}}"}]}' },
    }),
  ]);
  const page = await opened(own, loupe.page('workbench.html#/request/facts/fields'));
  await page.getByLabel('domain', { exact: true }).fill('nordhavn.example');
  await send(page);
  await page.getByText('message', { exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await item(page, /^content/).click();
  await page.getByRole('button', { name: 'Open this JSON text' }).click();
  await item(page, /^content/).click();
  await page.keyboard.press('ArrowRight');
  await item(page, /^employees/).click();
  await page.getByLabel('Field type').selectOption('Number');
  await page.getByRole('button', { name: 'Add field', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Fields as this row would show them' })).toContainText('1240');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('Company facts is saved.')).toBeVisible();
  expect(await rowsIn(own, 'requests')).toContainEqual(
    expect.objectContaining({
      definition: expect.objectContaining({
        answer: expect.objectContaining({ jsonWithin: '$.choices[0].message.content' }),
      }),
    }),
  );
  // Sent once more, the text is opened by the background.
  await send(page);
  await expect(page.getByRole('table', { name: 'Fields as this row would show them' })).toContainText('1240');
});

test('waits for an answer that comes later, where the provider says, and picks a value of it', async ({
  loupe,
  own,
  vendor,
}) => {
  await put(own, 'requests', [storedRequest({ method: 'POST', url: `${vendor.origin}/money/job?polls=1` })]);
  const page = await opened(own, loupe.page('workbench.html#/request/facts/advanced'));
  await send(page);
  await expect(page.getByText('The answer is not ready yet (202)')).toBeVisible();
  await page.getByRole('button', { name: 'Wait for it' }).click();
  await expect(page.getByLabel('Header', { exact: true })).toHaveValue('location');
  await send(page);
  await expect(page.getByText(/ready when asked 2 times more/)).toBeVisible({ timeout: 15_000 });
  await item(page, /^company/).click();
  await page.keyboard.press('ArrowRight');
  await expect(item(page, /^name/)).toContainText('Nordhavn Freight');
});

test('keeps a name within the quotes of a query, once that was offered', async ({ loupe, own, vendor }) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${vendor.origin}/apis/salesforce/services/data/v60.0/search`,
      headers: [{ name: 'Authorization', value: `Bearer ${apiKeys.hubspot}` }],
      parameters: [{ name: 'q', value: "SELECT Name FROM Account WHERE Name = '{{name}}'" }],
    }),
  ]);
  const page = await opened(own, loupe.page('workbench.html#/request/facts/params'));
  await page.getByLabel('name', { exact: true }).fill(ODD_NAME);
  await send(page);
  await expect(page.getByText('400 Bad request')).toBeVisible();
  await page.getByRole('button', { name: 'Escape it' }).click();
  await expect(page.getByLabel('Value of q')).toHaveValue(/'\{\{name \| escape\}\}'$/);
  await expect(page.getByRole('button', { name: 'Escape it' })).toHaveCount(0);
  await send(page);
  await expect(page.getByText('200 OK')).toBeVisible();
});

test('shows what is wrong of a token’s call beside it, and sends the token in the provider’s own words', async ({
  loupe,
  own,
  vendor,
}) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${vendor.origin}/apis/zoho/crm/v6/Accounts/search`,
      parameters: [{ name: 'criteria', value: '(Website:equals:nordhavn.example)' }],
    }),
  ]);
  const page = await opened(own, loupe.page('workbench.html#/request/facts/auth'));
  await page.getByLabel('Kind').selectOption('oauth-refresh');
  const address = page.getByLabel('Token address');
  await address.fill('id.example/token');
  await expect(address).toHaveAccessibleDescription(/begins with https/);
  await address.fill(`${vendor.origin}/apis/zoho/oauth/v2/token`);
  await expect(address).not.toHaveAccessibleDescription(/begins with https/);
  await page.getByLabel('Client id').fill('1000.ABC');
  await page.getByRole('radio', { name: 'In the body', exact: true }).click();
  for (const [button, value] of [
    ['Client secret', apiKeys.zohoSecret],
    ['Refresh token', apiKeys.zohoRefresh],
  ] as const) {
    await page.locator('.Form-secret', { hasText: button }).getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog', { name: 'New key' });
    await dialog.getByLabel('Key', { exact: true }).fill(value);
    await dialog.getByRole('button', { name: 'Save key' }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByText('Further fields of the token call').click();
  await page.getByLabel('Text before the token').fill('Zoho-oauthtoken ');
  await send(page);
  await expect(page.getByText('200 OK')).toBeVisible();
});

test('moves a key that was written out into the box, and lets none go along with a pack', async ({
  loupe,
  own,
  vendor,
}) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${vendor.origin}/apis/pdl/v5/company/enrich?website=nordhavn.example`,
      headers: [{ name: 'X-Api-Key', value: 'a1b2c3d4e5f6a7b8' }],
    }),
  ]);
  const page = await opened(own, loupe.page('workbench.html#/packs'));
  await page.getByRole('checkbox', { name: 'Company facts' }).check();
  await page.getByLabel('Name of the pack').fill('Mine');
  const save = page.getByRole('button', { name: /^Save pack/ });
  await expect(page.getByText('What looks like a key is written out')).toBeVisible();
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await page.locator('.Note').getByRole('link', { name: 'Company facts' }).click();
  await tab(page, 'Headers');
  await page.getByRole('button', { name: /^Keep it as the key/ }).click();
  await expect(page.getByLabel('Value of X-Api-Key')).toHaveValue(/^\{\{secret\.[a-z0-9-]+\}\}$/);
  expect(await rowsIn(own, 'secrets')).toMatchObject([{ origins: [vendor.origin] }]);
  vendor.reset();
  await send(page);
  await expect(page.getByText('401 Unauthorized')).toBeVisible();
  expect(vendor.calls()[0]?.headers['x-api-key']).toBe('a1b2c3d4e5f6a7b8');
  await page.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('link', { name: 'Packs' }).click();
  await page.getByRole('checkbox', { name: 'Company facts' }).check();
  await page.getByLabel('Name of the pack').fill('Mine');
  await expect(page.getByText('What looks like a key is written out')).toHaveCount(0);
  await expect(save).not.toHaveAttribute('aria-disabled', 'true');
});
