/** What starts by itself, as a person sets it: a list's run, missed while the browser was away; a request that is checked. */
import type { Page } from '@playwright/test';
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const DAY = 86_400_000;

/** The worker ends, and the next event starts it anew: as at a start of the browser. */
const startAnew = async (own: Page): Promise<void> => {
  const browser = await own.context().newCDPSession(own);
  await browser.send('ServiceWorker.enable');
  await browser.send('ServiceWorker.stopAllWorkers');
  await browser.detach();
  await command(own, { do: 'status' });
};

const listOf = async (own: Page, count: number): Promise<void> => {
  await put(own, 'lists', [
    { id: 'l', name: 'Prospects', plans: ['facts'], columns: [], createdAt: 0, updatedAt: 1 },
  ]);
  const rows = Array.from({ length: count }, (_, order) => {
    const domain = `firm${order}.example`;
    const id = JSON.stringify(['l', `d:${domain}`]);
    const about = { subject: `d:${domain}`, name: null, domain, values: {}, source: 'test', addedAt: 0 };
    return { id, listId: 'l', order, ...about };
  });
  await put(own, 'listRows', rows);
};

test('a list runs by itself at its time, once for what was missed, within its cap; what is in the way is said', async ({
  own,
  loupe,
}) => {
  const asked: string[] = [];
  const server = await listen((request, response) => {
    asked.push(request.url.searchParams.get('d') ?? '');
    sendJson(response, 200, { size: 7 });
  });
  const facts = storedRequest({
    url: `${server.origin}/find?d={{domain}}`,
    fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
    cost: { amount: 1, unit: 'credit' },
  });
  await put(own, 'requests', [facts]);
  await listOf(own, 6);
  const bench = await own.context().newPage();
  await bench.goto(loupe.page('workbench.html#/list/l'));

  await bench.getByRole('button', { name: 'More ways to run' }).click();
  await bench.getByRole('menuitem', { name: 'Run by itself…' }).click();
  const form = bench.getByRole('region', { name: 'New schedule' });
  await expect(form.getByText(/6 rows · at most 6 calls · at most 6 credits/)).toBeVisible();
  const save = form.getByRole('button', { name: 'Save schedule' });
  // It spends without a person looking: without a cap it is not saved.
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await form.getByLabel('One run spends at most').fill('4');
  await form.getByLabel('At', { exact: true }).fill('08:00');
  await save.click();
  const row = bench.getByRole('region', { name: 'Company facts, by itself' });
  await expect(row).toContainText(/every day at 08:00 · new and stale rows.*at most 4 credits a run.*Next/);
  expect(asked).toEqual([]);

  const [saved] = await rowsIn(own, 'schedules');
  await put(own, 'schedules', [{ ...saved, nextDue: Date.now() - 3 * DAY }]);
  await startAnew(own);
  await expect(row).toContainText(/Last today \d\d:\d\d \(was due .*\): 4 of 4 rows, 4 credits/);
  await startAnew(own);
  await startAnew(own);
  expect(await rowsIn(own, 'runs')).toMatchObject([{ state: 'done', spent: 4, scheduleId: saved?.['id'] }]);
  expect(asked.length).toBe(4);

  await put(own, 'requests', [{ ...facts, enabled: false }]);
  await row.getByRole('button', { name: /^More/ }).click();
  await bench.getByRole('menuitem', { name: 'Run now' }).click();
  await expect(bench.getByRole('alert')).toContainText('“Company facts” is off.');
  await expect(row).toContainText(/Its turn of today \d\d:\d\d is kept/);
  await put(own, 'requests', [facts]);
  await bench.getByRole('button', { name: 'Look again now' }).click();
  await expect(row).toContainText('2 of 2 rows');
  expect(new Set(asked).size).toBe(6);
  expect(asked.length).toBe(6);
  await bench.getByRole('link', { name: 'All runs' }).click();
  await expect(bench.getByRole('row', { name: /Company facts scheduled/ })).toHaveCount(2);

  await bench.getByRole('link', { name: /Schedules/ }).click();
  await row.getByRole('button', { name: /^More/ }).click();
  await bench.getByRole('menuitem', { name: 'Pause' }).click();
  await expect(row).toContainText('Paused');
  await server.close();
});
