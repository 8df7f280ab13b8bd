/** Which call fetches the next page, and why no more is asked for. */
import { compilePath } from '../jsonpath/compile.ts';
import type { ActivePaging } from '../request/paging.ts';
import { parseUrl } from '../request/web.ts';
import { sha256 } from '../sha256.ts';
import { isData } from '../template/scope.ts';
import type { Data } from '../template/template.ts';
import { itemsOf } from './items.ts';
import { linkTo } from './link.ts';

/** What a page changes in the request. Body paths are dotted: `page.cursor`. */
export interface PageOverride {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, Data>>;
  /** The whole address, where the server gave it. */
  readonly url?: string;
}

export type PageStop =
  | 'no-items'
  | 'short-page'
  | 'no-cursor'
  | 'repeated-cursor'
  | 'repeated-page'
  | 'total'
  | 'no-more'
  | 'most-pages'
  | 'most-items'
  /** The server named a next address on another host: a key must not follow it. */
  | 'other-origin';

export interface PageAnswer {
  readonly value: unknown;
  readonly headers: readonly (readonly [string, string])[];
  /** Where it came from; a relative next address is taken from here. */
  readonly url: string;
}

/** What is known after some pages. Plain data. */
export interface PageState {
  readonly pages: number;
  /** Items so far, duplicates left out. */
  readonly items: number;
  /** Where the next page of an offset begins. */
  readonly offset: number;
  /** Cursors and addresses that were followed. */
  readonly followed: readonly string[];
  readonly identities: readonly string[];
  /** Of each page that held items. */
  readonly prints: readonly string[];
  /** What the last page's objects look like, where nothing else tells items apart. */
  readonly border: readonly string[];
  /** The last page had fewer items than were asked for. */
  readonly short: boolean;
  /** Pages in a row without items. */
  readonly holes: number;
  /** Items to a full page, where the server gives fewer than were asked for; null while it does not. */
  readonly capped: number | null;
}

/** Pages in a row that may be empty although more are said to follow (a filter that is applied after the page is cut). */
const MOST_HOLES = 3;
/** A first page of exactly so many items, where more were asked for, is a server's own limit rather than the end. */
const USUAL_CAPS = new Set([
  10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 400, 500, 1000,
]);

export interface PageStep {
  readonly state: PageState;
  /** Of this page, those not seen before, at most as many as may still come. */
  readonly items: readonly unknown[];
  readonly next:
    | { readonly override: PageOverride }
    /** `more`: it stopped at its own limit, and the server says that more follow. */
    | { readonly stop: PageStop; readonly more: boolean };
}

/** The first page's call. */
export function firstPage(paging: ActivePaging): {
  readonly override: PageOverride | null;
  readonly state: PageState;
} {
  const offset = paging.kind === 'offset' ? paging.first : 0;
  const state: PageState = {
    pages: 0,
    items: 0,
    offset,
    followed: [],
    identities: [],
    prints: [],
    border: [],
    short: false,
    holes: 0,
    capped: null,
  };
  switch (paging.kind) {
    case 'offset':
      return { override: at(paging, numbers(paging, paging.offset, offset)), state };
    case 'page':
      return { override: at(paging, numbers(paging, paging.page, paging.first)), state };
    default:
      return { override: null, state };
  }
}

export function nextPage(paging: ActivePaging, before: PageState, page: PageAnswer): PageStep {
  const found = itemsOf(paging.itemsPath, page.value);
  const fresh = unseen(paging, found, before);
  const print = found.length > 0 ? sha256(JSON.stringify(found) ?? '') : '';
  const room = Math.max(0, paging.maxItems - before.items);
  const items = fresh.items.slice(0, room);
  const asked = paging.kind === 'offset' || paging.kind === 'page' ? paging.size : null;
  const more = truth(paging.morePath, page.value);
  const total = count(paging.totalPath, page.value);
  const telling = total !== null || more === true;
  const capped =
    before.pages === 0 && asked !== null && !telling && found.length < asked && USUAL_CAPS.has(found.length)
      ? found.length
      : before.capped;
  const state: PageState = {
    pages: before.pages + 1,
    items: before.items + items.length,
    offset: before.offset + (paging.kind === 'offset' ? stride(paging.size, found.length) : 0),
    followed: before.followed,
    identities: fresh.identities,
    prints: print === '' ? before.prints : [...before.prints, print],
    border: fresh.border,
    short: asked !== null && found.length > 0 && found.length < asked,
    holes: found.length === 0 ? before.holes + 1 : 0,
    capped,
  };
  const full = capped ?? asked;
  const known = before.items + fresh.items.length;

  const following = follow(paging, state, items, page);
  const named = asked === null && 'override' in following.next;
  const stop = ((): PageStop | null => {
    if (more === false) return 'no-more';
    // A hole: the server says that more follow.
    const goesOn = more === true || (total === null ? named : known < total);
    if (found.length === 0 && (!goesOn || before.short || state.holes >= MOST_HOLES)) return 'no-items';
    if (print !== '' && before.prints.includes(print)) return 'repeated-page';
    if (found.length > 0 && fresh.items.length === 0 && paging.identityPath !== null) return 'repeated-page';
    if (fresh.items.length > room || state.items >= paging.maxItems) return 'most-items';
    if (total !== null && known >= total) return 'total';
    if (state.pages >= paging.maxPages) return 'most-pages';
    // A vendor may give less than was asked for; where it tells the total or that more follow, that counts.
    if (full !== null && found.length < full && !telling) return 'short-page';
    return null;
  })();
  // A repeated page brings nothing new.
  if (stop === 'repeated-page')
    return { state: { ...state, items: before.items }, items: [], next: { stop, more: false } };
  if (!stop) return following;
  const limited = stop === 'most-pages' || stop === 'most-items';
  // A full page by number says nothing; a cursor or an address does, unless the total says otherwise.
  const says = more === true || (total === null ? named : known < total) || fresh.items.length > room;
  return { state, items, next: { stop, more: limited && says } };
}

/** How far an offset moves: by what came, or over a hole. */
const stride = (size: number, came: number): number => (came === 0 ? size : Math.min(size, came));

function follow(
  paging: ActivePaging,
  state: PageState,
  items: readonly unknown[],
  page: PageAnswer,
): PageStep {
  const end = (stop: PageStop): PageStep => ({ state, items, next: { stop, more: false } });
  const go = (override: PageOverride, mark: string | null): PageStep => {
    if (mark === null) return { state, items, next: { override } };
    if (state.followed.includes(mark)) return end('repeated-cursor');
    return { state: { ...state, followed: [...state.followed, mark] }, items, next: { override } };
  };
  switch (paging.kind) {
    case 'offset':
      return go(at(paging, numbers(paging, paging.offset, state.offset)), null);
    case 'page':
      return go(at(paging, numbers(paging, paging.page, paging.first + state.pages)), null);
    case 'cursor': {
      const { from } = paging;
      const cursor =
        from.in === 'body'
          ? cursorIn(from.path, page.value)
          : page.headers.find(([name]) => name.toLowerCase() === from.name.toLowerCase())?.[1]?.trim();
      if (cursor === null || cursor === undefined || cursor === '') return end('no-cursor');
      return go(at(paging, { [paging.cursor]: cursor }), asText(cursor));
    }
    case 'next-url':
      return address(text(paging.path, page.value));
    case 'link':
      return address(linkTo(page.headers, 'next'));
  }

  function address(target: string | null | undefined): PageStep {
    if (!target) return end('no-cursor');
    const here = parseUrl(page.url);
    const there = parseUrl(target, page.url);
    // Servers behind a proxy often write http:// into their links; the call stays encrypted.
    const upgraded = there?.protocol === 'http:' && here?.origin === `https://${there.host}`;
    if (!there || (there.origin !== here?.origin && !upgraded)) return end('other-origin');
    return go({ url: there.href }, there.href);
  }
}

type Placed = Extract<ActivePaging, { place: 'query' | 'body' }>;

function at({ place }: Placed, values: Readonly<Record<string, Data>>): PageOverride {
  if (place === 'body') return { body: values };
  return { query: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)])) };
}

const asText = (value: Data): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A cursor goes back as it came: a number stays one, and some are a list or an object (Elasticsearch, DynamoDB). */
function cursorIn(path: string, value: unknown): Data {
  const found = matches(path, value)[0];
  if (typeof found === 'string') return found.trim();
  if (typeof found === 'number') return found;
  if (typeof found !== 'object' || found === null) return null;
  return isData(found) && Object.keys(found).length > 0 ? found : null;
}

function numbers(
  { limit, size }: { readonly limit: string | null; readonly size: number | null },
  name: string,
  value: number,
): Record<string, number> {
  return limit !== null && size !== null ? { [name]: value, [limit]: size } : { [name]: value };
}

/**
 * By the identity that the request names. Without one, objects that stood on the page before and come again to the letter
 * are the same: lists that change while they are read overlap at their borders.
 */
function unseen(
  { identityPath }: ActivePaging,
  found: readonly unknown[],
  before: PageState,
): Pick<PageState, 'identities' | 'border'> & { readonly items: readonly unknown[] } {
  if (identityPath === null) {
    const last = new Set(before.border);
    const texts = found.map(item =>
      typeof item === 'object' && item !== null ? JSON.stringify(item) : null,
    );
    const items = found.filter((_, i) => !last.has(texts[i] ?? ''));
    return { items, identities: [], border: texts.flatMap(text => text ?? []) };
  }
  const seen = new Set(before.identities);
  const items = found.filter(item => {
    const identity = matches(identityPath, item);
    if (identity.length === 0) return true;
    const mark = JSON.stringify(identity);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
  return { items, identities: [...seen], border: [] };
}

function matches(path: string, value: unknown): unknown[] {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  return found?.ok ? found.matches.map(match => match.value) : [];
}

function text(path: string, value: unknown): string | null {
  const [found] = matches(path, value);
  if (typeof found === 'string') return found.trim() || null;
  return typeof found === 'number' ? String(found) : null;
}

function truth(path: string | null, value: unknown): boolean | null {
  const found = path === null ? null : matches(path, value)[0];
  if (found === true || found === 'true' || found === 1) return true;
  return found === false || found === 'false' || found === 0 ? false : null;
}

function count(path: string | null, value: unknown): number | null {
  const found = path === null ? null : Number(matches(path, value)[0] ?? Number.NaN);
  return found !== null && Number.isFinite(found) && found >= 0 ? found : null;
}
