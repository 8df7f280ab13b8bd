/** The browser ends the worker at random moments of a paid run; the provider's own books say whether anything was bought twice. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launch } from '../../scripts/machine/launch.ts';
import { companies } from '../../scripts/sample/companies.ts';
import { startProvider } from '../../scripts/sample/provider.ts';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const paid = (origin: string, key: string) =>
  storedRequest({
    url: `${origin}/v1/companies/find`,
    parameters: [{ name: 'domain', value: '{{domain}}' }],
    headers: [{ name: 'X-Api-Key', value: key }],
    fields: [{ name: 'employees', label: 'Employees', path: '$.data.employees', type: 'number' }],
    cost: { amount: 1, charged: 'success' },
    limits: { windows: [], concurrency: 3 },
  });

const ROWS = 400;

test('killing the worker a hundred times loses no row and buys no answer twice', async () => {
  test.setTimeout(240_000);
  const provider = await startProvider({ latencyMs: 30, limit: { calls: 10_000, perMs: 1000 } });
  const { context, page } = await launch();
  const own = await context.newPage();
  await own.goto(page('popup.html'));
  await command(own, { do: 'status' });
  await put(own, 'requests', [paid(provider.origin, provider.key)]);
  const list = companies.slice(0, ROWS).map(({ domain }) => ({ name: null, domain }));
  await command(own, {
    do: 'start-run',
    planId: 'facts',
    title: 'Crash',
    source: { kind: 'companies', companies: list },
  });

  const browser = await context.newCDPSession(own);
  await browser.send('ServiceWorker.enable');
  let kills = 0;
  for (; kills < 100; kills++) {
    await own.waitForTimeout(Math.random() * 250);
    await browser.send('ServiceWorker.stopAllWorkers');
    // Any message wakes the worker, as any event of a browser in use would.
    await command(own, { do: 'status' }).catch(() => undefined);
  }
  const unfinished = async (): Promise<number> => {
    await command(own, { do: 'status' }).catch(() => undefined);
    const rows = await rowsIn(own, 'runRows');
    return rows.filter(row => !['found', 'not-found', 'failed', 'unknown'].includes(String(row['state'])))
      .length;
  };
  await expect.poll(unfinished, { timeout: 90_000, intervals: [500] }).toBe(0);

  const rows = await rowsIn(own, 'runRows');
  const ledger = await rowsIn(own, 'ledger');
  const state = (name: string): number => rows.filter(row => row['state'] === name).length;
  const charged = provider.stats.charged;
  const twice = Object.values(provider.stats.chargedByDomain).filter(times => times > 1).length;
  console.log(
    `${kills} kills: ${state('found')} found, ${state('unknown')} unknown, ${charged} charged, ${twice} twice`,
  );
  expect(rows).toHaveLength(ROWS);
  expect(state('found') + state('unknown')).toBe(ROWS);
  expect(state('found')).toBeGreaterThan(ROWS / 4);
  expect(twice).toBe(0);
  const spent = ledger.filter(entry => entry['state'] === 'spent').length;
  const possibly = ledger.filter(entry => entry['state'] === 'possibly').length;
  expect(spent).toBe(state('found'));
  expect(charged).toBeGreaterThanOrEqual(spent);
  expect(charged).toBeLessThanOrEqual(spent + possibly);
  await context.close();
  await provider.close();
});

test('ending the browser itself in mid-run costs nothing but time', async () => {
  test.setTimeout(120_000);
  const provider = await startProvider({ latencyMs: 40, limit: { calls: 10_000, perMs: 1000 } });
  const profile = mkdtempSync(path.join(os.tmpdir(), 'loupe-'));
  const first = await launch({ profile });
  const own = await first.context.newPage();
  await own.goto(first.page('popup.html'));
  await command(own, { do: 'status' });
  await put(own, 'requests', [paid(provider.origin, provider.key)]);
  const list = companies.slice(0, ROWS).map(({ domain }) => ({ name: null, domain }));
  await command(own, {
    do: 'start-run',
    planId: 'facts',
    title: 'Crash',
    source: { kind: 'companies', companies: list },
  });
  await expect.poll(() => provider.stats.charged, { timeout: 20_000 }).toBeGreaterThan(60);
  const cdp = await first.context.newCDPSession(own);
  await cdp.send('Browser.crash').catch(() => undefined);
  await first.context.close().catch(() => undefined);

  const second = await launch({ profile });
  const again = await second.context.newPage();
  await again.goto(second.page('popup.html'));
  const unfinished = async (): Promise<number> => {
    await command(again, { do: 'status' });
    const rows = await rowsIn(again, 'runRows');
    return rows.filter(row => !['found', 'not-found', 'failed', 'unknown'].includes(String(row['state'])))
      .length;
  };
  await expect.poll(unfinished, { timeout: 60_000, intervals: [500] }).toBe(0);
  expect(Object.values(provider.stats.chargedByDomain).filter(times => times > 1)).toHaveLength(0);
  const rows = await rowsIn(again, 'runRows');
  expect(rows).toHaveLength(ROWS);
  // Three at once; as many again may have been answered and not yet written down.
  expect(rows.filter(row => row['state'] === 'unknown').length).toBeLessThanOrEqual(6);
  await second.context.close();
  await provider.close();
});
