/** The tour's steps on the page: allow it, read it, open a card, look everything up, one domain in the popup. */
import type { Page } from 'playwright-core';
import { shapesOn } from '../machine/drawn.ts';
import { bringToFront, count, must, type Stage, step } from './stage.ts';

/** The browser's number of the tab that shows this address. */
export const tabAt = (own: Page, url: string): Promise<number> =>
  own.evaluate(async wanted => {
    // The extension page's own API, whose types Node's side does not have.
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number; url?: string }[]> } };
    };
    return (await chrome.tabs.query({})).find(tab => tab.url === wanted)?.id ?? -1;
  }, url);

export const allowSite = ({ loupe }: Stage, popup: Page, tabId: number): Promise<void> =>
  step('Allow the site', async () => {
    await popup.goto(loupe.page(`popup.html?tab=${tabId}`));
    const site = popup.getByRole('switch');
    await site.check();
    return `Loupe is on for ${((await site.getAttribute('aria-label')) ?? (await popup.locator('label').first().textContent()) ?? '').replace(/^O\w+ for /, '')}`;
  });

export const readPage = (
  { loupe, picture }: Stage,
  article: Page,
  panel: Page,
  tabId: number,
): Promise<void> =>
  step('Read the page', async () => {
    const before = await article.evaluate(() => document.body.outerHTML);
    await bringToFront(article);
    const by = Date.now() + 15_000;
    while ((await shapesOn(article)) === 0 && Date.now() < by) await article.waitForTimeout(100);
    must((await shapesOn(article)) > 0, 'companies are marked');
    await article.mouse.wheel(0, 420);
    await article.waitForTimeout(600);
    await picture(article, 'page');
    must((await article.evaluate(() => document.body.outerHTML)) === before, 'not one of its nodes changed');
    await panel.goto(loupe.page(`sidepanel.html?tab=${tabId}`));
    await panel.getByRole('list', { name: 'Companies on this page' }).getByRole('listitem').first().waitFor();
    const found = count(await panel.getByRole('heading', { level: 1 }).textContent());
    must(found >= 12, `at least 12 companies were found (${found})`);
    return `${found} companies, not one node of the page changed`;
  });

export const openCard = ({ picture }: Stage, article: Page): Promise<void> =>
  step('Open a card by the keyboard', async () => {
    await bringToFront(article);
    await article.keyboard.press('Alt+Shift+L');
    await article.waitForTimeout(300);
    await article.keyboard.press('Enter');
    const find = () => article.frames().find(frame => frame.url().includes('card.html'));
    for (let waited = 0; !find() && waited < 50; waited++) await article.waitForTimeout(100);
    const card = find();
    must(card !== undefined, 'the card is there');
    await card?.getByRole('heading', { level: 2 }).first().waitFor();
    const name = (await card?.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
    const ask = card?.getByRole('button', { name: /Look up|Refresh/ }).first();
    await ask?.waitFor();
    // It spends only once it has been seen for a moment.
    await article.waitForTimeout(700);
    await ask?.focus();
    await article.keyboard.press('Enter');
    await card?.getByText('Employees').first().waitFor({ timeout: 15_000 });
    await article.waitForTimeout(400);
    await picture(article, 'page-card');
    await article.keyboard.press('Escape');
    return name;
  });

export const lookUpPage = ({ provider, picture }: Stage, panel: Page): Promise<void> =>
  step('Look up the whole page', async () => {
    const before = provider.stats.charged;
    await bringToFront(panel);
    await panel.getByRole('checkbox', { name: /Select all|selected/ }).check();
    await picture(panel, 'sidepanel');
    await panel.getByRole('button', { name: /^Look up \d+/ }).click();
    await panel.waitForTimeout(350);
    await picture(panel, 'sidepanel-running');
    for (let last = -1; last !== provider.stats.calls; ) {
      last = provider.stats.calls;
      await panel.waitForTimeout(900);
    }
    await picture(panel, 'sidepanel-done');
    const charged = provider.stats.charged - before;
    must(charged >= 8, `at least 8 companies were answered (${charged})`);
    return `${charged} answers`;
  });

export const collect = ({ picture }: Stage, panel: Page): Promise<void> =>
  step('Add them to the list', async () => {
    await panel
      .getByRole('button', { name: /^Add to/ })
      .first()
      .click();
    await panel.waitForTimeout(600);
    await picture(panel, 'sidepanel-added');
    return (
      (await panel
        .getByText(/added to|Already in/)
        .first()
        .textContent()) ?? ''
    );
  });

export const lookUpOne = ({ loupe, picture }: Stage, popup: Page, tabId: number): Promise<void> =>
  step('Look one domain up in the popup', async () => {
    await popup.goto(loupe.page(`popup.html?tab=${tabId}`));
    await bringToFront(popup);
    const field = popup.getByLabel('Domain, address or company');
    await field.fill('quillon.example');
    await field.press('Enter');
    await popup.getByText('Employees').first().waitFor({ timeout: 15_000 });
    await popup.waitForTimeout(500);
    await picture(popup, 'popup');
    return (await popup.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
  });
