/** "Look up" in the browser's menu: on selected text and on links, in pages and frames that were allowed, and elsewhere. */
import type { Page } from '@playwright/test';
import { shapesOn } from '../../scripts/machine/drawn.ts';
import type { Launched } from '../../scripts/machine/launch.ts';
import { companies } from '../../scripts/sample/companies.ts';
import { test } from './hostile/test.ts';
import { allow, cardFrame, knowCompanies } from './hostile/world.ts';
import { expect } from './loupe.ts';

interface Chrome {
  readonly tabs: { query(what: object): Promise<{ id: number; windowId: number; url?: string }[]> };
  readonly storage: { readonly session: { get(): Promise<Record<string, unknown>> } };
  readonly contextMenus: { readonly onClicked: { dispatch(info: object, tab: object): void } };
}

/** Chooses our entry as the browser does: its own menu cannot be pressed from here. */
const choose = async (loupe: Launched, url: string, info: object): Promise<void> => {
  const worker = await loupe.worker();
  await worker.evaluate(
    async ([address, what]) => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const tab = (await chrome.tabs.query({})).find(one => one.url === address);
      chrome.contextMenus.onClicked.dispatch(what, tab ?? {});
    },
    [url, info] as const,
  );
};

/** Companies that were left for a side panel. */
const leftForPanel = (own: Page): Promise<string[]> =>
  own.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const all = await chrome.storage.session.get();
    return Object.entries(all).flatMap(([key, value]) => (key.startsWith('panel:') ? [String(value)] : []));
  });

const html = `<!doctype html><meta charset=utf-8><title>t</title><style>p{font:16px/24px sans-serif}</style>
<p><span id=name>${companies[0]?.name}</span> was there, says <a id=out href="https://acme-tools.io/team">a post</a>.</p>`;

const select = async (page: Page, selector: string): Promise<void> => {
  await page.evaluate(where => {
    const node = document.querySelector(where);
    if (node) getSelection()?.selectAllChildren(node);
  }, selector);
  await page.click(selector, { button: 'right' });
};

test('on an allowed page the card opens beside what was chosen, and no panel; elsewhere the panel takes it', async ({
  loupe,
  own,
  pages,
}) => {
  pages.put('/menu', html);
  await knowCompanies(own);
  await allow(own, pages.origin);
  // The popup takes such a company as the panel does: this page is to leave it lying.
  await own.goto(loupe.page('workbench.html#/settings'));
  const page = await loupe.context.newPage();
  const url = `${pages.origin}/menu`;
  await page.goto(url);
  await page.bringToFront();
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(0);

  await select(page, '#name');
  await choose(loupe, url, { menuItemId: 'selection', selectionText: companies[0]?.name, frameId: 0 });
  const title = async () => cardFrame(page)?.locator('.CardHead').textContent({ timeout: 2000 });
  await expect.poll(title).toContain(companies[0]?.domain);
  await page.click('p');
  await expect.poll(() => cardFrame(page)).toBeUndefined();

  await page.click('#out', { button: 'right' });
  await choose(loupe, url, { menuItemId: 'link', linkUrl: 'https://acme-tools.io/team', frameId: 0 });
  await expect.poll(title).toContain('acme-tools.io');
  expect(await leftForPanel(own)).toEqual([]);

  // Quiet: nothing on the page; and what was told of the page before counts once.
  await allow(own, pages.origin, 'quiet');
  await page.reload();
  await page.bringToFront();
  await select(page, '#name');
  await choose(loupe, url, { menuItemId: 'selection', selectionText: companies[1]?.name, frameId: 0 });
  await expect.poll(() => leftForPanel(own)).toHaveLength(1);
  expect((await leftForPanel(own))[0]).toContain(companies[1]?.name);
  expect(cardFrame(page)).toBeUndefined();
});

test('in a frame of an allowed page the card opens in that frame, and has its height', async ({
  loupe,
  own,
  pages,
}) => {
  pages.put('/inner', html);
  pages.put(
    '/frames',
    '<!doctype html><meta charset=utf-8><title>f</title><iframe src="/inner" style="width:700px;height:500px"></iframe>',
  );
  await knowCompanies(own);
  await allow(own, pages.origin);
  const page = await loupe.context.newPage();
  await page.goto(`${pages.origin}/frames`);
  await page.bringToFront();
  const inner = page.frames().find(frame => frame.url().endsWith('/inner'));
  if (!inner) throw new Error('The frame did not load.');
  await expect.poll(() => shapesOn(page), { timeout: 15_000 }).toBeGreaterThan(0);
  await inner.click('#name');
  await page.keyboard.press('Alt+Shift+L');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => cardFrame(page)?.locator('.CardHead').textContent({ timeout: 2000 }))
    .toContain(companies[0]?.domain);
  // One that is not heard of gives up after three seconds.
  await page.waitForTimeout(3300);
  const card = cardFrame(page);
  expect(card?.parentFrame()).toBe(inner);
  const box = await (await card?.frameElement())?.boundingBox();
  expect(box?.height).not.toBe(240);
  await card?.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => cardFrame(page)).toBeUndefined();
});
