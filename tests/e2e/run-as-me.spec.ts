/** B6: a request may use the browser's own session with a site: only when chosen, only there, and never by a pack. */
import { expect, put, rowsIn, storedRequest, test } from './loupe.ts';

test('Run as me sends the person’s own sign-in where that was chosen, and nowhere else', async ({
  loupe,
  own,
  vendor,
}) => {
  // Signed in, as a person is: in a tab of the site.
  const site = await loupe.context.newPage();
  await site.goto(`${vendor.origin}/auth/cookie`);
  await put(own, 'requests', [storedRequest({ url: `${vendor.origin}/auth/cookie` })]);
  const page = await own.context().newPage();
  await page.goto(loupe.page('workbench.html#/request/facts/auth'));
  const answer = page.getByRole('tree', { name: 'Answer' });
  const send = () => page.getByRole('button', { name: /^Send / }).click();

  await send();
  await expect(answer).toContainText('cookie:null');

  const choice = page.getByRole('switch', { name: /^Send my own sign-in to 127\.0\.0\.1/ });
  await choice.click();
  await expect(page.getByText(/^Calls to 127\.0\.0\.1:\d+ are made as you\.$/)).toBeVisible();
  await send();
  await expect(answer).toContainText('session=s1');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText('Company facts is saved.')).toBeVisible();
  expect(await rowsIn(own, 'requests')).toContainEqual(
    expect.objectContaining({ id: 'facts', definition: expect.objectContaining({ session: true }) }),
  );

  // A page to sign in at, in place of the answer, is said to be one; the session follows no redirect.
  vendor.reset();
  await page.getByRole('combobox', { name: 'Address' }).fill(`${vendor.origin}/redirect/other-302`);
  await send();
  await expect(page.getByRole('status', { name: 'How it went' })).toContainText(/sign in/i);
  await expect(page.getByRole('button', { name: /^Open 127\.0\.0\.1/ })).toBeVisible();
  expect(vendor.calls().filter(call => call.host === 'other')).toEqual([]);

  // Off again, nothing goes along.
  await page.getByRole('combobox', { name: 'Address' }).fill(`${vendor.origin}/auth/cookie`);
  await choice.click();
  await send();
  await expect(answer).toContainText('cookie:null');
});
