import { describe, expect, it } from 'vitest';
import type { PageOverride } from './next.ts';
import { offset, range, walk } from './walk.fixture.ts';

describe('R9: traps in pages', () => {
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
});
