import { describe, expect, it } from 'vitest';
import type { LookupResult, StoredRequest } from '../core/record/records.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import { createGate } from './gate.ts';
import { remapResult } from './remap.ts';
import { type SimulatedWorld, simulatedWorld, storedRequest } from './simulated.ts';

const size = { name: 'size', label: 'Size', path: '$.size', type: 'number' } as const;
const city = { name: 'city', label: 'City', path: '$.city' } as const;

function bench(input: Partial<RequestInput>, answer: Parameters<typeof simulatedWorld>[0]) {
  const world: SimulatedWorld = simulatedWorld(answer);
  const collector = createCollector(world.ports, createGate(world.ports));
  const put = (more: Partial<RequestInput>, revision = 1): StoredRequest => {
    const url = 'https://api.test/find?domain={{domain}}';
    const stored = { ...storedRequest({ url, ...input, ...more }), revision };
    world.data.requests.set(stored.id, stored);
    return stored;
  };
  const ask = async (values: Record<string, string> = {}): Promise<LookupResult> => {
    const subject = { key: 'd:acme.test', name: 'Acme', domain: 'acme.test' };
    const enriched = await world.clock.run(
      createEnricher(
        world.ports,
        collector,
      )({
        planId: 'sample',
        subject,
        values,
        runId: null,
        priority: 'person',
        refresh: 'missing',
        since: Number.MAX_SAFE_INTEGER,
        signal: new AbortController().signal,
      }),
    );
    if (enriched.kind !== 'done') throw new Error('It waits.');
    return enriched.results[0];
  };
  const remap = (stored: StoredRequest, result: LookupResult) =>
    world.clock.run(remapResult({ ports: world.ports, collector }, stored, result));
  return { world, put, ask, remap };
}

describe('B2: mapping again what was bought', () => {
  it('fills a new field without a call, also where there was none before, and derived ones from the row', async () => {
    const here = bench({ cost: { amount: 1 } }, () => ({ status: 200, body: { size: 7, city: 'Oslo' } }));
    here.put({ parameters: [{ name: 'country', value: '{{country}}' }] });
    const bare = await here.ask({ country: 'no' });
    expect(bare.cells).toEqual({});
    const mended = here.put(
      {
        parameters: [{ name: 'country', value: '{{country}}' }],
        fields: [size, city],
        derived: [{ name: 'where', label: 'Where', expression: 'fields.city & ", " & row.country' }],
      },
      2,
    );
    expect(await here.remap(mended, bare)).toMatchObject({
      state: 'found',
      revision: 2,
      cells: { size: { value: 7 }, city: { value: 'Oslo' }, where: { value: 'Oslo, no' } },
    });
    expect(here.world.http.calls).toHaveLength(1);
  });

  it('takes all pages where all are kept, and none where one is gone', async () => {
    const paging = { kind: 'next-url', itemsPath: '$.items', path: '$.next' } as const;
    const count = { name: 'n', label: 'N', path: '$.items[*]', type: 'number', fold: 'count' } as const;
    const here = bench({ paging }, (_, i) => ({
      status: 200,
      body: { items: [{ a: i }], ...(i === 0 ? { next: '/find?p=2' } : {}) },
    }));
    here.put({ fields: [size] });
    const first = await here.ask();
    const mended = here.put({ fields: [size, count] }, 2);
    expect(await here.remap(mended, first)).toMatchObject({ cells: { n: { value: 2 } } });
    const [, second] = here.world.data.answers.keys();
    here.world.data.answers.delete(second ?? '');
    expect(await here.remap(mended, first)).toBeNull();
    expect(here.world.http.calls).toHaveLength(2);
  });

  it('reads the old answer where the call is defined otherwise today, and needs a call where it is gone', async () => {
    const here = bench({}, () => ({ status: 200, body: { size: 7, city: 'Oslo' } }));
    here.put({ fields: [size] });
    const first = await here.ask();
    const moved = here.put({ url: 'https://api.test/v2/find?domain={{domain}}', fields: [size, city] }, 2);
    expect(await here.remap(moved, first)).toMatchObject({ cells: { city: { value: 'Oslo' } } });
    here.world.data.answers.clear();
    expect(await here.remap(moved, first)).toBeNull();
    expect(here.world.http.calls).toHaveLength(1);
  });

  it('says that nothing was filled, not that the answer was empty', async () => {
    const here = bench({}, () => ({ status: 200, body: { size: 7 } }));
    here.put({ fields: [size] });
    const first = await here.ask();
    expect(await here.remap(here.put({ fields: [city] }, 2), first)).toMatchObject({
      state: 'empty',
      problem: null,
      note: 'The answer came, but no field was filled.',
    });
  });
});
