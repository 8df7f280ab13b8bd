/** R9 over real HTTP: all ways of turning pages, and the traps that vendors set. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startVendor, type Vendor } from '../../scripts/sample/vendor/vendor.ts';
import { http } from '../browser/http.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { context } from './collect.fixture.ts';
import { type RealEngine, realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.close());
beforeEach(() => vendor.reset());

type Paging = NonNullable<RequestInput['paging']>;

const items = { itemsPath: '$.items', maxPages: 20 };
const numbered = { kind: 'page', ...items, page: 'page', limit: 'limit', size: 5 } as const;
const counted = { ...numbered, totalPath: '$.total' } as const;
const byCursor = {
  kind: 'cursor',
  ...items,
  cursor: 'cursor',
  from: { in: 'body', path: '$.next_cursor' },
} as const;

const ask = (
  path: string,
  paging: Paging,
  here: RealEngine = realEngine(http),
  more: Partial<RequestInput> = {},
) =>
  here.collector.collect(
    storedRequest({
      url: `${vendor.origin}${path}`,
      fields: [{ name: 'n', label: 'N', path: '$.items[*]', fold: 'count' }],
      retry: { retries: 0 },
      paging,
      ...more,
    }),
    {},
    context(),
  );
const idsOf = (end: Awaited<ReturnType<typeof ask>>): unknown[] => {
  const value: unknown = end.kind === 'answered' ? end.value : null;
  const list = typeof value === 'object' && value !== null && 'items' in value ? value.items : value;
  return Array.isArray(list) ? list.map(item => item.id) : [];
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);

/** Path, scheme, what it must bring, and at most how many calls that may take. */
const TRAPS: readonly (readonly [path: string, paging: Paging, ids: readonly number[], calls: number])[] = [
  [
    '/page/capped?total=23',
    { kind: 'offset', ...items, offset: 'offset', limit: 'limit', size: 50, totalPath: '$.total' },
    upTo(23),
    5,
  ],
  ['/page/hole?total=23', counted, [...upTo(5), ...upTo(23).slice(10)], 6],
  ['/page/cursor-hole?total=23&limit=5', byCursor, [...upTo(5), ...upTo(23).slice(10)], 5],
  ['/page/cursor-repeated?total=23&limit=5', byCursor, upTo(15), 4],
  ['/page/cursor-cycle?total=15&limit=5', byCursor, upTo(15), 4],
  ['/page/first-for-ever?total=23', numbered, upTo(5), 2],
  ['/page/total-changes?total=23', counted, upTo(23), 8],
  ['/page/total-too-high?total=23', counted, upTo(23), 6],
  ['/page/total-text?total=23', counted, upTo(23), 5],
  ['/page/overlap?total=23', counted, upTo(23), 6],
  ['/page/past-end-404?total=20', numbered, upTo(20), 5],
  ['/page/null-items?total=20', numbered, upTo(20), 5],
  ['/page/one?total=0', counted, [], 1],
];

describe('R9: the traps of pages', () => {
  for (const [path, paging, ids, calls] of TRAPS)
    it(`${path} brings ${ids.length}, each once, and ends`, async () => {
      const end = await ask(path, paging);
      expect(idsOf(end)).toEqual(ids);
      expect(end).toMatchObject({ partial: null });
      expect(vendor.calls().length).toBeLessThanOrEqual(calls);
    });

  it('stops at its own limit where the server never ends, and says that there may be more', async () => {
    const end = await ask('/page/endless', { ...numbered, maxPages: 4 });
    expect(idsOf(end)).toEqual(upTo(20));
    expect(vendor.calls()).toHaveLength(4);
  });

  it('keeps what came before a page that fails, says so, and goes on from there', async () => {
    const here = realEngine(http);
    const first = await ask('/page/later-fails-once?total=23', counted, here, { cost: { amount: 1 } });
    expect(first).toMatchObject({
      kind: 'answered',
      charged: 2,
      partial: { kind: 'server', status: 503, next: { do: 'try-again' } },
    });
    expect(idsOf(first)).toEqual(upTo(10));
    const second = await ask('/page/later-fails-once?total=23', counted, here, { cost: { amount: 1 } });
    expect(second).toMatchObject({ kind: 'answered', charged: 3, calls: 3, partial: null });
    expect(idsOf(second)).toEqual(upTo(23));
  });

  it('names why the rest is missing: broken JSON, a server that fails', async () => {
    for (const [path, kind] of [
      ['/page/later-malformed?total=23', 'malformed'],
      ['/page/later-fails?total=23', 'server'],
    ] as const) {
      const end = await ask(path, counted);
      expect(idsOf(end)).toEqual(upTo(10));
      expect(end).toMatchObject({ partial: { kind } });
    }
  });
});
