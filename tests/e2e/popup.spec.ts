/** The popup before its store is open: what it showed last stands there at once, takes keys, and nothing moves. */
import type { Page } from '@playwright/test';
import { companies } from '../../scripts/sample/companies.ts';
import { command, expect, put, storedRequest, test } from './loupe.ts';

const [first = '', second = '', third = ''] = companies.map(company => company.domain);

/** Before the page's first script: the tab is a company's, the store waits for `release`, and what moves is written down. */
const prepare = (page: Page, url: string) =>
  page.addInitScript(address => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<object[]> } };
    };
    const query = chrome.tabs.query.bind(chrome.tabs);
    // The browser tells the address of sites that were allowed alone, and none but this machine's can be here.
    chrome.tabs.query = async what => (await query(what)).map(tab => ({ ...tab, url: address }));
    const databases = indexedDB.databases.bind(indexedDB);
    const released = Promise.withResolvers<void>();
    // The store asks for it before it opens.
    IDBFactory.prototype.databases = async () => {
      await released.promise;
      return databases();
    };
    const moved: unknown[] = [];
    Object.assign(globalThis, { moved, release: released.resolve });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        if (!('hadRecentInput' in entry) || entry.hadRecentInput !== true) moved.push(entry.toJSON());
    }).observe({ type: 'layout-shift', buffered: true });
  }, url);

test('the popup shows its last state before the store is open, keeps what is typed, and does not jump', async ({
  own,
  loupe,
  provider,
}) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${provider.origin}/v1/companies/find?domain={{domain}}`,
      headers: [{ name: 'X-Api-Key', value: provider.key }],
      fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
      cost: { amount: 1, charged: 'always', budget: { perDay: 50 } },
    }),
  ]);
  const site = `https://app.${first}`;
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  await put(own, 'sites', [
    { origin: site, state: 'on', auto: { plans: [], budgets: {} }, updatedAt: Date.now() },
  ]);
  for (const domain of [first, second])
    await command(own, {
      do: 'look-up',
      plans: null,
      company: { name: null, domain, values: {} },
      refresh: 'missing',
    });

  const open = async (url: string): Promise<Page> => {
    const page = await loupe.context.newPage();
    await page.setViewportSize({ width: 400, height: 560 });
    await prepare(page, url);
    await page.goto(loupe.page('popup.html'), { waitUntil: 'commit' });
    return page;
  };
  const parts = (page: Page) => ({
    field: page.getByLabel('Domain, address or company'),
    result: page.locator('.Popup-result'),
    recent: page.locator('.RecentList'),
    foot: page.locator('.Popup-foot'),
  });
  const release = (page: Page): Promise<void> =>
    page.evaluate(() => (globalThis as unknown as { release(): void }).release());
  const movedIn = (page: Page): Promise<unknown> =>
    page.evaluate(() => (globalThis as { moved?: unknown }).moved);

  // The first time: all comes from the store.
  const once = await open(`${site}/about`);
  await expect(parts(once).field).toBeFocused();
  await release(once);
  await expect(parts(once).result).toContainText('Employees');
  await expect(parts(once).recent).toContainText(second);
  await expect(parts(once).foot).toContainText('48 of 50 credits left');
  await once.close();

  // What was shown stands there before the store can say a word; then the company comes, and nothing moves.
  const again = await open(`${site}/about`);
  const { field, result, recent, foot } = parts(again);
  await expect(field).toHaveValue(first);
  await expect(field).toBeFocused();
  await expect(again.getByRole('switch')).toBeChecked();
  await expect(foot).toContainText('48 of 50 credits left');
  await expect(result).toHaveCount(0);
  expect(
    await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
  ).toEqual([0, first.length]);
  await release(again);
  await expect(result).toContainText('Employees');
  await expect(recent).toContainText(second);
  expect(await movedIn(again)).toEqual([]);
  await again.close();

  // Where no company is to come, the companies looked at last are in the first frame, too.
  const none = await open('chrome://newtab/');
  await expect(parts(none).recent).toContainText(second);
  await release(none);
  await expect(parts(none).foot).toContainText('left');
  await expect(none.getByRole('switch')).toHaveCount(0);
  expect(await movedIn(none)).toEqual([]);
  await none.close();

  // What is typed before the store is open is what is looked up.
  const typed = await open(`${site}/about`);
  await expect(parts(typed).field).toBeFocused();
  const { calls } = provider.stats;
  await typed.keyboard.type(third);
  await typed.keyboard.press('Enter');
  await expect(parts(typed).field).toHaveValue(third);
  expect(provider.stats.calls).toBe(calls);
  await release(typed);
  await expect(parts(typed).result.locator('.CardHead')).toContainText(third);
  await expect.poll(() => provider.stats.calls).toBe(calls + 1);
  await expect(parts(typed).field).toHaveValue(third);

  // What is known stands there while the browser asks whether another source may be called.
  await put(own, 'requests', [storedRequest({ id: 'other', url: 'https://api.example/v1?d={{domain}}' })]);
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts', 'other'] }]);
  const asked = await open('chrome://newtab/');
  await release(asked);
  await expect(parts(asked).foot).toContainText('left');
  await parts(asked).field.fill(second);
  await asked.keyboard.press('Enter');
  await expect(parts(asked).result).toContainText('Employees');
});
