/** The side panel and the popup, over a page that changes: what they show, ask, point at, collect and write out. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { shapesOn } from '../../scripts/machine/drawn.ts';
import type { Launched } from '../../scripts/machine/launch.ts';
import { companies } from '../../scripts/sample/companies.ts';
import type { Provider } from '../../scripts/sample/provider.ts';
import { test } from './hostile/test.ts';
import { allow, knowCompanies, type Pages } from './hostile/world.ts';
import { expect, put, rowsIn, storedRequest } from './loupe.ts';

const [first, second, third, later] = companies.map(company => company.domain);
const names = companies.map(company => company.name);
const html = `<!doctype html><meta charset=utf-8><title>News</title><style>p{font:16px/24px sans-serif}</style>
<main><p>People of ${names[0]} met ${names[1]}.</p><div style="height:3000px"></div><p>Nobody of ${names[2]} came.</p></main>`;

const tabAt = (own: Page, address: string): Promise<number | undefined> =>
  own.evaluate(async url => {
    // The extension page's own API, whose types Node's side does not have.
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number; url?: string }[]> } };
    };
    return (await chrome.tabs.query({})).find(tab => tab.url === url)?.id;
  }, address);

/** What our layer says to a screen reader: it lies in a closed root, which the browser's inspector alone can read. */
const said = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return /"nodeValue":"([^"]*Enter opens the card\.)"/.exec(JSON.stringify(root))?.[1] ?? '';
};

const setUp = async (own: Page, { origin, key }: { origin: string; key: string }): Promise<void> => {
  await put(own, 'requests', [
    storedRequest({
      url: `${origin}/v1/companies/find?domain={{domain}}`,
      headers: [{ name: 'X-Api-Key', value: key }],
      fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
      cost: { amount: 1, charged: 'always' },
    }),
  ]);
  await put(own, 'settings', [{ name: 'lookupPlans', value: ['facts'] }]);
  await knowCompanies(own);
};

interface World {
  readonly own: Page;
  readonly loupe: Launched;
  readonly provider: Provider;
  readonly pages: Pages;
}

/** A page of news on an allowed site, and one of our pages that is about its tab. */
const openOver = async (file: string, { own, loupe, provider, pages }: World) => {
  pages.put('/news', html);
  await setUp(own, provider);
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/news`);
  const over = await loupe.context.newPage();
  await over.goto(loupe.page(`${file}?tab=${await tabAt(own, page.url())}`));
  return { page, over };
};

test('the panel lists the page in its order, asks for a selection, collects, writes a file, and stays true', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  const { page, over: panel } = await openOver('sidepanel.html', { own, loupe, provider, pages });
  await page.bringToFront();
  const list = panel.getByRole('list', { name: 'Companies on this page' });
  const under = list.locator('.PageRow-under');
  await expect(under).toHaveText([first, second, third].map(domain => new RegExp(`^${domain}`)));

  // Pointing shows where it is.
  const scrolled = (): Promise<number> => page.evaluate(() => scrollY);
  expect(await scrolled()).toBe(0);
  await list.getByRole('button').nth(2).focus();
  await expect.poll(scrolled).toBeGreaterThan(1000);

  // The filter, a selection, the estimate, the look-up.
  await panel.bringToFront();
  await panel.getByLabel('Filter').fill(first ?? '');
  await expect(under).toHaveCount(1);
  await panel.getByLabel('Filter').fill('');
  await list.getByRole('checkbox').first().check();
  await expect(panel.getByText('1 selected')).toBeVisible();
  await expect(panel.locator('.Panel-estimate')).toContainText(/1 call.*1 credit/);
  const calls = provider.stats.calls;
  await panel.getByRole('button', { name: 'Look up 1 company' }).click();
  await expect(under.first()).toContainText('people');
  await expect(under.nth(1)).not.toContainText('people');
  expect(provider.stats.calls - calls).toBe(1);
  await panel.getByRole('radio', { name: 'New' }).check({ force: true });
  await expect(under).toHaveCount(2);
  await panel.getByRole('radio', { name: 'All' }).check({ force: true });

  // The page's marks hear of it: what the walk by keyboard says of the first one.
  await page.bringToFront();
  await page.evaluate(() => scrollTo(0, 0));
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+Shift+L');
      return said(page);
    })
    .toMatch(/, looked up\. Enter/);
  await page.keyboard.press('Escape');
  await panel.bringToFront();

  // A list, and a file.
  await panel.getByRole('button', { name: 'Choose a list' }).click();
  await panel.getByRole('menuitem', { name: /^New list/ }).click();
  await expect(panel.getByText(/added to/)).toBeVisible();
  await expect(under.first()).toContainText('in 2 lists');
  const kept = (await rowsIn(own, 'listRows')).filter(row => row['listId'] !== 'l');
  expect(kept.map(row => row['domain'])).toEqual([first]);
  const saving = panel.waitForEvent('download');
  await panel.getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync((await (await saving).path()) ?? '', 'utf8');
  expect(csv).toContain('Employees');
  expect(csv).toContain(first);
  expect(csv).not.toContain(second);

  // The page goes on without a load, as applications do.
  await page.bringToFront();
  await page.evaluate(name => {
    history.pushState(null, '', '/news/2');
    document.querySelector('main')?.replaceChildren(`Another view, about ${name}.`);
  }, names[3]);
  await expect(under).toHaveText([new RegExp(`^${later}`)]);
  await page.goto('about:blank');
  await expect(panel.getByText('Nothing is read here')).toBeVisible();
});

test('the popup looks up a domain, an address, a link and a name, remembers them, and lets the site go', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  const { page, over: popup } = await openOver('popup.html', { own, loupe, provider, pages });
  const field = popup.getByLabel('Domain, address or company');
  const domain = popup.locator('.Popup-result .CardHead');
  for (const [written, found] of [
    [first, first],
    [`jane.doe@mail.${second}`, second],
    [`https://www.${third}/about?x=1#top`, third],
  ] as const) {
    await field.fill(written ?? '');
    await field.press('Enter');
    await expect(field).toHaveValue(found ?? '');
    await expect(domain).toBeVisible();
    await expect(popup.getByText('Employees')).toBeVisible();
  }
  expect(provider.stats.calls).toBeGreaterThanOrEqual(3);
  await field.fill('A Name of Nobody');
  await field.press('Enter');
  await expect(popup.getByText('Needs its domain')).toBeVisible();
  await field.fill('???');
  await field.press('Enter');
  await expect(popup.getByRole('alert')).toBeVisible();
  await expect(domain).toBeHidden();
  await expect(popup.locator('.RecentList')).toContainText(second ?? '');
  await expect(popup.locator('.Popup-foot')).toContainText(/credits spent/);

  // What ended with failures is told, and led to.
  await put(own, 'runs', [
    {
      ...{
        id: 'r',
        planId: 'facts',
        listId: null,
        title: 'Prospects',
        state: 'done',
        problem: null,
        total: 5,
      },
      counts: { found: 2, cached: 0, notFound: 0, failed: 2, skipped: 0, unknown: 1, calls: 5, retries: 0 },
      ...{ createdAt: Date.now(), finishedAt: Date.now(), notBefore: 0, refresh: 'missing', spent: 0 },
      unit: 'credit',
    },
  ]);
  await popup.reload();
  await expect(popup.getByText('Prospects ended')).toBeVisible();
  const opening = loupe.context.waitForEvent('page');
  await popup.getByRole('button', { name: '3 failed' }).click();
  const report = await opening;
  expect(report.url()).toContain('#/run/r?show=failed');
  await report.close();

  // Off here: the marks go at once.
  await page.bringToFront();
  await expect.poll(() => shapesOn(page)).toBeGreaterThan(0);
  await popup.bringToFront();
  await popup.getByRole('switch').uncheck();
  await page.bringToFront();
  await expect.poll(() => shapesOn(page)).toBe(0);

  // The browser's question answered with no: it stays off, and says so.
  await popup.bringToFront();
  await popup.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { permissions: Record<string, unknown> } };
    Object.assign(chrome.permissions, { request: async () => false, contains: async () => false });
  });
  await popup.getByRole('switch').click();
  await expect(popup.getByText('was not allowed. Nothing is read there.')).toBeVisible();
  await expect(popup.getByRole('switch')).not.toBeChecked();
});

test('short names are their full ones, of the page and of the lists, and the lists come before what is guessed', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  await setUp(own, provider);
  const row = (name: string | null, domain: string, order: number) => ({
    ...{ id: JSON.stringify(['l', `d:${domain}`]), listId: 'l', subject: `d:${domain}`, order },
    ...{ name, domain, values: {}, source: 'test', addedAt: 0 },
  });
  await put(own, 'listRows', [row('Tarnwick Loom Works', 'tarnwick.com', 90), row(null, 'onlyhost.com', 91)]);
  const crowd = Array.from({ length: 600 }, (_, i) => `<p>made${i}up.com`).join('');
  pages.put(
    '/short',
    `<!doctype html><meta charset=utf-8><p>Shares of Tarnwick rose. Northmoor Rail Freight Ltd won it, Northmoor said.
    See northmoor.com.</p>${crowd}<p>Written by onlyhost.com</p>`,
  );
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/short`);
  const panel = await loupe.context.newPage();
  await panel.goto(loupe.page(`sidepanel.html?tab=${await tabAt(own, page.url())}`));
  await page.bringToFront();
  const rows = panel.locator('.PageRow-open');
  await expect(rows.nth(0)).toHaveText(/Tarnwick.*tarnwick\.com.*in Prospects/);
  await expect(rows.nth(1)).toHaveText(/^Northmoor Rail Freight Ltd\s*3 times\s*northmoor\.com/);
  await expect(rows.last()).toHaveText(/onlyhost\.com.*in Prospects/);
});

test('a frame whose site is allowed later is marked, listed and pointed at, and off with its page', async ({
  own,
  loupe,
  provider,
  pages,
}) => {
  await setUp(own, provider);
  pages.put(
    '/outer',
    `<!doctype html><meta charset=utf-8><p>Here is ${names[0]}.</p><div style="height:700px"></div>
    <iframe src="${pages.otherOrigin}/inner" height=400></iframe>`,
  );
  pages.put(
    '/inner',
    `<!doctype html><meta charset=utf-8><div style="height:300px"></div><p>In the frame is ${names[2]}.</p>`,
  );
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/outer`);
  const panel = await loupe.context.newPage();
  await panel.goto(loupe.page(`sidepanel.html?tab=${await tabAt(own, page.url())}`));
  await page.bringToFront();
  const rows = panel.locator('.PageRow-under');
  await expect(rows).toHaveText([new RegExp(`^${first}`)]);
  await allow(own, pages.otherOrigin);
  await expect(rows).toHaveText([first, third].map(domain => new RegExp(`^${domain}`)));
  // Pointing scrolls the page that the frame stands in.
  await panel.locator('.PageRow-open').nth(1).focus();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  // Our layer stands in both documents, and in neither once the page's site is off.
  const layers = () =>
    Promise.all(page.frames().map(frame => frame.locator('html > div').count())).then(all => all.join());
  await expect.poll(layers).toBe('1,1');
  await allow(own, pages.origin, 'off');
  await expect.poll(layers).toBe('0,0');
});
