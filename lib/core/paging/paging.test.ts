import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type ActivePaging, pagingSchema } from '../request/paging.ts';
import { detectPaging } from './detect.ts';
import { itemsOf, withItems } from './items.ts';
import { parseLinks } from './link.ts';
import { firstPage, nextPage, type PageAnswer, type PageOverride } from './next.ts';

const HERE = 'https://api.test/v1/list';
const range = (from: number, to: number): { id: number }[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: from + i }));

/** Walks all pages of a server. */
function walk(
  input: v.InferInput<typeof pagingSchema>,
  server: (sent: PageOverride | null, page: number) => Partial<PageAnswer>,
) {
  const paging = v.parse(pagingSchema, input);
  if (paging.kind === 'none') throw new Error('not active');
  const active: ActivePaging = paging;
  let { override, state } = firstPage(active);
  const items: unknown[] = [];
  const sent: (PageOverride | null)[] = [];
  for (let page = 0; page < 100; page++) {
    sent.push(override);
    const step = nextPage(active, state, { headers: [], url: HERE, value: null, ...server(override, page) });
    items.push(...step.items);
    state = step.state;
    if ('stop' in step.next) return { items, sent, ...step.next };
    override = step.next.override;
  }
  throw new Error('The walk never ends.');
}

const offset = { kind: 'offset', itemsPath: '$.data', offset: 'offset', limit: 'limit', size: 10 } as const;
const byOffset =
  (all: number, most = 10) =>
  (sent: PageOverride | null) => {
    const from = Number(sent?.query?.['offset']);
    return { value: { data: range(from, Math.min(all, from + most)), total: all } };
  };

describe('nextPage', () => {
  it('asks by offset until a short page, an empty one, or the total', () => {
    expect(walk(offset, byOffset(25))).toMatchObject({
      stop: 'short-page',
      sent: [
        { query: { offset: '0', limit: '10' } },
        { query: { offset: '10' } },
        { query: { offset: '20' } },
      ],
    });
    expect(walk(offset, byOffset(20))).toMatchObject({ stop: 'no-items', items: range(0, 20) });
    expect(walk({ ...offset, totalPath: '$.total' }, byOffset(20))).toMatchObject({
      stop: 'total',
      items: range(0, 20),
    });
    // A server that gives fewer than were asked for, but tells the total.
    expect(walk({ ...offset, totalPath: '$.total' }, byOffset(20, 6))).toMatchObject({
      stop: 'total',
      items: range(0, 20),
    });
  });

  it('asks by page number, in the query or in the body', () => {
    const page = { kind: 'page', itemsPath: '$', page: 'page', size: 2 } as const;
    const server = (sent: PageOverride | null) => ({
      value: range(Number(sent?.query?.['page'] ?? sent?.body?.['page']) * 2, 7).slice(0, 2),
    });
    expect(walk({ ...page, first: 0 }, server)).toMatchObject({ stop: 'short-page', items: range(0, 7) });
    expect(walk({ ...page, first: 0, place: 'body' }, server).sent[1]).toEqual({ body: { page: 1 } });
  });

  it('follows a cursor from the body or a header, and stops where it ends or repeats', () => {
    const cursor = {
      kind: 'cursor',
      itemsPath: '$.items[*]',
      cursor: 'after',
      from: { in: 'body', path: '$.next' },
    } as const;
    const chain = ['a', 'b', ''];
    expect(walk(cursor, (_, i) => ({ value: { items: range(i, i + 1), next: chain[i] } }))).toMatchObject({
      stop: 'no-cursor',
      items: range(0, 3),
      sent: [null, { query: { after: 'a' } }, { query: { after: 'b' } }],
    });
    expect(walk(cursor, (_, i) => ({ value: { items: range(i, i + 1), next: 'same' } }))).toMatchObject({
      stop: 'repeated-cursor',
    });
    expect(
      walk(cursor, (_, i) => ({ value: { items: range(i, i + 1), next: i % 2 ? 'x' : 'y' } })),
    ).toMatchObject({ stop: 'repeated-cursor' });
    expect(walk(cursor, () => ({ value: { items: [], next: 'x' } }))).toMatchObject({
      stop: 'no-items',
      items: [],
    });
    const header = { ...cursor, from: { in: 'header', name: 'X-Next' } } as const;
    expect(
      walk(header, (_, i) => ({
        value: { items: range(i, i + 1) },
        headers: i < 2 ? [['x-next', String(i)]] : [],
      })).items,
    ).toHaveLength(3);
  });

  it('follows a next address on the same host only', () => {
    const next = { kind: 'next-url', itemsPath: '$.data', path: '$.next' } as const;
    const to = (target: unknown) =>
      walk(next, (_, i) => ({ value: { data: range(i, i + 1), next: i === 0 ? target : null } }));
    expect(to('https://api.test/v1/list?p=2')).toMatchObject({
      stop: 'no-cursor',
      sent: [null, { url: 'https://api.test/v1/list?p=2' }],
    });
    expect(to('http://api.test/v1/list?p=2').sent[1]).toEqual({ url: 'http://api.test/v1/list?p=2' });
    expect(to('/v1/list?p=2').sent[1]).toEqual({ url: 'https://api.test/v1/list?p=2' });
    for (const evil of [
      'https://evil.test/',
      'https://api.test:8443/',
      'https://api.test.evil.test/',
      'https://api.test@evil.test/',
      '//evil.test/x',
      'javascript:alert(1)',
      'data:,x',
      'https://',
    ])
      expect(to(evil), evil).toMatchObject({ stop: 'other-origin', sent: [null], items: range(0, 1) });
    const link = { kind: 'link', itemsPath: '$' } as const;
    expect(
      walk(link, (_, i) => ({
        value: range(i, i + 1),
        headers: i === 0 ? [['Link', '<?p=2>; rel="next"']] : [],
      })).sent[1],
    ).toEqual({ url: 'https://api.test/v1/list?p=2' });
    expect(
      walk(link, () => ({ value: range(0, 1), headers: [['Link', '<https://evil.test/>; rel=next']] })),
    ).toMatchObject({ stop: 'other-origin' });
  });

  it('stops at a repeated page, at most pages, most items, and where the server says no more', () => {
    expect(walk(offset, () => ({ value: { data: range(0, 10) } }))).toMatchObject({
      stop: 'repeated-page',
      items: range(0, 10),
    });
    expect(walk({ ...offset, maxPages: 3 }, byOffset(500))).toMatchObject({
      stop: 'most-pages',
      items: range(0, 30),
    });
    expect(walk({ ...offset, maxItems: 25 }, byOffset(500))).toMatchObject({
      stop: 'most-items',
      items: range(0, 25),
    });
    expect(
      walk({ ...offset, morePath: '$.more' }, sent => ({
        value: { data: byOffset(500)(sent).value.data, more: false },
      })),
    ).toMatchObject({ stop: 'no-more', items: range(0, 10) });
  });

  it('tells a limit of its own that cuts off what the server says is there', () => {
    const most = { ...offset, maxPages: 3 };
    const bare = byOffset(500);
    const plain = (sent: PageOverride | null) => ({ value: { data: bare(sent).value.data } });
    // Full pages alone say nothing.
    expect(walk(most, plain)).toMatchObject({ stop: 'most-pages', more: false });
    expect(walk({ ...most, totalPath: '$.total' }, bare)).toMatchObject({ stop: 'most-pages', more: true });
    expect(walk({ ...offset, maxItems: 30, totalPath: '$.total' }, byOffset(30))).toMatchObject({
      stop: 'most-items',
      more: false,
    });
    expect(walk({ ...offset, maxItems: 25 }, plain)).toMatchObject({ stop: 'most-items', more: true });
    expect(
      walk({ ...most, morePath: '$.more' }, sent => ({ value: { ...plain(sent).value, more: true } })),
    ).toMatchObject({ stop: 'most-pages', more: true });
    const cursor = { kind: 'cursor', itemsPath: '$.data', cursor: 'c', maxPages: 2 } as const;
    const last = (next: string | null) => (_: PageOverride | null, page: number) => ({
      value: { data: range(page * 10, page * 10 + 10), next: page === 0 ? 'b' : next, total: 20 },
    });
    const from = { in: 'body', path: '$.next' } as const;
    expect(walk({ ...cursor, from }, last('c'))).toMatchObject({ stop: 'most-pages', more: true });
    expect(walk({ ...cursor, from }, last(null))).toMatchObject({ stop: 'most-pages', more: false });
    // Some give a cursor with the last page as well: the total knows better.
    expect(walk({ ...cursor, from, totalPath: '$.total' }, last('c'))).toMatchObject({ more: false });
  });

  it('drops items that an earlier page already brought', () => {
    const walked = walk({ ...offset, identityPath: '$.id' }, sent => {
      const from = Math.max(0, Number(sent?.query?.['offset']) - 2);
      return { value: { data: range(from, Math.min(25, from + 10)) } };
    });
    expect(walked.items).toEqual(range(0, 25));
  });

  it('goes over empty pages where more are said to follow, and not for ever', () => {
    const cursor = {
      kind: 'cursor',
      itemsPath: '$.items',
      cursor: 'after',
      from: { in: 'body', path: '$.next' },
    } as const;
    const pages = [range(0, 3), [], [], range(3, 5)];
    expect(
      walk(cursor, (_, i) => ({ value: { items: pages[i], next: i < 3 ? `c${i}` : '' } })),
    ).toMatchObject({ stop: 'no-cursor', items: range(0, 5) });
    expect(walk(cursor, (_, i) => ({ value: { items: [], next: `c${i}` } }))).toMatchObject({
      stop: 'no-items',
      sent: { length: 3 },
    });
    const numbered = {
      kind: 'page',
      itemsPath: '$.data',
      page: 'page',
      size: 5,
      totalPath: '$.total',
    } as const;
    const hole = (sent: PageOverride | null) => {
      const page = Number(sent?.query?.['page']);
      return { value: { data: page === 2 ? [] : range((page - 1) * 5, Math.min(23, page * 5)), total: 23 } };
    };
    expect(walk(numbered, hole).items).toEqual([...range(0, 5), ...range(10, 23)]);
    const byOffsetHole = (sent: PageOverride | null) => {
      const from = Number(sent?.query?.['offset']);
      return { value: { data: from === 10 ? [] : range(from, Math.min(25, from + 10)), total: 25 } };
    };
    expect(walk({ ...offset, totalPath: '$.total' }, byOffsetHole).items).toEqual([
      ...range(0, 10),
      ...range(20, 25),
    ]);
  });

  it('sees through a page size that the server caps without a word', () => {
    const capped = (most: number, all: number) => (sent: PageOverride | null) => {
      const from = Number(sent?.query?.['offset']);
      return { value: { data: range(from, Math.min(all, from + most)) } };
    };
    expect(walk({ ...offset, size: 200 }, capped(50, 120))).toMatchObject({
      stop: 'short-page',
      items: range(0, 120),
    });
    expect(walk({ ...offset, size: 200 }, capped(50, 100))).toMatchObject({
      stop: 'no-items',
      items: range(0, 100),
    });
    // As many as no server caps at: that is all there is.
    expect(walk({ ...offset, size: 200 }, capped(50, 37))).toMatchObject({ sent: { length: 1 } });
  });

  it('stops where pages go round, or bring only what came before', () => {
    const page = { kind: 'page', itemsPath: '$', page: 'page', size: 2 } as const;
    const round = [range(0, 2), range(2, 4), range(4, 6)];
    expect(walk(page, (_, i) => ({ value: round[i % 3] }))).toMatchObject({
      stop: 'repeated-page',
      items: range(0, 6),
    });
    // The same items, each time with another time stamp.
    expect(
      walk({ ...page, identityPath: '$.id' }, (_, i) => ({
        value: range(0, 2).map(item => ({ ...item, at: i })),
      })),
    ).toMatchObject({ stop: 'repeated-page', items: [{ id: 0 }, { id: 1 }] });
  });

  it('drops what comes twice at a border even where no identity is named, and still reaches the total', () => {
    const overlapping = (sent: PageOverride | null) => {
      const page = Number(sent?.query?.['page']);
      return { value: { data: range(Math.max(0, (page - 1) * 4), Math.min(23, page * 4 + 1)), total: 23 } };
    };
    const walked = walk(
      { kind: 'page', itemsPath: '$.data', page: 'page', size: 5, totalPath: '$.total' },
      overlapping,
    );
    expect(walked.items).toEqual(range(0, 23));
    // Words may well repeat.
    expect(
      walk({ kind: 'page', itemsPath: '$', page: 'page', size: 2 }, (_, i) => ({
        value: i < 2 ? ['a', i] : [],
      })).items,
    ).toEqual(['a', 0, 'a', 1]);
  });

  it('takes any answer without falling over', () => {
    for (const value of [null, 0, 'x', [], {}, { data: null }, { data: 'x' }, { data: { a: 1 } }])
      expect(() => walk({ ...offset, maxPages: 3 }, () => ({ value }))).not.toThrow();
  });
});

describe('items', () => {
  it('puts the items of all pages where the list was, whatever stands around it', () => {
    const value = JSON.parse('{"meta":{"__proto__":{"x":1}},"data":[1],"k":[{"d":[1]}]}');
    for (const where of ['$.data', '$.data[*]']) {
      expect(itemsOf(where, value)).toEqual([1]);
      const whole = withItems(where, value, [1, 2, 3]);
      expect(whole).toMatchObject({ data: [1, 2, 3] });
      expect(JSON.stringify(whole)).toContain('__proto__');
    }
    expect(withItems('$.k[0].d', value, [9])).toMatchObject({ k: [{ d: [9] }] });
    expect(withItems('$', [1], [1, 2])).toEqual([1, 2]);
    expect(withItems('$.none', value, [9])).toBe(value);
    expect(({} as { x?: number }).x).toBe(undefined); // Reads a property that pollution would add.
  });
});

describe('detectPaging', () => {
  const data = range(0, 10);
  const kinds = (answer: unknown, url = HERE, headers: [string, string][] = []) =>
    detectPaging(answer, headers, url).map(({ paging }) => paging.kind);
  it('finds the scheme, and says why', () => {
    expect(
      detectPaging(
        { results: data, next: 'https://api.test/v1/list?page=2', count: 44 },
        [],
        `${HERE}?page=1`,
      )[0],
    ).toMatchObject({
      paging: { kind: 'next-url', path: '$.next', itemsPath: '$.results', totalPath: '$.count' },
      evidence: expect.stringContaining('$.next'),
    });
    expect(kinds(data, HERE, [['Link', '<https://api.test/x?page=2>; rel="next"']])).toEqual(['link']);
    expect(
      detectPaging({ data, paging: { next: { after: 'abc' } } }, [], `${HERE}?after=x`)[0],
    ).toMatchObject({ paging: { kind: 'cursor', cursor: 'after', from: { path: '$.paging.next.after' } } });
    expect(detectPaging({ items: data, nextPageToken: 'abc' }, [], HERE)[0]).toMatchObject({
      paging: { kind: 'cursor', cursor: 'pageToken' },
    });
    expect(detectPaging({ d: data, total: 99 }, [], `${HERE}?limit=10&offset=0`)[0]).toMatchObject({
      paging: { kind: 'offset', offset: 'offset', limit: 'limit', size: 10, totalPath: '$.total' },
    });
    expect(detectPaging({ d: data }, [], `${HERE}?per_page=10&page=1`)[0]).toMatchObject({
      paging: { kind: 'page', page: 'page', limit: 'per_page', size: 10, first: 1 },
    });
    expect(detectPaging({ '@odata.nextLink': 'https://api.test/x', value: data }, [], HERE)[0]).toMatchObject(
      { paging: { kind: 'next-url', path: "$['@odata.nextLink']" } },
    );
    expect(detectPaging({ data, links: { next: { href: '/p2' } } }, [], HERE)[0]).toMatchObject({
      paging: { kind: 'next-url', path: '$.links.next.href' },
    });
    expect(kinds({ name: 'Acme' })).toEqual([]);
    expect(kinds({ data })).toEqual([]);
  });
  it('proposes only what a request may hold', () => {
    const all = [
      { data, next: 'x', cursor: 'y', page: 1, offset: 0, total: 50, links: { next: '/a' } },
      data,
    ];
    for (const answer of all)
      for (const { paging } of detectPaging(
        answer,
        [
          ['X-Next-Cursor', 'x'],
          ['Link', '</a>; rel=next'],
        ],
        `${HERE}?page=0&skip=0&limit=5&cursor=x`,
      ))
        expect(v.safeParse(pagingSchema, paging).success).toBe(true);
  });
});

const CASES = path.resolve(import.meta.dirname, '../../../../shared/suites/link-header/cases.json');
describe.skipIf(!fs.existsSync(CASES))('public Link headers', () => {
  it('reads each', () => {
    const { cases }: { cases: { header: string; links: { uri: string; rel?: string }[] }[] } = fs.existsSync(
      CASES,
    )
      ? JSON.parse(fs.readFileSync(CASES, 'utf8'))
      : { cases: [] };
    const wrong = cases.flatMap(({ header, links }) => {
      const got = parseLinks(header).map(({ uri, rel }) => ({ uri, rel: rel.join(' ') }));
      const want = links.map(({ uri, rel }) => ({ uri, rel: (rel ?? '').toLowerCase() }));
      const flat = (list: { uri: string; rel: string }[]) =>
        JSON.stringify(list.flatMap(({ uri, rel }) => rel.split(' ').map(one => [uri, one])));
      return flat(got) === flat(want) ? [] : [{ header, got, want }];
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBe(12);
  });
  it('does not hang on hostile ones', () => {
    const start = performance.now();
    for (const evil of [
      '<'.repeat(1e6),
      `<a>${';'.repeat(1e6)}`,
      `<a>;x="${'\\'.repeat(1e6)}`,
      '<a>,'.repeat(2e5),
      `<a>;${'a='.repeat(1e5)}`,
    ])
      parseLinks(evil);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
