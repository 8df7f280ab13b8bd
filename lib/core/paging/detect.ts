/** From one answer, how the next page is probably asked for: proposals, each with what speaks for it, best first. */
import type { RequestInput } from '../request/definition.ts';
import { parseUrl } from '../request/web.ts';
import { linkTo } from './link.ts';

export interface PagingProposal {
  readonly paging: NonNullable<RequestInput['paging']>;
  /** In words: `The answer names the next address at $.links.next.` */
  readonly evidence: string;
  /** Between 0 and 1. */
  readonly confidence: number;
}

type Headers = readonly (readonly [string, string])[];

const NEXT_URL = /^(?:next|next_?(?:page_?)?(?:url|link|uri|href)|@odata\.nextLink|nextRecordsUrl)$/i;
const CURSOR =
  /^(?:next_?cursor|cursor|next_?page_?token|page_?token|continuation_?token|scroll_?token|after|end_?cursor|next_?token|bookmark|next)$/i;
const CURSOR_PARAMETER = [
  'cursor',
  'page_token',
  'pageToken',
  'after',
  'starting_after',
  'scroll_token',
  'continuation',
  'next_token',
];
const TOTAL = /^(?:total(?:_?(?:count|results|items|hits|records|size))?|count|num_?found|hits)$/i;
const MORE = /^(?:has_?more|has_?next(?:_?page)?|more|is_?truncated)$/i;
const PAGE = /^(?:page|page_?(?:number|num|no|index)|p|page\[number\])$/i;
const OFFSET = /^(?:offset|skip|start|start_?index|from|first|\$skip)$/i;
const LIMIT = /^(?:limit|per_?page|page_?size|size|count|max_?results|top|\$top|take|rows|page\[size\])$/i;

/** Objects and lists that are looked at; a larger answer shows its scheme near its top. */
const MOST_NODES = 3000;
const DEEPEST = 5;

interface Place {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}

/** @returns an empty list when the answer holds no list of objects, or nothing tells of more pages. */
export function detectPaging(answer: unknown, headers: Headers, url: string): readonly PagingProposal[] {
  const places = walk(answer);
  const list = longestList(answer, places);
  if (!list) return [];
  const itemsPath = list.path;
  const outside = places.filter(place => !place.path.startsWith(`${itemsPath}[`));
  const at = (name: RegExp, fits: (value: unknown) => boolean): Place | undefined =>
    outside.find(place => name.test(place.name) && fits(place.value));
  const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;
  const total = at(TOTAL, value => isCount(value) && value >= list.length)?.path ?? null;
  const more = at(MORE, value => typeof value === 'boolean')?.path ?? null;
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

  const parameters = queryOf(url);
  const cursor = at(
    CURSOR,
    value => typeof value === 'string' && value !== '' && !/^(?:https?:\/\/|\/)/.test(value),
  );
  if (cursor) {
    const sent = parameters.find(name => CURSOR_PARAMETER.includes(name));
    const parameter = sent ?? guessParameter(cursor.name);
    add(
      { kind: 'cursor', cursor: parameter, from: { in: 'body', path: cursor.path }, ...common },
      `The answer carries a cursor at ${cursor.path}; it is sent back as “${parameter}”${sent ? '' : ', which is a guess'}.`,
      sent ? 0.9 : 0.75,
    );
  }
  for (const [name] of headers) {
    if (!/^x-(?:next-)?(?:cursor|page-token|next-page-token)$/i.test(name)) continue;
    const from = { in: 'header', name: name.toLowerCase() } as const;
    add({ kind: 'cursor', cursor: 'cursor', from, ...common }, `The header ${name} carries a cursor.`, 0.7);
  }

  const limit = parameters.find(name => LIMIT.test(name)) ?? null;
  const size = limit === null ? list.length : number(url, limit);
  const offset = parameters.find(name => OFFSET.test(name));
  const echoed = at(OFFSET, isCount);
  if (size && (offset || (echoed && total)))
    add(
      { kind: 'offset', offset: offset ?? echoed?.name ?? 'offset', limit, size, ...common },
      offset ? `The address has “${offset}”.` : `The answer tells its offset at ${echoed?.path}.`,
      offset ? 0.85 : 0.6,
    );
  const page = parameters.find(name => PAGE.test(name));
  const pageEcho = at(/^(?:page|current_?page|page_?(?:number|index))$/i, isCount);
  if (page || pageEcho) {
    const first = page ? (number(url, page) ?? 1) : pageEcho?.value === 0 ? 0 : 1;
    add(
      {
        kind: 'page',
        page: page ?? 'page',
        limit,
        size: size || null,
        first: first === 0 ? 0 : 1,
        ...common,
      },
      page ? `The address has “${page}”.` : `The answer tells its page at ${pageEcho?.path}.`,
      page ? 0.85 : 0.6,
    );
  }
  return proposals.sort((a, b) => b.confidence - a.confidence);
}

function isNextName({ name, path }: Place): boolean {
  return (
    NEXT_URL.test(name) || (/^(?:href|url|link)$/i.test(name) && /\bnext'?\]?(?:\.|\[')\w+'?\]?$/i.test(path))
  );
}

const guessParameter = (name: string): string => {
  if (/token/i.test(name))
    return name.replace(/^next_?/i, '').replace(/^[A-Z]/, first => first.toLowerCase());
  return /after|end_?cursor/i.test(name) ? 'after' : 'cursor';
};

/** Names in order, decoded. */
function queryOf(url: string): string[] {
  const search = parseUrl(url)?.search.slice(1) ?? '';
  return search.split('&').flatMap(pair => (pair === '' ? [] : [decoded(pair.split('=')[0] ?? '')]));
}

function number(url: string, name: string): number | null {
  const search = parseUrl(url)?.search.slice(1) ?? '';
  const pair = search.split('&').find(each => decoded(each.split('=')[0] ?? '') === name);
  const value = Number(pair?.split('=')[1] ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

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
