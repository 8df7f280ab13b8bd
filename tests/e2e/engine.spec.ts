import { command, definitionOf, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const fields = [
  { name: 'name', label: 'Name', path: '$.company.name' },
  { name: 'employees', label: 'Employees', path: '$.company.employees', type: 'number' as const },
];

test('a request that is tried gives its answer, its fields and the exact call', async ({ own, vendor }) => {
  const report = await command(own, {
    do: 'test',
    definition: definitionOf({
      url: `${vendor.origin}/ok`,
      parameters: [{ name: 'domain', value: '{{domain}}' }],
      fields,
    }),
    values: { domain: 'a b&c=d.example' },
  });
  expect(report).toMatchObject({ status: 200, problem: null, fields: { employees: { kind: 'filled' } } });
  expect(vendor.callsTo('ok').at(-1)?.url).toContain('domain=a%20b%26c%3Dd.example');
});

test('a lookup is answered once and then from what is kept', async ({ own, provider }) => {
  await put(own, 'requests', [
    storedRequest({
      url: `${provider.origin}/v1/companies/search`,
      parameters: [{ name: 'q', value: '{{domain}}' }],
      headers: [{ name: 'X-Api-Key', value: provider.key }],
      fields: [{ name: 'name', label: 'Name', path: '$.data[0].name' }],
    }),
  ]);
  const company = { name: null, domain: 'nordhavn.example' };
  const before = provider.stats.calls;
  const [first, second] = [
    await command(own, { do: 'look-up', plans: ['facts'], company }),
    await command(own, { do: 'look-up', plans: ['facts'], company }),
  ];
  expect(first).toMatchObject({
    results: [{ state: 'found', subject: 'd:nordhavn.example', fromCache: false }],
  });
  expect(second).toMatchObject({ results: [{ state: 'found' }] });
  expect(provider.stats.calls - before).toBe(1);
  // Of a free call nothing is written down but its answer, unless it is slow.
  expect(await rowsIn(own, 'attempts')).not.toContainEqual(expect.objectContaining({ state: 'sent' }));
  expect(await rowsIn(own, 'answers')).toMatchObject([{ status: 200 }]);
});

test('asked by hand once more, what is stale is renewed where that is free, and kept where it costs', async ({
  own,
  provider,
}) => {
  const stale = (id: string, amount: number) =>
    storedRequest({
      id,
      url: `${provider.origin}/v1/companies/search`,
      parameters: [{ name: 'q', value: '{{domain}}' }],
      headers: [{ name: 'X-Api-Key', value: provider.key }],
      fields: [{ name: 'name', label: 'Name', path: '$.data[0].name' }],
      cost: { amount, charged: 'always' },
      cache: { ttlMs: 1 },
    });
  await put(own, 'requests', [stale('free', 0), stale('paid', 1)]);
  const lookUp = async (plan: string): Promise<number> => {
    const before = provider.stats.calls;
    const company = { name: null, domain: 'nordhavn.example' };
    const told = await command(own, { do: 'look-up', plans: [plan], company });
    expect(told).toMatchObject({ results: [{ state: 'found' }] });
    return provider.stats.calls - before;
  };
  expect([await lookUp('free'), await lookUp('paid')]).toEqual([1, 1]);
  expect([await lookUp('free'), await lookUp('paid')]).toEqual([1, 0]);
});

test('a lookup by hand asks a chain that is on, and its steps only within it', async ({ own, vendor }) => {
  const step = (id: string, url: string) =>
    storedRequest({ id, url, fields: [{ name: 'path', label: 'Path', path: '$.path' }] });
  // The two built-in requests would call out. They come when the extension is installed, which may be just now.
  await expect.poll(async () => (await rowsIn(own, 'requests')).length).toBe(2);
  for (const row of await rowsIn(own, 'requests')) await put(own, 'requests', [{ ...row, enabled: false }]);
  await put(own, 'requests', [
    step('first', `${vendor.origin}/echo?d={{domain}}`),
    step('second', `${vendor.origin}/echo?about={{from}}`),
  ]);
  const steps = [
    { id: 'a', requestId: 'first' },
    { id: 'b', requestId: 'second', inputs: { from: '{{a.path}}' } },
  ];
  const outputs = [{ name: 'path', label: 'Path', from: ['b.path'] }];
  const chain = { id: 'both', name: 'Both', description: '', order: 'written', steps, outputs };
  await put(own, 'chains', [
    { id: 'both', chain, source: 'person', enabled: true, revision: 1, updatedAt: 0 },
  ]);
  vendor.reset();
  const company = { name: null, domain: 'nordhavn.example' };
  const told = await command(own, { do: 'look-up', plans: null, company });
  expect(told).toMatchObject({ results: [{ planId: 'both', state: 'found' }] });
  expect(vendor.calls().map(call => new URL(call.url).search)).toEqual([
    '?d=nordhavn.example',
    '?about=%2Fecho',
  ]);
});

test('B4: a lookup by hand goes ahead of a running list, inside the same limit', async ({ own, vendor }) => {
  vendor.reset();
  const PER_MS = 1000;
  await put(own, 'requests', [
    storedRequest({
      url: `${vendor.origin}/ok?d={{domain}}`,
      fields,
      limits: { windows: [{ calls: 2, perMs: PER_MS }], concurrency: 4 },
    }),
  ]);
  const companies = Array.from({ length: 30 }, (_, i) => ({ name: null, domain: `firm${i}.example` }));
  const source = { kind: 'companies' as const, companies };
  await command(own, { do: 'start-run', planId: 'facts', title: 'Long', source });
  await expect.poll(() => vendor.calls().length, { intervals: [50] }).toBeGreaterThan(2);
  const before = vendor.calls().length;
  const company = { name: null, domain: 'hand.example' };
  await command(own, { do: 'look-up', plans: ['facts'], company });
  const calls = vendor.calls();
  const byHand = calls.findIndex(call => call.url.includes('hand.example'));
  // One or two may have been let go while the command was on its way.
  expect(byHand - before).toBeLessThanOrEqual(2);
  expect(calls.length).toBeLessThan(12);
  // That no window is ever over is proven under the simulated clock (gate.test); here one call may be on its way longer
  // than the next, and be noted late.
  const LATE_MS = 250;
  for (const { at } of calls)
    expect(calls.filter(call => call.at >= at && call.at < at + PER_MS - LATE_MS).length).toBeLessThanOrEqual(
      2,
    );
});
