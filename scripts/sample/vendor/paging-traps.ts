// Lists in pages that lie, loop, shrink or break. `?total=23` items, `?limit=5` a page, ?page= from 1.
import type { ServerResponse } from 'node:http';
import { type Call, sendJson, whole } from '../listen.ts';
import { fromCursor, slice } from './paging.ts';
import { type Context, type Family, fail, type Scenario } from './scenario.ts';

function trap(
  id: string,
  about: string,
  answer: (call: Call, res: ServerResponse, page: number, context: Context) => void,
): Scenario {
  return {
    id: `page-${id}`,
    path: `/page/${id}`,
    about,
    answer: (call, res, context) => answer(call, res, Math.max(1, whole(call, 'page', 1)), context),
  };
}

const start = (call: Call, page: number): number => (page - 1) * whole(call, 'limit', 5);

export const pagingTraps: Family = () => {
  const failed = new Set<string>();
  return [
    {
      id: 'page-capped',
      path: '/page/capped',
      about: '{items, total}: ?offset= and ?limit=, but never more than 5 a page whatever is asked',
      answer: (call, res) => {
        const { items, total } = slice(call, whole(call, 'offset', 0));
        sendJson(res, 200, { items: items.slice(0, 5), total });
      },
    },
    trap('hole', '{items, total}: page 2 is empty though more follow', (call, res, page) => {
      const { items, total } = slice(call, start(call, page));
      sendJson(res, 200, { items: page === 2 ? [] : items, total });
    }),
    {
      id: 'page-cursor-hole',
      path: '/page/cursor-hole',
      about: '{items, next_cursor}: the second page is empty but has a cursor (DynamoDB filters)',
      answer: (call, res) => {
        const part = slice(call, fromCursor(call.url.searchParams.get('cursor')) ?? 0);
        const items = part.from === part.limit ? [] : part.items;
        sendJson(res, 200, { items, next_cursor: part.next === undefined ? null : `c${part.next}` });
      },
    },
    {
      id: 'page-cursor-repeated',
      path: '/page/cursor-repeated',
      about: '{items, next_cursor}: from the third page on the cursor is always the same',
      answer: (call, res) => {
        const from = Math.min(fromCursor(call.url.searchParams.get('cursor')) ?? 0, 10);
        sendJson(res, 200, { items: slice(call, from).items, next_cursor: `c${Math.min(from + 5, 10)}` });
      },
    },
    {
      id: 'page-cursor-cycle',
      path: '/page/cursor-cycle',
      about: '{items, next_cursor}: the cursors go round: c5, c10, c0, c5 …',
      answer: (call, res) => {
        const from = fromCursor(call.url.searchParams.get('cursor')) ?? 0;
        sendJson(res, 200, { items: slice(call, from).items, next_cursor: `c${(from + 5) % 15}` });
      },
    },
    trap('first-for-ever', '{items}: always the first page, whatever is asked', (call, res) =>
      sendJson(res, 200, { items: slice(call, 0).items }),
    ),
    trap('endless', '{items, total: null}: a full page for ever', (call, res, page) => {
      const limit = Math.max(1, whole(call, 'limit', 5, 1000));
      const items = Array.from({ length: limit }, (_, n) => ({
        id: (page - 1) * limit + n + 1,
        name: 'One more',
      }));
      sendJson(res, 200, { items, total: null });
    }),
    trap('total-changes', '{items, total}: the total grows by one with each page', (call, res, page) => {
      const { items, total } = slice(call, start(call, page));
      sendJson(res, 200, { items, total: total + page - 1 });
    }),
    trap('total-too-high', '{items, total: 100}: but the items end where they end', (call, res, page) =>
      sendJson(res, 200, { items: slice(call, start(call, page)).items, total: 100 }),
    ),
    trap('total-text', '{items, total: "23"}: the total as text', (call, res, page) => {
      const { items, total } = slice(call, start(call, page));
      sendJson(res, 200, { items, total: String(total) });
    }),
    trap(
      'overlap',
      '{items, total}: each page begins with the last item of the page before',
      (call, res, page) => {
        const { items, total } = slice(call, Math.max(0, start(call, page) - page + 1));
        sendJson(res, 200, { items, total });
      },
    ),
    trap('past-end-404', '{items}: 404 beyond the last page', (call, res, page) => {
      const { items } = slice(call, start(call, page));
      if (items.length === 0) fail(res, 404, 'There is no such page.');
      else sendJson(res, 200, { items });
    }),
    trap('null-items', '{items: null} beyond the last page', (call, res, page) => {
      const { items } = slice(call, start(call, page));
      sendJson(res, 200, { items: items.length === 0 ? null : items });
    }),
    trap(
      'later-fails-once',
      '{items, total}: page 3 is 503 the first time of each `?row=`',
      (call, res, page) => {
        const row = call.url.searchParams.get('row') ?? '';
        const { items, total } = slice(call, start(call, page));
        if (page !== 3 || failed.has(row)) return sendJson(res, 200, { items, total });
        failed.add(row);
        fail(res, 503, 'Down for repair.');
      },
    ),
    trap('later-fails', '{items, total}: page 3 is always 500', (call, res, page) => {
      const { items, total } = slice(call, start(call, page));
      if (page === 3) fail(res, 500, 'Something broke.');
      else sendJson(res, 200, { items, total });
    }),
    trap('later-malformed', '{items, total}: page 3 is broken JSON', (call, res, page) => {
      const { items, total } = slice(call, start(call, page));
      if (page !== 3) return sendJson(res, 200, { items, total });
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end('{"items":[');
    }),
  ];
};
