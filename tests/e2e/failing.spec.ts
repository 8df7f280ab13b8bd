/** An API that stops working, seen from the built worker: what was known stays, and a run does not hammer it. */
import { runOf } from '../../scripts/sample/shop-run.ts';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const fields = [{ name: 'name', label: 'Name', path: '$.company.name' }];

test('a lookup that fails takes nothing away of what was known', async ({ own, vendor }) => {
  const company = { name: null, domain: 'acme.example' };
  const lookUp = async (path: string) => {
    await put(own, 'requests', [
      storedRequest({ url: `${vendor.origin}${path}`, fields, retry: { retries: 0 } }),
    ]);
    await command(own, { do: 'look-up', plans: ['facts'], company, refresh: 'all' });
    return rowsIn(own, 'results');
  };
  expect(await lookUp('/ok')).toMatchObject([
    { state: 'found', cells: { name: { value: 'Nordhavn Freight' } } },
  ]);
  expect(await lookUp('/status/503')).toMatchObject([
    { state: 'failed', problem: { kind: 'server' }, cells: { name: { value: 'Nordhavn Freight' } } },
  ]);
  expect(await lookUp('/status/404-plain')).toMatchObject([
    { state: 'failed', problem: { kind: 'wrong-address' }, cells: { name: { value: 'Nordhavn Freight' } } },
  ]);
  expect(await lookUp('/status/404')).toMatchObject([{ state: 'not-found', cells: {} }]);
});

test('G4: a run at a dead API makes few calls and pauses with the reason', async ({ own, vendor }) => {
  test.setTimeout(90_000);
  vendor.reset();
  await put(own, 'requests', [storedRequest({ url: `${vendor.origin}/status/503?d={{domain}}`, fields })]);
  const start = Date.now();
  await command(own, { ...runOf(300, 'Dead'), refresh: 'missing' });
  await expect
    .poll(async () => (await rowsIn(own, 'runs'))[0]?.['state'], { timeout: 60_000, intervals: [500] })
    .toBe('paused');
  expect(Date.now() - start).toBeLessThan(40_000);
  expect((await rowsIn(own, 'runs'))[0]).toMatchObject({
    problem: { kind: 'circuit-open', message: expect.stringMatching(/^Sample failed \d+ times in a row\.$/) },
  });
  expect(vendor.calls().length).toBeLessThan(40);
});

test('G4: a dead API is not asked more because the worker ends again and again', async ({ own, vendor }) => {
  vendor.reset();
  await put(own, 'requests', [storedRequest({ url: `${vendor.origin}/status/503?d={{domain}}`, fields })]);
  await command(own, { ...runOf(300, 'Dead'), refresh: 'missing' });
  const browser = await own.context().newCDPSession(own);
  await browser.send('ServiceWorker.enable');
  for (let kills = 0; kills < 12; kills++) {
    await own.waitForTimeout(1500);
    await browser.send('ServiceWorker.stopAllWorkers');
    await command(own, { do: 'status' }).catch(() => undefined);
  }
  // Each life that begins anew would make as many as this.
  expect(vendor.calls().length).toBeLessThan(40);
});

test('a run that has to wait says why and until when, and a refused key what waits for it', async ({
  own,
  loupe,
  vendor,
}) => {
  const rows = Array.from({ length: 12 }, (_, i) => `firm${i}.example`);
  await put(own, 'lists', [
    { id: 'l', name: 'Prospects', plans: ['facts'], columns: [], createdAt: 0, updatedAt: 1 },
  ]);
  await put(
    own,
    'listRows',
    rows.map((domain, order) => ({
      ...{ id: JSON.stringify(['l', `d:${domain}`]), listId: 'l', order, subject: `d:${domain}` },
      ...{ name: null, domain, values: {}, source: 'test', addedAt: 0 },
    })),
  );
  const start = async (path: string) => {
    await put(own, 'requests', [storedRequest({ url: `${vendor.origin}${path}?d={{domain}}`, fields })]);
    // What an earlier run read of a request is believed for half a second.
    await own.waitForTimeout(700);
    await command(own, {
      do: 'start-run',
      planId: 'facts',
      title: 'Prospects',
      source: { kind: 'list', listId: 'l' },
    });
  };
  const bench = await own.context().newPage();
  await bench.goto(loupe.page('workbench.html#/list/l'));
  await start('/status/401');
  await expect(bench.getByText('Sample refused the key (401).')).toBeVisible();
  await expect(bench.getByText('12 rows wait. Nothing was charged.')).toBeVisible();
  const [refused] = await rowsIn(own, 'runs');
  await command(own, { do: 'steer-run', runId: String(refused?.['id']), action: 'cancel' });

  await start('/throttle/429-huge');
  await expect(
    bench.getByText(/^Sample asks for a slower pace \(429\) · waits until (tomorrow )?\d\d:\d\d$/),
  ).toBeVisible({ timeout: 15_000 });
  await bench.getByRole('link', { name: 'All runs' }).click();
  await bench.getByRole('table').getByRole('link', { name: 'Company facts' }).first().click();
  await expect(bench.getByText('goes on by itself')).toBeVisible();
  await expect(bench.getByText(/^\d+ of 12 rows$/)).toBeVisible();
});
