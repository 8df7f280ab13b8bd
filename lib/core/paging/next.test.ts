import { describe, expect, it } from 'vitest';
import type { PageOverride } from './next.ts';
import { byOffset, offset, range, walk } from './walk.fixture.ts';

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

  it('sends a cursor back in the body as it came: a number, a list or an object', () => {
    const paging = {
      kind: 'cursor',
      itemsPath: '$.items',
      cursor: 'page.from',
      place: 'body',
      from: { in: 'body', path: '$.next' },
    } as const;
    for (const next of [7, ['a', 7], { id: { S: 'a' } }]) {
      const server = (sent: PageOverride | null) =>
        sent?.body ? { value: { items: [2], next: [] } } : { value: { items: [1], next } };
      expect(walk(paging, server)).toMatchObject({
        stop: 'no-cursor',
        items: [1, 2],
        sent: [null, { body: { 'page.from': next } }],
      });
    }
    const inQuery = walk({ ...paging, place: 'query' }, sent =>
      sent?.query ? { value: { items: [2] } } : { value: { items: [1], next: 7 } },
    );
    expect(inQuery.sent[1]).toEqual({ query: { 'page.from': '7' } });
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

  it('takes any answer without falling over', () => {
    for (const value of [null, 0, 'x', [], {}, { data: null }, { data: 'x' }, { data: { a: 1 } }])
      expect(() => walk({ ...offset, maxPages: 3 }, () => ({ value }))).not.toThrow();
  });
});
