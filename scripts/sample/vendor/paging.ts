// Lists in pages, honest ones. `?total=23` items, `?limit=5` a page.
import type { ServerResponse } from 'node:http';
import { companies } from '../companies.ts';
import { type Call, jsonBody, sendJson, whole } from '../listen.ts';
import { type Family, fail, type Scenario } from './scenario.ts';

export interface Item {
  readonly id: number;
  readonly name: string;
  readonly domain: string;
}

export interface Slice {
  readonly items: Item[];
  readonly from: number;
  readonly limit: number;
  readonly total: number;
  /** Where the next page starts; undefined after the last. */
  readonly next: number | undefined;
}

/** Items `from` up to `from + limit`, numbered from 1. */
export function slice(call: Call, from: number, usual = 5): Slice {
  const total = whole(call, 'total', 23, 100_000);
  const limit = Math.max(1, whole(call, 'limit', usual, 1000));
  const count = Math.max(0, Math.min(limit, total - from));
  const items = Array.from({ length: count }, (_, n): Item => {
    const company = companies[(from + n) % companies.length];
    return { id: from + n + 1, name: company?.name ?? '', domain: company?.domain ?? '' };
  });
  return { items, from, limit, total, next: from + limit < total ? from + limit : undefined };
}

/** `c5` ↔ 5: a cursor that is not a number, so that nobody counts with it. */
export const cursorAt = (next: number | undefined): string | null => (next === undefined ? null : `c${next}`);

export function fromCursor(cursor: unknown): number | undefined {
  if (cursor === null || cursor === undefined || cursor === '') return 0;
  return typeof cursor === 'string' && /^c\d+$/.test(cursor) ? Number(cursor.slice(1)) : undefined;
}

function byCursor(call: Call, res: ServerResponse, cursor: unknown, reply: (part: Slice) => void): void {
  const from = fromCursor(cursor);
  if (from === undefined) fail(res, 400, 'The cursor is not valid.');
  else reply(slice(call, from));
}

/** The same call with other query parameters. */
function at(call: Call, change: Record<string, string | number>): URL {
  const url = new URL(call.url);
  for (const [name, value] of Object.entries(change)) url.searchParams.set(name, String(value));
  return url;
}

function nextUrl(id: string, about: string, write: (url: URL, other: string) => string): Scenario {
  return {
    id: `page-${id}`,
    path: `/page/${id}`,
    about: `{items, next}: next is ${about}, null after the last page`,
    answer: (call, res, { otherOrigin }) => {
      const { items, next } = slice(call, whole(call, 'after', 0));
      const url = next === undefined ? null : write(at(call, { after: next }), otherOrigin);
      sendJson(res, 200, { items, next: url });
    },
  };
}

function numbered(id: string, first: number): Scenario {
  return {
    id: `page-${id}`,
    path: `/page/${id}`,
    about: `{items, page, pages, total}: ?page= from ${first}, ?limit=`,
    answer: (call, res) => {
      const page = whole(call, 'page', first);
      if (page < first) return fail(res, 400, `Pages count from ${first}.`);
      const { items, total, limit } = slice(call, (page - first) * whole(call, 'limit', 5));
      sendJson(res, 200, { items, page, pages: Math.ceil(total / limit), total });
    },
  };
}

export const paging: Family = () => [
  {
    id: 'page-offset',
    path: '/page/offset',
    about: '{items, total, offset, limit}: ?offset= and ?limit=',
    answer: (call, res) => {
      const { items, from, limit, total } = slice(call, whole(call, 'offset', 0));
      sendJson(res, 200, { items, total, offset: from, limit });
    },
  },
  {
    id: 'page-bare',
    path: '/page/bare',
    about: 'a bare list, ?offset= and ?limit=: only a short page tells the end',
    answer: (call, res) => sendJson(res, 200, slice(call, whole(call, 'offset', 0)).items),
  },
  numbered('zero', 0),
  numbered('one', 1),
  {
    id: 'page-has-more',
    path: '/page/has-more',
    about: '{items, has_more}: ?starting_after= the id of the last item (Stripe)',
    answer: (call, res) => {
      const { items, next } = slice(call, whole(call, 'starting_after', 0));
      sendJson(res, 200, { items, has_more: next !== undefined });
    },
  },
  {
    id: 'page-cursor-body',
    path: '/page/cursor-body',
    about: '{items, meta:{next_cursor}}: ?cursor=, null after the last page',
    answer: (call, res) =>
      byCursor(call, res, call.url.searchParams.get('cursor'), ({ items, next }) =>
        sendJson(res, 200, { items, meta: { next_cursor: cursorAt(next) } }),
      ),
  },
  {
    id: 'page-cursor-header',
    path: '/page/cursor-header',
    about: '{items}, the cursor in the header X-Next-Cursor, absent after the last page: ?cursor=',
    answer: (call, res) =>
      byCursor(call, res, call.url.searchParams.get('cursor'), ({ items, next }) =>
        sendJson(res, 200, { items }, next === undefined ? {} : { 'x-next-cursor': `c${next}` }),
      ),
  },
  {
    id: 'page-cursor-json',
    path: '/page/cursor-json',
    about: 'POST {after} → {items, paging:{next:{after}}}; no `paging` after the last page (HubSpot)',
    answer: (call, res) => {
      const body = jsonBody(call);
      if (call.method !== 'POST' || body === undefined) return fail(res, 400, 'POST a JSON object.');
      byCursor(call, res, body['after'], ({ items, next }) =>
        sendJson(
          res,
          200,
          next === undefined ? { items } : { items, paging: { next: { after: `c${next}` } } },
        ),
      );
    },
  },
  {
    id: 'page-cursor-empty',
    path: '/page/cursor-empty',
    about: '{items, next_cursor}: an empty string after the last page',
    answer: (call, res) =>
      byCursor(call, res, call.url.searchParams.get('cursor'), ({ items, next }) =>
        sendJson(res, 200, { items, next_cursor: cursorAt(next) ?? '' }),
      ),
  },
  nextUrl('next-absolute', 'an absolute URL', url => url.href),
  nextUrl('next-relative', 'a path and query', url => url.pathname + url.search),
  nextUrl('next-query', 'a query alone', url => url.search),
  nextUrl(
    'next-other',
    'an absolute URL at the other origin',
    (url, other) => other + url.pathname + url.search,
  ),
  nextUrl('next-script', 'a javascript: URL', url => `javascript:alert(${JSON.stringify(url.search)})`),
  {
    id: 'page-link',
    path: '/page/link',
    about: 'a bare list; Link header with rel next, last and first (RFC 8288): ?page= from 1',
    answer: (call, res) => {
      const page = Math.max(1, whole(call, 'page', 1));
      const { items, total, limit, next } = slice(call, (page - 1) * whole(call, 'limit', 5));
      const link = (n: number, rel: string): string => `<${at(call, { page: n }).href}>; rel="${rel}"`;
      const links = [link(1, 'first'), link(Math.ceil(total / limit), 'last')];
      if (next !== undefined) links.unshift(link(page + 1, 'next'));
      sendJson(res, 200, items, { link: links.join(', ') });
    },
  },
  {
    id: 'page-link-relative',
    path: '/page/link-relative',
    about: 'as page-link, but a relative target, rel without quotes and other parameters before it',
    answer: (call, res) => {
      const page = Math.max(1, whole(call, 'page', 1));
      const { items, next } = slice(call, (page - 1) * whole(call, 'limit', 5));
      const target = `?${at(call, { page: page + 1 }).searchParams}`;
      const link = `<${target}>; title="a, b; rel=prev"; rel=next`;
      sendJson(res, 200, items, next === undefined ? {} : { link });
    },
  },
];
