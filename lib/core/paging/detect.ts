/** From one answer, how the next page is probably asked for: proposals, each with what speaks for it, best first. */
import type { RequestInput } from '../request/definition.ts';
import { itemsOf } from './items.ts';
import { linkTo } from './link.ts';
import { sentBy } from './sent.ts';

export interface PagingProposal {
  readonly paging: NonNullable<RequestInput['paging']>;
  /** In words: `The answer names the next address at $.links.next.` */
  readonly evidence: string;
  /** Between 0 and 1. */
  readonly confidence: number;
}

type Headers = readonly (readonly [string, string])[];

const NEXT_URL =
  /^(?:next|next_?(?:page)?_?(?:url|link|uri|href)?|@odata\.nextLink|nextRecordsUrl|forward|older)$/i;
const CURSOR =
  /^(?:(?:next|after|end)_?cursor|cursor|cursor_?(?:next|mark)|next_?page_?(?:token|cursor|id)|page_?token|pagination_?token|continuation_?token|scroll_?(?:token|id)|after|starting_after|search_after|next_?token|next_?key|marker|next_?marker|bookmark|next|offset|next_?offset_?id)$/i;
const CURSOR_PARAMETER = new Set([
  'cursor',
  'start_cursor',
  'page_token',
  'pagetoken',
  'pagination_token',
  'after',
  'after_id',
  'starting_after',
  'search_after',
  'scroll_token',
  'scroll_id',
  'continuation',
  'continuation_token',
  'continuationtoken',
  'next_token',
  'nexttoken',
  'marker',
  'bookmark',
]);
/** The number with which the next page is asked for, told outright. */
const NEXT_NUMBER = /^next_?(?:page|start|offset|skip|index|from)(?:_?(?:number|num|index))?$/i;
const TOTAL =
  /^(?:total_?(?:count|results|items|hits|records|size|entries|elements|rows)?|count|num_?found|hits|results|result_?count|total_?number_?of_?(?:results|items)|@odata\.count)$/i;
const MORE = /^(?:has_?(?:more|next)\w*|more|more_?items\w*|is_?truncated|more_?available)$/i;
const DONE = /^(?:done|last|is_?last|is_?last_?page|complete)$/i;
const PAGE = /^(?:page|page_?(?:number|num|no|index)|p|page\[number\])$/i;
const PAGE_ECHO = /^(?:page|current_?page|page_?(?:number|num|no|index))$/i;
const OFFSET = /^(?:offset|skip|start|start_?index|from|first|\$skip|page\[offset\])$/i;
const LIMIT =
  /^(?:limit|per_?page|page_?size|size|count|max_?results|top|\$top|take|rows|items_?per_?page|page\[size\]|page\[limit\])$/i;

/** Objects and lists that are looked at; a larger answer shows its scheme near its top. */
const MOST_NODES = 3000;
const DEEPEST = 5;

interface Place {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}

/**
 * @param body what the request sent, where it sent JSON: what turns the pages then goes there.
 * @returns an empty list when the answer holds no list of objects, or nothing tells of more pages.
 */
export function detectPaging(
  answer: unknown,
  headers: Headers,
  url: string,
  body: string | null = null,
): readonly PagingProposal[] {
  const places = walk(answer);
  const list = longestList(answer, places);
  if (!list) return [];
  const itemsPath = list.path;
  const outside = places.filter(place => !place.path.startsWith(`${itemsPath}[`));
  const at = (name: RegExp, fits: (value: unknown) => boolean): Place | undefined =>
    outside.find(place => name.test(place.name) && fits(place.value));
  const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;
  const isTrue = (value: unknown): value is boolean => typeof value === 'boolean';
  const total = at(TOTAL, value => isCount(value) && value >= list.length)?.path ?? null;
  const more = at(MORE, isTrue)?.path ?? null;
  const common = { itemsPath, totalPath: total, morePath: more };
  const proposals: PagingProposal[] = [];
  const add = (paging: PagingProposal['paging'], evidence: string, confidence: number): void => {
    proposals.push({ paging, evidence, confidence });
  };

  if (linkTo(headers, 'next')) add({ kind: 'link', ...common }, 'The Link header names the next page.', 0.98);
  const next = outside.find(
    place => typeof place.value === 'string' && isNextName(place) && /^(?:https?:\/\/|\/)/.test(place.value),
  );
  if (next)
    add(
      { kind: 'next-url', path: next.path, ...common },
      `The answer names the next address at ${next.path}.`,
      0.95,
    );

  const sent = sentBy(url, body);
  /** Where a parameter goes, and under which name. */
  const placed = (name: string): { readonly place: 'query' | 'body'; readonly name: string } =>
    sent.query.includes(name) || sent.prefix === null
      ? { place: 'query', name }
      : { place: 'body', name: `${sent.prefix}${name}` };
  const all = [...sent.query, ...sent.body];
  const sayWhere = (place: 'query' | 'body'): string => (place === 'body' ? ' in the body' : '');
  const cursor = at(
    CURSOR,
    value => typeof value === 'string' && value !== '' && !/^(?:https?:\/\/|\/|\d{1,9}$)/.test(value),
  );
  const known = all.find(name => CURSOR_PARAMETER.has(name.toLowerCase()));
  if (cursor) {
    const { place, name } = placed(known ?? guessParameter(cursor.name));
    add(
      { kind: 'cursor', cursor: name, place, from: { in: 'body', path: cursor.path }, ...common },
      `The answer carries a cursor at ${cursor.path}; it is sent back as “${name}”${sayWhere(place)}${known ? '' : ', which is a guess'}.`,
      known ? 0.92 : 0.75,
    );
  }
  for (const [name] of headers) {
    if (!/^x-(?:next-)?(?:cursor|page-token|next-page-token|continuation-token|next-page)$/i.test(name))
      continue;
    const from = { in: 'header', name: name.toLowerCase() } as const;
    const parameter = /next-page$/i.test(name) ? 'page' : 'cursor';
    add({ kind: 'cursor', cursor: parameter, from, ...common }, `The header ${name} carries a cursor.`, 0.7);
  }
  const following = at(NEXT_NUMBER, value => typeof value === 'number' && value > 0);
  if (following) {
    const bare = following.name.replace(/^next_?/i, '').replace(/^[A-Z]/, first => first.toLowerCase());
    const { place, name } = placed(all.find(each => each.toLowerCase() === bare.toLowerCase()) ?? bare);
    add(
      { kind: 'cursor', cursor: name, place, from: { in: 'body', path: following.path }, ...common },
      `The answer tells the next “${name}” at ${following.path}.`,
      0.88,
    );
  }

  const limit = all.find(name => LIMIT.test(name)) ?? null;
  const size = limit === null ? list.length : sent.number(limit);
  const offset = all.find(name => OFFSET.test(name));
  const echoed = at(OFFSET, isCount);
  const echoedPage = at(PAGE_ECHO, isCount) ?? pageByTotal(outside);
  if (size && (offset || (echoed && !echoedPage && (total || more)))) {
    const { place, name } = placed(offset ?? echoed?.name ?? 'offset');
    const asked = limit === null ? null : placed(limit).name;
    add(
      { kind: 'offset', offset: name, place, limit: asked, size, ...common },
      offset ? `The request sends “${offset}”.` : `The answer tells its offset at ${echoed?.path}.`,
      offset ? 0.85 : 0.6,
    );
  }
  const page = all.find(name => PAGE.test(name));
  if (page || echoedPage) {
    const first = page ? (sent.number(page) ?? 1) : echoedPage?.value === 0 ? 0 : 1;
    const { place, name } = placed(page ?? 'page');
    add(
      {
        kind: 'page',
        page: name,
        place,
        limit: limit === null ? null : placed(limit).name,
        size: size || null,
        first: first === 0 ? 0 : 1,
        ...common,
      },
      page ? `The request sends “${page}”.` : `The answer tells its page at ${echoedPage?.path}.`,
      page ? 0.85 : 0.6,
    );
  }
  const byLast = proposals.length === 0 && (more || known) ? lastIdentity(answer, itemsPath) : null;
  if (byLast) {
    const { place, name } = placed(known ?? 'starting_after');
    add(
      { kind: 'cursor', cursor: name, place, from: { in: 'body', path: byLast }, ...common },
      `Each item has an id: the last one is sent back as “${name}”${known ? '' : ', which is a guess'}.`,
      known ? 0.8 : 0.55,
    );
  }
  return proposals.sort((a, b) => b.confidence - a.confidence);
}

/** Spring and others call the page `number`, beside the number of all pages or a word on whether it is the last. */
function pageByTotal(outside: readonly Place[]): Place | undefined {
  const has = (name: RegExp): boolean => outside.some(place => name.test(place.name));
  if (!has(/^total_?pages$/i) && !has(DONE)) return undefined;
  return outside.find(place => /^(?:number|index)$/i.test(place.name) && typeof place.value === 'number');
}

/** Where the last item's id stands; null where items have none. */
function lastIdentity(answer: unknown, itemsPath: string): string | null {
  const items = itemsOf(itemsPath, answer);
  const last = items.at(-1);
  if (typeof last !== 'object' || last === null) return null;
  const name = ['id', 'uuid', '_id'].find(
    each => typeof Object.entries(last).find(([key]) => key === each)?.[1] === 'string',
  );
  return name === undefined ? null : `${itemsPath}[-1:].${name}`;
}

function isNextName({ name, path }: Place): boolean {
  return (
    NEXT_URL.test(name) || (/^(?:href|url|link)$/i.test(name) && /\bnext'?\]?(?:\.|\[')\w+'?\]?$/i.test(path))
  );
}

const guessParameter = (name: string): string => {
  const page = /^next_?(page_?(?:token|cursor|id))$/i.exec(name)?.[1];
  if (page) return page.replace(/^[A-Z]/, first => first.toLowerCase());
  if (/^(?:after|starting_?after|search_?after|offset|marker|bookmark)$/i.test(name)) return name;
  if (/token|_id$|key$|marker$/i.test(name)) return name;
  return /after|end_?cursor/i.test(name) ? 'after' : 'cursor';
};

function walk(answer: unknown): Place[] {
  const places: Place[] = [{ path: '$', name: '', value: answer }];
  for (let at = 0, depth = 0, end = 1; at < places.length && places.length < MOST_NODES; at++) {
    if (at === end) {
      depth += 1;
      end = places.length;
    }
    const place = places[at];
    if (
      depth >= DEEPEST ||
      typeof place?.value !== 'object' ||
      place.value === null ||
      Array.isArray(place.value)
    )
      continue;
    for (const [name, value] of Object.entries(place.value).slice(0, 200))
      places.push({ path: place.path + step(name), name, value });
  }
  return places;
}

const step = (name: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
    ? `.${name}`
    : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;

function longestList(
  answer: unknown,
  places: readonly Place[],
): { readonly path: string; readonly length: number } | null {
  let best: { path: string; length: number } | null = null;
  for (const { path, value } of Array.isArray(answer) ? [{ path: '$', value: answer }] : places) {
    if (!Array.isArray(value) || value.length === 0) continue;
    const objects = value.every(item => typeof item === 'object' && item !== null);
    const weight = value.length * (objects ? 1000 : 1);
    if (!best || weight > best.length) best = { path, length: weight };
  }
  if (!best) return null;
  return { path: best.path, length: best.length >= 1000 ? Math.round(best.length / 1000) : best.length };
}
