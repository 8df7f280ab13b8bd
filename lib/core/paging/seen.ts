/** What is seen of paging in one answer: its list, the total, whether more follow, the size, and where parameters go. */
import type { RequestInput } from '../request/definition.ts';
import {
  type ItemList,
  itemListOf,
  type Place,
  placesOf,
  type SentCall,
  type SentValue,
  sentValues,
} from './shape.ts';

export interface PagingProposal {
  readonly paging: NonNullable<RequestInput['paging']>;
  /** In words: `The answer names the next address at $.links.next.` */
  readonly evidence: string;
  /** Between 0 and 1. */
  readonly confidence: number;
}

export type Headers = readonly (readonly [string, string])[];

const TOTAL =
  /^(?:total|total_?(?:count|results|items|hits|records|size|entries|elements|rows|matches|number|found)|num_?found|nb_?hits|number_?of_?results)$/i;
/** Also what some call the number on this page: believed only where it is more than that. */
const MAYBE_TOTAL = /^(?:count|hits|results?|found|size|length)$/i;
const MORE =
  /^(?:has_?more(?:_?\w+)?|has_?next(?:_?page)?|more|more_?(?:items|records|results|data|pages)\w*|is_?truncated)$/i;
const SIZE =
  /^[_$]?(?:limit|per_?page|items_?per_?page|page_?(?:size|limit)|size|rpp|max_?results|max_?records|results_?per_?page|take|rows|top|page\[(?:size|limit)\]|hits_?per_?page)$/i;
/** Also what Airtable calls its cursor. */
export const OFFSET =
  /^[_$]?(?:offset|skip|start|start_?(?:index|at|position)|from|first_?result|page\[offset\]|sroffset)$/i;

export const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^(?:https?:\/\/|\/(?!\/)|\?)\S*$/.test(value);
export const isCount = (value: unknown): boolean =>
  (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) && Number(value) >= 0;

export interface Seen {
  readonly list: ItemList;
  readonly outside: readonly Place[];
  readonly sent: readonly SentValue[];
  /** Where a parameter goes that was not sent yet, and what stands before its name there. */
  readonly home: { readonly place: 'query' | 'body'; readonly before: string };
  readonly size: number;
  readonly limit: SentValue | null;
  readonly more: Place | null;
  readonly total: Place | null;
  readonly common: {
    readonly itemsPath: string;
    readonly totalPath: string | null;
    readonly morePath: string | null;
  };
}

/** @returns null where there is no list to collect */
export function look(answer: unknown, call: SentCall): Seen | null {
  const places = placesOf(answer);
  const list = itemListOf(answer, places);
  if (!list) return null;
  const outside = places.filter(place => !place.path.startsWith(`${list.path}[`));
  const sent = sentValues(call);
  const limit =
    sent.find(({ word, value }) => (SIZE.test(word) || /^count$/i.test(word)) && isCount(value)) ?? null;
  const told = outside.find(({ name, value }) => SIZE.test(name) && isCount(value) && Number(value) > 0);
  const shown = list.items.length;
  const total =
    outside.find(({ name, value }) => TOTAL.test(name) && isCount(value) && Number(value) >= shown) ??
    // Elasticsearch and its like: `hits.total.value`.
    outside.find(
      ({ name, within, value }) => name === 'value' && TOTAL.test(within.at(-1) ?? '') && isCount(value),
    ) ??
    outside.find(({ name, value }) => MAYBE_TOTAL.test(name) && isCount(value) && Number(value) > shown) ??
    null;
  const more = outside.find(({ name, value }) => MORE.test(name) && typeof value === 'boolean') ?? null;
  return {
    list,
    outside,
    sent,
    home: homeOf(sent, limit, call),
    size: Number(limit?.value ?? told?.value ?? shown) || shown,
    limit,
    more,
    total,
    common: { itemsPath: list.path, totalPath: total?.path ?? null, morePath: more?.path ?? null },
  };
}

/** A search that is sent as JSON pages within it, beside its size; GraphQL pages by a variable. */
function homeOf(sent: readonly SentValue[], limit: SentValue | null, call: SentCall): Seen['home'] {
  if (limit) return { place: limit.place, before: limit.name.slice(0, -limit.word.length) };
  if (call.body === null || call.body.trim() === '') return { place: 'query', before: '' };
  const graphql =
    sent.some(({ name, place }) => place === 'body' && name === 'query') && /"variables"\s*:/.test(call.body);
  return { place: 'body', before: graphql ? 'variables.' : '' };
}
