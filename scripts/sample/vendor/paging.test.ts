import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Item } from './paging.ts';
import { startVendor, type Vendor } from './vendor.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

const ALL = Array.from({ length: 23 }, (_, n) => n + 1);
const ids = (items: Item[]) => items.map(item => item.id);
const get = async (path: string) => {
  const res = await fetch(new URL(path, vendor.origin));
  return { status: res.status, headers: res.headers, body: await res.json() };
};

/** Reads pages until `next` has no path; fails after 20. */
async function readAll(
  first: string,
  next: (page: Awaited<ReturnType<typeof get>>, n: number) => string | null | undefined,
): Promise<number[]> {
  const found: number[] = [];
  let path: string | null | undefined = first;
  for (let n = 1; path !== null && path !== undefined; n += 1) {
    if (n > 20) throw new Error('This list has no end.');
    const page = await get(path);
    const items = Array.isArray(page.body) ? page.body : page.body.items;
    found.push(...ids(items));
    path = next(page, n);
  }
  return found;
}

test('honest lists give every item once', async () => {
  const offset = (name: string) =>
    readAll(`/page/${name}`, ({ body }, n) =>
      (body.items ?? body).length < 5 ? null : `/page/${name}?offset=${n * 5}`,
    );
  expect(await offset('offset')).toEqual(ALL);
  expect(await offset('bare')).toEqual(ALL);
  const numbered = (name: string, first: number) =>
    readAll(`/page/${name}?page=${first}`, ({ body }, n) =>
      n < body.pages ? `/page/${name}?page=${first + n}` : null,
    );
  expect(await numbered('zero', 0)).toEqual(ALL);
  expect(await numbered('one', 1)).toEqual(ALL);
  expect((await get('/page/one?page=0')).status).toBe(400);
  const hasMore = await readAll('/page/has-more', ({ body }) =>
    body.has_more ? `/page/has-more?starting_after=${body.items.at(-1).id}` : null,
  );
  expect(hasMore).toEqual(ALL);
});

test('cursors lead through the list from the body, a header, and in a JSON body', async () => {
  const to = (name: string, cursor: string | null) =>
    cursor === null || cursor === '' ? null : `/page/${name}?cursor=${cursor}`;
  expect(await readAll('/page/cursor-body', ({ body }) => to('cursor-body', body.meta.next_cursor))).toEqual(
    ALL,
  );
  expect(
    await readAll('/page/cursor-header', ({ headers }) => to('cursor-header', headers.get('x-next-cursor'))),
  ).toEqual(ALL);
  expect(await readAll('/page/cursor-empty', ({ body }) => to('cursor-empty', body.next_cursor))).toEqual(
    ALL,
  );
  expect((await get('/page/cursor-body?cursor=zzz')).status).toBe(400);
  const found: number[] = [];
  let after: string | undefined;
  do {
    const init = { method: 'POST', body: JSON.stringify({ after }) };
    const body = await (await fetch(`${vendor.origin}/page/cursor-json`, init)).json();
    found.push(...ids(body.items));
    after = body.paging?.next.after;
  } while (after !== undefined);
  expect(found).toEqual(ALL);
});

test('next URLs and Link headers lead through the list', async () => {
  expect(await readAll('/page/next-absolute', ({ body }) => body.next)).toEqual(ALL);
  expect(await readAll('/page/next-relative', ({ body }) => body.next)).toEqual(ALL);
  expect((await get('/page/next-query')).body.next).toBe('?after=5');
  expect((await get('/page/next-other')).body.next).toContain(vendor.otherOrigin);
  expect((await get('/page/next-script')).body.next).toMatch(/^javascript:/);
  const link = (name: string, pattern: RegExp) =>
    readAll(`/page/${name}`, ({ headers }) => {
      const target = pattern.exec(headers.get('link') ?? '')?.[1];
      return target === undefined ? null : new URL(target, `${vendor.origin}/page/${name}`).href;
    });
  expect(await link('link', /<([^>]+)>; rel="next"/)).toEqual(ALL);
  expect(await link('link-relative', /<([^>]+)>;.*rel=next/)).toEqual(ALL);
});

test('traps are what they are named for', async () => {
  const items = async (path: string) => ids((await get(path)).body.items);
  expect(await items('/page/capped?limit=100&offset=5')).toEqual([6, 7, 8, 9, 10]);
  expect(await items('/page/hole?page=2')).toEqual([]);
  expect(await items('/page/hole?page=3')).toHaveLength(5);
  expect((await get('/page/cursor-hole?cursor=c5')).body).toEqual({ items: [], next_cursor: 'c10' });
  expect((await get('/page/cursor-repeated?cursor=c10')).body.next_cursor).toBe('c10');
  expect((await get('/page/cursor-cycle?cursor=c10')).body.next_cursor).toBe('c0');
  expect(await items('/page/first-for-ever?page=9')).toEqual([1, 2, 3, 4, 5]);
  expect(await items('/page/endless?page=900')).toHaveLength(5);
  expect((await get('/page/total-changes?page=3')).body.total).toBe(25);
  expect(await items('/page/overlap?page=2')).toEqual([5, 6, 7, 8, 9]);
  expect((await get('/page/past-end-404?page=6')).status).toBe(404);
  expect((await get('/page/later-fails-once?page=3')).status).toBe(503);
  expect((await get('/page/later-fails-once?page=3')).status).toBe(200);
  expect((await get('/page/later-fails?page=3')).status).toBe(500);
  expect((await get('/page/later-fails?page=4')).status).toBe(200);
});
