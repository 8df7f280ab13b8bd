import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { pagingSchema } from '../request/paging.ts';
import { detectPaging } from './detect.ts';
import { itemsOf, withItems } from './items.ts';
import { parseLinks } from './link.ts';
import { HERE, range } from './walk.fixture.ts';

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
  const at = (query: string) => ({ url: `${HERE}${query}`, body: null });
  const data = range(0, 10);
  const kinds = (answer: unknown, url = HERE, headers: [string, string][] = []) =>
    detectPaging(answer, headers, { url, body: null }).map(({ paging }) => paging.kind);
  it('finds the scheme, and says why', () => {
    expect(
      detectPaging(
        { results: data, next: 'https://api.test/v1/list?page=2', count: 44 },
        [],
        at('?page=1'),
      )[0],
    ).toMatchObject({
      paging: { kind: 'next-url', path: '$.next', itemsPath: '$.results', totalPath: '$.count' },
      evidence: expect.stringContaining('$.next'),
    });
    expect(kinds(data, HERE, [['Link', '<https://api.test/x?page=2>; rel="next"']])).toEqual(['link']);
    expect(detectPaging({ data, paging: { next: { after: 'abc' } } }, [], at('?after=x'))[0]).toMatchObject({
      paging: { kind: 'cursor', cursor: 'after', from: { path: '$.paging.next.after' } },
    });
    expect(detectPaging({ items: data, nextPageToken: 'abc' }, [], at(''))[0]).toMatchObject({
      paging: { kind: 'cursor', cursor: 'pageToken' },
    });
    expect(detectPaging({ d: data, total: 99 }, [], at('?limit=10&offset=0'))[0]).toMatchObject({
      paging: { kind: 'offset', offset: 'offset', limit: 'limit', size: 10, totalPath: '$.total' },
    });
    expect(detectPaging({ d: data }, [], at('?per_page=10&page=1'))[0]).toMatchObject({
      paging: { kind: 'page', page: 'page', limit: 'per_page', size: 10, first: 1 },
    });
    expect(
      detectPaging({ '@odata.nextLink': 'https://api.test/x', value: data }, [], at(''))[0],
    ).toMatchObject({ paging: { kind: 'next-url', path: "$['@odata.nextLink']" } });
    expect(detectPaging({ data, links: { next: { href: '/p2' } } }, [], at(''))[0]).toMatchObject({
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
        at('?page=0&skip=0&limit=5&cursor=x'),
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
    const start = cpuMs();
    for (const evil of [
      '<'.repeat(1e6),
      `<a>${';'.repeat(1e6)}`,
      `<a>;x="${'\\'.repeat(1e6)}`,
      '<a>,'.repeat(2e5),
      `<a>;${'a='.repeat(1e5)}`,
    ])
      parseLinks(evil);
    expect(cpuMs() - start).toBeLessThan(500);
  });
});
