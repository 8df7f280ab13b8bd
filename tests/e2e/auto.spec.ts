/** A request that a person set to run by itself on a site: for what is in view, within the site's budget, and no further. */
import type { Page } from '@playwright/test';
import { startProvider } from '../../scripts/sample/provider.ts';
import { test } from './hostile/test.ts';
import { allow } from './hostile/world.ts';
import { expect, put, storedRequest } from './loupe.ts';

const COUNT = 24;
/** Each company in a line of its own, seven in a window. */
const html = `<!doctype html><meta charset=utf-8><title>Companies</title><style>p{margin:0;height:130px}</style>${Array.from(
  { length: COUNT },
  (_, i) => `<p>company-${i}.com</p>`,
).join('')}`;

/** As a person sets it: in the settings, with what it may spend. */
const setToRun = async (bench: Page, host: string, budget: number): Promise<void> => {
  await bench.getByText('Nothing runs by itself').click();
  const group = bench.getByRole('group', { name: `What runs by itself on ${host}` });
  await group.getByRole('checkbox', { name: 'Company facts · 1 credit' }).check();
  const spend = bench.getByLabel('May spend a day on this site');
  await spend.fill(String(budget));
  await spend.press('Tab');
  const running = new RegExp(`^Company facts runs by itself: \\d of ${budget} credits today$`);
  await expect(bench.getByText(running)).toBeVisible();
};

for (const state of ['on', 'quiet'] as const)
  test(`${state}: asks for what comes into view, and stops at the site's budget`, async ({
    own,
    loupe,
    pages,
  }) => {
    // Slow, so that the page is scrolled on while nothing is answered yet.
    const provider = await startProvider({ latencyMs: 1200 });
    pages.put('/many', html);
    const url = `${provider.origin}/v1/companies/find?domain={{domain}}`;
    const cost = { amount: 1, charged: 'always' as const };
    await put(own, 'requests', [
      storedRequest({
        url,
        headers: [{ name: 'X-Api-Key', value: provider.key }],
        fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
        cost,
      }),
    ]);
    await allow(own, pages.origin, state);
    const page = await loupe.context.newPage();
    await page.goto(`${pages.origin}/many`);
    const bench = await loupe.context.newPage();
    await bench.goto(loupe.page('workbench.html#/settings'));
    expect(provider.stats.calls).toBe(0);
    await setToRun(bench, new URL(pages.origin).host, 9);

    // The page was open all along. Driven so, a tab behind another does not know that it is hidden (tests/page/life): it
    // may have begun.
    await page.bringToFront();
    await expect.poll(() => provider.stats.calls, { timeout: 15_000 }).toBeGreaterThan(0);
    await page.waitForTimeout(600);
    expect(provider.stats.calls).toBeLessThanOrEqual(7);
    for (let i = 0; i < 4; i++) {
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(350);
    }
    await expect.poll(() => provider.stats.calls, { timeout: 15_000 }).toBe(9);
    await page.waitForTimeout(2500);
    expect(provider.stats.calls).toBe(9);

    const tabId = await own.evaluate(async address => {
      // The extension page's own API, whose types Node's side does not have.
      const { chrome } = globalThis as unknown as {
        chrome: { tabs: { query(what: object): Promise<{ id: number; url?: string }[]> } };
      };
      return (await chrome.tabs.query({})).find(tab => tab.url === address)?.id;
    }, `${pages.origin}/many`);
    const panel = await loupe.context.newPage();
    await panel.goto(loupe.page(`sidepanel.html?tab=${tabId}`));
    await expect(panel.getByText('Runs by itself here: 9 of 9 credits today')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Change its budget' })).toBeVisible();
    await provider.close();
  });
