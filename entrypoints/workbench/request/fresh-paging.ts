import type { Paging } from '../../../lib/core/request/paging.ts';

/** What a kind of paging begins with: its own usual names, and what holds for every kind as it was before. */
export const freshPaging = (kind: Paging['kind'], before: Paging): Paging => {
  if (kind === 'none') return { kind };
  const common =
    before.kind === 'none'
      ? {
          itemsPath: '$.data',
          maxPages: 10,
          maxItems: 1000,
          totalPath: null,
          morePath: null,
          identityPath: null,
        }
      : {
          itemsPath: before.itemsPath,
          maxPages: before.maxPages,
          maxItems: before.maxItems,
          totalPath: before.totalPath,
          morePath: before.morePath,
          identityPath: before.identityPath,
        };
  switch (kind) {
    case 'offset':
      return { kind, ...common, place: 'query', offset: 'offset', limit: 'limit', size: 50, first: 0 };
    case 'page':
      return { kind, ...common, place: 'query', page: 'page', limit: null, size: null, first: 1 };
    case 'cursor':
      return {
        kind,
        ...common,
        place: 'query',
        cursor: 'cursor',
        from: { in: 'body', path: '$.next_cursor' },
      };
    case 'next-url':
      return { kind, ...common, path: '$.links.next' };
    case 'link':
      return { kind, ...common };
  }
};
