/** A person's day in Firefox: a lookup in the popup, a card on a page, the panel, and a run that the browser's end does not lose. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandInput } from '../../lib/core/message/command.ts';
import { storedRequest } from '../../scripts/machine/stored.ts';
import { companies } from '../../scripts/sample/companies.ts';
import { startProvider } from '../../scripts/sample/provider.ts';
import { startSite } from '../../scripts/sample/site.ts';
import { type Firefox, foundOn, launchFirefox } from './firefox.ts';
import { put as putInto, rowsIn as rowsOf, command as send } from './own.ts';

/** The extension's API in one of our pages, as far as the tests use it; Node has no types of it. */
interface Api {
  readonly browser: {
    readonly runtime: {
      reload(): void;
      getContexts(what: object): Promise<readonly object[]>;
    };
    readonly storage: { readonly session: { get(): Promise<Record<string, unknown>> } };
    readonly tabs: { query(what: object): Promise<{ id: number; url?: string }[]> };
  };
}

let firefox: Firefox;
let provider: Awaited<ReturnType<typeof startProvider>>;
let site: Awaited<ReturnType<typeof startSite>>;
let own: Page;

const command = (wanted: CommandInput): Promise<unknown> => send(own, wanted);
const rowsIn = (table: string): Promise<Record<string, unknown>[]> => rowsOf(own, table);
const put = (table: string, rows: readonly unknown[]): Promise<void> => putInto(own, table, rows);

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');

beforeAll(async () => {
  [firefox, provider, site] = await Promise.all([
    launchFirefox(),
    startProvider({ latencyMs: 150 }),
    startSite(),
  ]);
  own = await firefox.own('popup.html');
  await command({ do: 'status' });
  await put('requests', [
    storedRequest({
      url: `${provider.origin}/v1/companies/find?domain={{domain}}`,
      headers: [{ name: 'X-Api-Key', value: provider.key }],
      fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
      limits: { concurrency: 1 },
    }),
  ]);
  await put('settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  await put('lists', [{ id: 'l', name: 'Prospects', plans: [], columns: [], createdAt: 0, updatedAt: 1 }]);
  await put(
    'listRows',
    companies.slice(0, 40).map(({ name, domain }, order) => ({
      ...{ id: JSON.stringify(['l', `d:${domain}`]), listId: 'l', order, subject: `d:${domain}` },
      ...{ name, domain, values: {}, source: 'test', addedAt: 0 },
    })),
  );
});

afterAll(async () => {
  await firefox?.browser.close();
  await Promise.all([provider?.close(), site?.close()]);
});

it('looks a domain up in the popup', async () => {
  const popup = await firefox.own('popup.html');
  await popup.bringToFront();
  await popup.waitForSelector('input[aria-label="Domain, address or company"]');
  await popup.click('input[aria-label="Domain, address or company"]');
  await popup.keyboard.type('nordhavn.example');
  await popup.keyboard.press('Enter');
  await expect.poll(() => text(popup), { timeout: 15_000 }).toMatch(/Employees1,240/);
  await popup.close();
});

it('opens a card on an allowed page by keyboard; what is known stands in it, and it spends nothing there', async () => {
  await command({ do: 'site', origin: site.origin, state: 'on' });
  const page = await firefox.browser.newPage();
  await page.setViewport({ width: 1280, height: 1000 });
  await page.goto(`${site.origin}/article`);
  await page.bringToFront();
  await expect.poll(() => foundOn(own, site.origin), { timeout: 15_000 }).toBeGreaterThan(0);
  const press = async (): Promise<void> => {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyL');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
  };
  await press();
  await page.keyboard.press('Enter');
  // The protocol does not name addresses of extensions: the page itself has no other frame.
  const card = () => page.frames()[1];
  await expect.poll(() => card() !== undefined, { timeout: 15_000 }).toBe(true);
  const shown = async (): Promise<string> =>
    (await card()?.evaluate(() => document.body.textContent ?? '')) ?? '';
  await expect.poll(shown, { timeout: 15_000 }).toMatch(/Nordhavn Freight.*1,240/);
  // Longer than a card that says nothing of its height is waited for.
  await new Promise(resume => setTimeout(resume, 3300));

  // Firefox does not tell a frame whether it is really seen, and opens the sidebar from its own button alone: the popup
  // opens in its place, with this company, where a press asks.
  const calls = provider.stats.calls;
  await card()?.evaluate(() => {
    const ask = [...document.querySelectorAll('button')].find(one => one.textContent?.startsWith('Refresh'));
    ask?.focus();
  });
  await page.keyboard.press('Enter');
  const popups = (): Promise<number> =>
    own.evaluate(
      async () =>
        (await (globalThis as unknown as Api).browser.runtime.getContexts({ contextTypes: ['POPUP'] }))
          .length,
    );
  const led = async (): Promise<string> => ((await popups()) > 0 ? 'popup' : `card: ${await shown()}`);
  await expect.poll(led, { timeout: 8000 }).toBe('popup');
  // It came for the company that was left for it, and the card went.
  const left = (): Promise<string[]> =>
    own.evaluate(async () =>
      Object.keys(await (globalThis as unknown as Api).browser.storage.session.get()).filter(key =>
        key.startsWith('panel:'),
      ),
    );
  await expect.poll(left, { timeout: 8000 }).toEqual([]);
  await expect.poll(() => card() === undefined, { timeout: 8000 }).toBe(true);
  expect(provider.stats.calls).toBe(calls);

  const tabId = await own.evaluate(
    async url =>
      (await (globalThis as unknown as Api).browser.tabs.query({})).find(tab => tab.url === url)?.id,
    `${site.origin}/article`,
  );
  const panel = await firefox.own(`sidepanel.html?tab=${tabId}`);
  await expect.poll(() => text(panel), { timeout: 15_000 }).toMatch(/Kestrel Robotics/);
  await panel.close();
  await page.close();
});

it('goes on with a run after the extension was ended in the middle of it, and asks nothing twice', async () => {
  const asked = companies.slice(5, 25).map(({ name, domain }) => ({ name, domain, values: {} }));
  const calls = provider.stats.calls;
  await command({
    do: 'start-run',
    planId: 'facts',
    title: 'Run',
    source: { kind: 'companies', companies: asked },
    refresh: 'all',
  });
  await expect.poll(() => provider.stats.calls - calls, { timeout: 15_000 }).toBeGreaterThan(3);
  await own.evaluate(() => (globalThis as unknown as Api).browser.runtime.reload());
  expect(provider.stats.calls - calls).toBeLessThan(asked.length);
  await new Promise(resume => setTimeout(resume, 1500));
  own = await firefox.own('popup.html');
  await expect
    .poll(async () => (await rowsIn('runs')).map(run => run['state']), { timeout: 45_000 })
    .toEqual(['done']);
  const results = await rowsIn('results');
  const domains = new Set(results.map(result => result['domain']));
  expect(asked.filter(one => !domains.has(one.domain))).toEqual([]);
  // They cost nothing here, and so are written down when they end: the call that was under way is sent again, and the one
  // before it if its answer was just being written.
  expect(provider.stats.calls - calls).toBeLessThanOrEqual(asked.length + 2);
});
