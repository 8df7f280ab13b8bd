/** Walks all pages of a server that is a function, for tests. */
import * as v from 'valibot';
import { type ActivePaging, pagingSchema } from '../request/paging.ts';
import { firstPage, nextPage, type PageAnswer, type PageOverride } from './next.ts';

export const HERE = 'https://api.test/v1/list';
export const range = (from: number, to: number): { id: number }[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: from + i }));

export function walk(
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

export const offset = {
  kind: 'offset',
  itemsPath: '$.data',
  offset: 'offset',
  limit: 'limit',
  size: 10,
} as const;
export const byOffset =
  (all: number, most = 10) =>
  (sent: PageOverride | null) => {
    const from = Number(sent?.query?.['offset']);
    return { value: { data: range(from, Math.min(all, from + most)), total: all } };
  };
