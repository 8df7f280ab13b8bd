/** A builder at the workbench, with nothing but its forms: a key, a body, the proposed paging, headers, shared limits. */
import type { Locator, Page } from '@playwright/test';
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { apiKeys, TOTAL } from '../../scripts/sample/vendor/api.ts';
import { command, definitionOf, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const bench = async (own: Page, address: (file: string) => string, hash: string): Promise<Page> => {
  const page = await own.context().newPage();
  await page.goto(address(`workbench.html#${hash}`));
  return page;
};
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const choose = (group: Locator, name: string): Promise<void> =>
  group.getByRole('radio', { name, exact: true }).click();

test('builds a search that is sent as JSON, and takes the paging that its answer shows', async ({
  loupe,
  own,
  vendor,
}) => {
  const page = await bench(own, loupe.page, '/request/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('CRM companies');
  await page
    .getByRole('combobox', { name: 'Address' })
    .fill(`${vendor.origin}/apis/hubspot/crm/v3/objects/companies/search`);
  await page.getByLabel('Method').selectOption('POST');

  await tab(page, 'Auth');
  await page.getByLabel('Kind').selectOption('bearer');
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New key' });
  await dialog.getByLabel('Name').fill('crm');
  await dialog.getByLabel('Key', { exact: true }).fill(apiKeys.hubspot);
  await dialog.getByRole('button', { name: 'Save key' }).click();
  await expect(page.getByText('Goes only to 127.0.0.1')).toBeVisible();

  await tab(page, 'Body');
  await choose(page.getByRole('radiogroup', { name: 'Kind of body' }), 'JSON');
  const body = page.getByLabel('JSON template');
  await body.fill('{\n  "value": "');
  await body.pressSequentially('{{dom');
  await expect(page.getByRole('option', { name: /^domain/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(body).toHaveValue('{\n  "value": "{{domain}}');
  await body.fill(
    '{"filterGroups": [{"filters": [{"propertyName": "domain", "operator": "EQ", "value": "{{domain}}"}]}], "limit": 10}',
  );
  await page.getByLabel('domain', { exact: true }).fill('nordhavn.example');
  await page.getByRole('button', { name: /^Send/ }).click();
  const note = page
    .getByRole('region', { name: 'Test', exact: true })
    .locator('.Note', { hasText: 'more pages' });
  await expect(note).toContainText('$.paging.next.after');
  await note.getByRole('button', { name: 'Use Cursor' }).click();
  await expect(note).toHaveCount(0);
  await tab(page, 'Paging');
  await expect(page.getByLabel('Cursor parameter')).toHaveValue('after');
  // What is set is tried on the answer that came, without another call.
  const tried = page.getByRole('tabpanel', { name: 'Paging' }).getByRole('status').first();
  await expect(tried).toContainText(
    '10 items in the last answer. The next page is asked for with after: "10".',
  );
  await page.getByLabel('Path of the cursor').fill('$.paging.gone');
  await expect(tried).toContainText('It would end there: it names nothing to go on with.');
  await page.getByLabel('Path of the cursor').fill('$.paging.next.after');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('CRM companies is saved.')).toBeVisible();

  const [saved] = await rowsIn(own, 'requests').then(rows => rows.filter(row => row['source'] === 'person'));
  expect(saved).toMatchObject({
    definition: { method: 'POST', paging: { kind: 'cursor', place: 'body', itemsPath: '$.results' } },
  });
  vendor.reset();
  await command(own, {
    do: 'look-up',
    plans: [String(saved?.['id'])],
    company: { name: null, domain: 'nordhavn.example' },
  });
  const sent = vendor.calls().map(call => JSON.parse(call.body));
  // The first page is the test's, and not asked for again; ten a page.
  expect(sent.map(body => body.after ?? null)).toEqual(['10', '20']);
  expect(TOTAL).toBe(23);
});

test('names a header that a browser does not send, and offers the rule for this address alone', async ({
  loupe,
  own,
  vendor,
}) => {
  await put(own, 'requests', [storedRequest({ url: `${vendor.origin}/echo` })]);
  const page = await bench(own, loupe.page, '/request/facts/headers');
  await page.getByLabel('Name of a new row').fill('Cookie');
  const table = page.getByRole('table', { name: 'Headers' });
  await expect(table.getByText('turn on "Run as me"')).toBeVisible();
  await page.getByLabel('Name of Cookie').fill('User-Agent');
  await page.getByLabel('Value of User-Agent').fill('Acme ops@acme.example');
  const offer = page.getByRole('button', {
    name: `Set it by a rule, for ${new URL(vendor.origin).host} alone`,
  });
  await expect(table.getByText('A browser does not send User-Agent as it is written.')).toBeVisible();
  await offer.click();
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /are set by a rule of the browser/ })).toBeChecked();
  vendor.reset();
  await page.getByRole('button', { name: /^Send/ }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
  expect(vendor.calls()[0]?.headers['user-agent']).toBe('Acme ops@acme.example');
  await page.getByLabel('Value of User-Agent').fill('{{domain}}');
  await expect(table.getByText('it can hold no variable and no key')).toBeVisible();
});

test('limits all requests to an address together, and bounds spending in money', async ({ loupe, own }) => {
  let open = 0;
  let most = 0;
  const server = await listen(async (_, res) => {
    most = Math.max(most, ++open);
    await new Promise(done => setTimeout(done, 60));
    open -= 1;
    sendJson(res, 200, { ok: true });
  });
  const definitions = ['one', 'two'].map(id => definitionOf({ id, name: id, url: `${server.origin}/${id}` }));
  const ask = () =>
    Promise.all(
      Array.from({ length: 8 }, (_, i) => {
        const definition = definitions[i % 2];
        return definition && command(own, { do: 'test', definition, values: {} });
      }),
    );
  await ask();
  expect(most).toBeGreaterThan(1);

  await put(
    own,
    'requests',
    definitions.map(definition => storedRequest({ ...definition, cost: { amount: 2 } })),
  );
  const page = await bench(own, loupe.page, '/request/one/limits');
  const { host } = new URL(server.origin);
  await page.getByRole('checkbox', { name: `All requests to ${host} share one limit` }).check();
  const shared = page.locator('section', { hasText: `Speed of ${host}` }).last();
  await expect(shared.getByRole('link', { name: 'two' })).toBeVisible();
  await shared.getByRole('button', { name: /^Remove limit 1/ }).click();
  await shared.getByLabel('Calls at once').fill('1');
  await shared.getByLabel('Calls at once').blur();
  await expect
    .poll(async () => (await rowsIn(own, 'settings')).find(row => row['name'] === 'originLimits')?.['value'])
    .toEqual({ [server.origin]: { windows: [], concurrency: 1 } });
  most = 0;
  await ask();
  expect(most).toBe(1);

  await page.getByRole('checkbox', { name: 'Show it in money too' }).check();
  await page.getByLabel('At most a day, in money').fill('5');
  await page.getByLabel('At most a day, in money').blur();
  // 0.10 EUR a credit, unless said otherwise.
  await expect(page.getByLabel('At most a day', { exact: true })).toHaveValue('50');

  const auth = { kind: 'bearer', secret: 'both' } as const;
  await put(
    own,
    'requests',
    ['three', 'four'].map(id => storedRequest({ id, name: id, url: `https://${id}.example`, auth })),
  );
  const keyed = await bench(own, loupe.page, '/request/three/limits');
  await keyed.getByRole('checkbox', { name: 'All requests with the key “both” share one limit' }).check();
  const ofKey = keyed.locator('section', { hasText: 'Speed of the key “both”' }).last();
  await expect(ofKey.getByRole('link', { name: 'four' })).toBeVisible();
  await expect
    .poll(async () => (await rowsIn(own, 'settings')).find(row => row['name'] === 'originLimits')?.['value'])
    .toMatchObject({ 'key:both': { windows: [{ calls: 10, perMs: 1000 }] } });
  await server.close();
});

test('a key is replaced and tested in one place', async ({ loupe, own, vendor }) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${vendor.origin}/apis/pdl/v5/company/enrich`,
      parameters: [{ name: 'website', value: '{{domain}}' }],
      auth: { kind: 'header', header: 'X-Api-Key', secret: 'pdl' },
    }),
  ]);
  const page = await bench(own, loupe.page, '/keys');
  await page.getByRole('button', { name: 'Enter pdl' }).click();
  const dialog = page.getByRole('dialog', { name: 'New key' });
  await dialog.getByLabel('Key', { exact: true }).fill('an old one');
  await dialog.getByRole('button', { name: 'Save key' }).click();
  await page.locator('summary', { hasText: 'pdl' }).click();
  const form = page.getByRole('form', { name: 'Test pdl' });
  await form.getByLabel('domain').fill('nordhavn.example');
  await form.getByRole('button', { name: 'Send Company facts' }).click();
  await expect(form.getByRole('status')).toContainText('refused the key');
  await page.getByLabel('Replace it').fill(apiKeys.pdl);
  await page.getByRole('button', { name: 'Replace key' }).click();
  await form.getByRole('button', { name: 'Send Company facts' }).click();
  await expect(form.getByRole('status')).toContainText('The key is taken (200');
  await expect(page.locator('summary', { hasText: 'pdl' })).toContainText('used just now');
});

test('imports a copied call: its key to the box, its company as a variable, an object of the answer as fields', async ({
  loupe,
  own,
  vendor,
}) => {
  const page = await bench(own, loupe.page, '/request/new');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a call' });
  await dialog
    .getByLabel(/^cURL, fetch, HAR or OpenAPI/)
    .fill(
      `curl '${vendor.origin}/apis/pdl/v5/company/enrich?website=nordhavn.example' -H 'X-Api-Key: ${apiKeys.pdl}' -H 'User-Agent: curl/8'`,
    );
  await expect(dialog.getByLabel('Its domain')).toHaveValue('nordhavn.example');
  await expect(
    dialog.getByRole('checkbox', { name: /in the place of nordhavn.example, in a parameter/ }),
  ).toBeChecked();
  const address = await dialog.locator('.Import-address').textContent();
  expect(address).not.toContain(apiKeys.pdl);
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  await expect(page.getByLabel('Value of website')).toHaveValue('{{domain}}');
  await page.getByLabel('domain', { exact: true }).fill('nordhavn.example');
  await page.getByRole('button', { name: /^Send/ }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
  await page
    .getByRole('treeitem', { name: /^\$ 5 keys/ })
    .getByText('5 keys')
    .click();
  await page.getByRole('button', { name: 'Add its 5 values as fields' }).click();
  await tab(page, 'Fields');
  const names = page.getByRole('table', { name: 'Fields as this row would show them' });
  await expect(names.getByRole('row')).toHaveCount(5);
  await expect(names).toContainText('120');
});

test('imports an operation of a provider’s OpenAPI document, in YAML', async ({ loupe, own, vendor }) => {
  const document = `openapi: 3.0.3
info: { title: People Facts }
servers: [{ url: '${vendor.origin}/apis/pdl/v5' }]
security: [{ key: [] }]
paths:
  /company/search: { get: { summary: Search, responses: {} } }
  /company/enrich:
    get:
      summary: Enrich a company
      parameters:
        - { name: website, in: query, required: true, schema: { type: string } }
        - { name: min_likelihood, in: query, schema: { type: integer, default: 2 } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  name: { type: string }
                  employee_count: { type: integer }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
`;
  const page = await bench(own, loupe.page, '/request/new');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a call' });
  await dialog.getByLabel(/^cURL, fetch, HAR or OpenAPI/).fill(document);
  await dialog
    .getByLabel('Which of its 2 calls?')
    .selectOption({ label: 'Enrich a company · GET /company/enrich' });
  await dialog.getByRole('button', { name: 'Use this request' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Enrich a company');
  await expect(page.getByLabel('Value of website')).toHaveValue('{{domain}}');
  await expect(page.getByRole('checkbox', { name: 'Send min_likelihood' })).not.toBeChecked();
  await tab(page, 'Auth');
  await page.getByRole('button', { name: 'Enter people-facts' }).click();
  const key = page.getByRole('dialog', { name: 'New key' });
  await key.getByLabel('Key', { exact: true }).fill(apiKeys.pdl);
  await key.getByRole('button', { name: 'Save key' }).click();
  await expect(key).toBeHidden();
  await page.getByLabel('domain', { exact: true }).fill('nordhavn.example');
  await page.getByRole('button', { name: /^Send/ }).click();
  const fields = page.getByRole('table', { name: 'Fields as this row would show them' });
  await expect(fields.getByRole('row')).toHaveCount(2);
  await expect(fields).toContainText('120');
});

test('takes a ready-made pack with a key of one’s own, and leaves it off', async ({ loupe, own }) => {
  const page = await bench(own, loupe.page, '/packs');
  await page.getByRole('button', { name: 'Look at Hunter' }).click();
  await expect(page.getByRole('table', { name: 'What it brings' })).toContainText('E-mail count');
  await expect(page.getByText('https://api.hunter.io', { exact: true })).toBeVisible();
  await page.getByLabel('Hunter API key').fill('hunter-key-0123456789');
  await page.getByRole('button', { name: 'Add, and leave off' }).click();
  await expect(page.getByText('Hunter is here, and off.')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'E-mail count is on' })).not.toBeChecked();
  expect(await rowsIn(own, 'requests')).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'hunter-emails', enabled: false })]),
  );
  // Taken once more, it is there already and the same.
  await page.getByRole('button', { name: 'Look at Hunter' }).click();
  await expect(page.getByText('Already here under the same id')).toHaveCount(0);
});
