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
  await expect(form.getByLabel('Run', { exact: true })).toBeFocused();
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

test('a request is checked by itself: what changed is told field by field, before a run trips on it', async ({
  own,
  loupe,
}) => {
  let reply: readonly [status: number, body: object] = [200, { size: 7, city: 'Bergen' }];
  let calls = 0;
  const server = await listen((_, response) => {
    calls += 1;
    sendJson(response, ...reply);
  });
  await put(own, 'requests', [
    storedRequest({
      url: `${server.origin}/find?d={{domain}}`,
      fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
      cost: { amount: 1, unit: 'credit' },
    }),
  ]);
  await listOf(own, 2);
  const bench = await own.context().newPage();
  await bench.goto(loupe.page('workbench.html#/request/facts'));
  const watch = bench.getByRole('region', { name: 'Checked by itself' });
  await expect(watch).toContainText('1 credit a check, about 30 credits a month, within its budget');
  const wish = watch.getByRole('switch', { name: 'Check this request by itself' });
  await expect(wish).toBeDisabled();
  await bench.getByRole('button', { name: /^Send/ }).click();
  await wish.click();
  await expect(watch.getByRole('status')).toContainText(/^Sample firm0.example of today, 1 field filled/);
  expect(calls).toBe(1);

  reply = [200, { employees: 7, city: 'Bergen' }];
  await watch.getByRole('button', { name: 'Check now · 1 credit' }).click();
  await expect(bench.getByRole('alert')).toContainText('Size was filled and is empty now.');
  const changed = bench.getByRole('table', { name: 'What changed' });
  await expect(changed.getByRole('row', { name: /Size emptied 7/ })).toBeVisible();
  expect([calls, (await rowsIn(own, 'ledger')).length]).toEqual([2, 2]);
  const title = () =>
    own.evaluate(() =>
      (
        globalThis as unknown as { chrome: { action: { getTitle(of: object): Promise<string> } } }
      ).chrome.action.getTitle({}),
    );
  await expect.poll(title).toBe('Loupe: something needs you');
  await expect(own.getByText('Company facts: Size was filled and is empty now.')).toBeVisible();

  await bench.getByRole('link', { name: /Prospects/ }).click();
  await bench.getByRole('button', { name: /^Run all/ }).click();
  const strip = bench.getByRole('region', { name: 'Run all' });
  await expect(strip.getByRole('alert')).toContainText('Its last check found that: a run may trip on it.');
  await strip.getByRole('button', { name: 'Open request' }).click();

  // Its time comes while nobody looks, and the key is refused.
  reply = [401, { error: 'bad key' }];
  const [stored] = await rowsIn(own, 'watches');
  await put(own, 'watches', [{ ...stored, nextDue: Date.now() - DAY }]);
  await startAnew(own);
  await expect(bench.getByRole('alert')).toContainText('Sample refused the key (401).');
  reply = [200, { size: 8, city: 'Bergen' }];
  await bench.getByRole('button', { name: 'Check again · 1 credit' }).click();
  await expect(watch.getByRole('status')).toContainText('all as in the sample');
  await expect(bench.getByRole('alert')).toHaveCount(0);
  await expect.poll(title).toBe('Loupe');
  expect(calls).toBe(4);
  await server.close();
});
