/** An API that stops working, seen from the built worker: what was known stays, and a run does not hammer it. */
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
  const companies = Array.from({ length: 300 }, (_, i) => ({ name: null, domain: `firm${i}.example` }));
  const start = Date.now();
  await command(own, {
    do: 'start-run',
    planId: 'facts',
    title: 'Dead',
    refresh: 'missing',
    source: { kind: 'companies', companies },
  });
  await expect
    .poll(async () => (await rowsIn(own, 'runs'))[0]?.['state'], { timeout: 60_000, intervals: [500] })
    .toBe('paused');
  expect(Date.now() - start).toBeLessThan(40_000);
  expect((await rowsIn(own, 'runs'))[0]).toMatchObject({
    problem: { kind: 'circuit-open', message: expect.stringMatching(/^Sample failed \d+ times in a row\.$/) },
  });
  expect(vendor.calls().length).toBeLessThan(40);
});
