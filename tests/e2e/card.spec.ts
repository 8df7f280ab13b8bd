/**
 * The card on a page, in a browser that gives frames in foreign pages no storage (third-party cookies blocked): all that
 * it shows comes from the background.
 */
import { rmSync } from 'node:fs';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { shapesOn } from '../../scripts/machine/drawn.ts';
import { test as base, launchOn, newProfile } from './hostile/test.ts';
import { allow, cardFrame, knowCompanies, seen } from './hostile/world.ts';
import { expect, put, rowsIn, storedRequest } from './loupe.ts';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
  loupe: async ({}, use) => {
    const profile = newProfile();
    const launched = await launchOn(profile, { thirdParties: 1 });
    await use(launched);
    await launched.context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  },
});

const fields = [
  { name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' as const },
  { name: 'industry', label: 'Industry', path: '$.data.industry' },
];
const lookedUp = (own: Page, plans: readonly string[]) =>
  put(own, 'settings', [{ name: 'lookupPlans', value: plans }]);

const article = async (context: BrowserContext, own: Page, origin: string): Promise<Page> => {
  await knowCompanies(own);
  await allow(own, origin);
  const page = await context.newPage();
  await page.goto(`${origin}/article`);
  await page.bringToFront();
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(0);
  return page;
};

/** By keyboard alone: the first company of the page. */
const open = async (page: Page): Promise<Frame> => {
  await page.keyboard.press('Alt+Shift+L');
  await page.keyboard.press('Enter');
  await expect.poll(() => cardFrame(page) !== undefined).toBe(true);
  const frame = cardFrame(page);
  if (!frame) throw new Error('The card did not open.');
  await frame.locator('.CardHead h2').waitFor();
  return frame;
};

const lookUp = async (page: Page, card: Frame): Promise<void> => {
  await seen(card);
  await card.getByRole('button', { name: /^(Look up|Refresh)/ }).focus();
  await page.keyboard.press('Enter');
};

test('opens by keyboard, looks up once for each plan, keeps what it found, and gives the focus back', async ({
  loupe,
  own,
  site,
  provider,
}) => {
  const url = `${provider.origin}/v1/companies/find?domain={{domain}}`;
  const headers = [{ name: 'X-Api-Key', value: provider.key }];
  const cost = { amount: 1, charged: 'always' as const };
  await put(own, 'requests', [
    storedRequest({ id: 'facts', provider: 'Sample', url, headers, fields, cost }),
    storedRequest({
      id: 'place',
      name: 'Place',
      provider: 'Atlas',
      url,
      headers,
      fields: [{ name: 'city', label: 'City', path: '$.data.location.city' }],
      cost,
    }),
  ]);
  await lookedUp(own, ['facts', 'place']);
  const page = await article(loupe.context, own, site.origin);
  const problems: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.evaluate(() => {
    const link = document.querySelector('a');
    link?.focus();
  });

  const card = await open(page);
  const name = await card.locator('.CardHead h2').textContent();
  expect(name).toMatch(/\w/);
  await expect(card.locator('.CardHead-line')).toContainText('.example');
  // What the test is about: this frame has no storage.
  const storage = await card.evaluate(
    () =>
      new Promise<string>(resolve => {
        try {
          const opening = indexedDB.open('loupe');
          opening.onsuccess = () => resolve('open');
          opening.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      }),
  );
  expect(storage).toBe('refused');

  const before = provider.stats.calls;
  await lookUp(page, card);
  await expect(card.getByText('Employees')).toBeVisible();
  await expect(card.locator('.CardGroup', { hasText: 'Sample' })).toContainText(/just now.*1 credit/);
  await expect(card.locator('.CardGroup', { hasText: 'Atlas' })).toContainText('City');
  await page.waitForTimeout(500);
  expect(provider.stats.calls - before).toBe(2);

  const value = card.locator('.FieldRow-value').first();
  await value.click();
  await expect(card.getByText("$['data']['employees']")).toBeVisible();
  await expect(card.locator('.WhyBox')).toContainText('"employees":');
  await card.getByRole('button', { name: 'Copy value' }).click();
  await expect(card.getByText('Employees copied')).toBeVisible();

  // One source alone is asked again, by a mouse that rests on the button first.
  const again = card.getByRole('button', { name: 'Ask Atlas again · 1 credit' });
  await again.hover();
  await page.waitForTimeout(400);
  await again.click();
  await expect.poll(() => provider.stats.calls - before).toBe(3);

  await page.keyboard.press('Escape');
  await expect.poll(() => cardFrame(page)).toBeUndefined();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('a');

  const later = await open(page);
  await expect(later.locator('.FieldRow-value').first()).toBeVisible();
  await expect(later.getByRole('button', { name: /^Refresh/ })).toBeVisible();
  expect(provider.stats.calls - before).toBe(3);

  // Why it is thought to be this company, and the way to say that it is another.
  await later.getByRole('button', { name: /% sure/ }).click();
  await expect(later.getByText('Its name is in your lists.')).toBeVisible();
  await later.getByRole('button', { name: 'Not this company' }).click();
  await later.getByLabel(/^Domain of/).fill('quillon.example');
  await later.getByRole('button', { name: 'Use this' }).click();
  await expect(later.locator('.CardHead-line')).toContainText('quillon.example');
  await expect(later.getByText('Not asked yet.', { exact: false })).toBeVisible();
  // That one is in a list already.
  await expect(later.locator('.CardHead-line')).toContainText('in Prospects');
  await expect(later.getByRole('button', { name: 'In list' })).toBeVisible();
  const opening = loupe.context.waitForEvent('page');
  await later.getByRole('button', { name: 'Open in workbench' }).click();
  expect((await opening).url()).toContain('#/list/l?find=quillon.example');
  expect(problems).toEqual([]);
});

test('adds to a list, takes it back, and makes a new one', async ({ loupe, own, site }) => {
  await lookedUp(own, ['none']);
  const page = await article(loupe.context, own, site.origin);
  await put(own, 'lists', [
    { id: 'other', name: 'Visits', plans: [], columns: [], createdAt: 0, updatedAt: 9 },
  ]);
  await put(own, 'settings', [{ name: 'lastList', value: 'other' }]);
  const added = async (listId: string) =>
    (await rowsIn(own, 'listRows')).filter(row => row['listId'] === listId);
  const card = await open(page);
  await card.getByRole('button', { name: 'Add to list' }).click();
  await expect.poll(async () => (await added('other')).length).toBe(1);
  expect((await added('other'))[0]).toMatchObject({ domain: expect.stringContaining('.example') });
  await expect(card.getByText(/added to Visits/)).toBeVisible();
  await expect(card.getByRole('button', { name: 'In list' })).toBeVisible();
  await card.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await added('other')).length).toBe(0);
  await expect(card.getByRole('button', { name: 'Add to list' })).toBeEnabled();

  const menu = card.getByRole('button', { name: 'Choose a list' });
  await menu.click();
  await expect(card.getByRole('menuitem', { name: 'Visits' })).toBeVisible();
  // Escape closes the menu alone.
  await page.keyboard.press('Escape');
  await expect(card.getByRole('menuitem', { name: 'Visits' })).toBeHidden();
  await menu.click();
  await card.getByRole('menuitem', { name: /^New list/ }).click();
  await expect.poll(async () => (await rowsIn(own, 'lists')).length).toBe(3);
  // It bears the site's name.
  const names = (await rowsIn(own, 'lists')).map(list => list['name']);
  expect(names).toContain(new URL(site.origin).host);
});

test('says of each failure what it was and what to do', async ({ loupe, own, site, provider, vendor }) => {
  const of = (id: string, url: string) => storedRequest({ id, name: id, provider: id, url, fields });
  await put(own, 'requests', [
    of('wrong-key', `${provider.origin}/v1/companies/find?domain={{domain}}`),
    of('unknown', `${vendor.origin}/status/404`),
    of('page', `${vendor.origin}/body/html-200`),
    of('nobody', 'http://127.0.0.1:9'),
  ]);
  await lookedUp(own, ['wrong-key', 'unknown', 'page', 'nobody']);
  const page = await article(loupe.context, own, site.origin);
  const card = await open(page);
  await lookUp(page, card);
  const group = (id: string) => card.locator('.CardGroup', { hasText: id });
  await expect(group('wrong-key')).toContainText('Key refused (401)');
  await expect(group('wrong-key').getByRole('button', { name: 'Check the key' })).toBeVisible();
  await expect(group('unknown')).toContainText('Not found');
  await expect(group('unknown').locator('.LinkButton')).toHaveCount(0);
  await expect(group('page')).toContainText('A web page came');
  await expect(group('page').getByRole('button', { name: 'Open request' })).toBeVisible();
  await expect(group('nobody')).toContainText('Not reached', { timeout: 30_000 });
  await expect(group('nobody').getByRole('button', { name: 'Ask again' })).toBeVisible();

  const opening = loupe.context.waitForEvent('page');
  await group('wrong-key').getByRole('button', { name: 'Check the key' }).click();
  expect((await opening).url()).toContain('#/keys');
});

test('goes on when the background worker was stopped under it', async ({ loupe, own, site, provider }) => {
  const url = `${provider.origin}/v1/companies/find?domain={{domain}}`;
  const headers = [{ name: 'X-Api-Key', value: provider.key }];
  await put(own, 'requests', [storedRequest({ url, headers, fields })]);
  await lookedUp(own, ['facts']);
  const page = await article(loupe.context, own, site.origin);
  const card = await open(page);
  const worker = await loupe.worker();
  await worker.evaluate(() => Object.assign(globalThis, { sameLife: true }));
  const session = await loupe.context.newCDPSession(own);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await lookUp(page, card);
  await expect(card.getByText('1,240')).toBeVisible();
  await card.getByRole('button', { name: 'Choose a list' }).click();
  await card.getByRole('menuitem', { name: /^New list/ }).click();
  await expect(card.getByText(/added to/)).toBeVisible();
  await expect(card.locator('.CardHead-line')).toContainText('in 2 lists');
  // It was another life of the worker that answered.
  expect(await worker.evaluate(() => 'sameLife' in globalThis)).toBe(false);
});

for (const policy of ['require-corp', 'credentialless'])
  test(`opens in a page that keeps to its own process (${policy}), and is seen there`, async ({
    loupe,
    own,
    pages,
    site,
  }) => {
    const html = await (await fetch(`${site.origin}/article`)).text();
    pages.put('/article', html, {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': policy,
    });
    const page = await article(loupe.context, own, pages.origin);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const card = await open(page);
    await expect(card.locator('.CardHead h2')).toHaveText(/\w/);
    await seen(card);
  });
