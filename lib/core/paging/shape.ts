/** What an answer and the call that it belongs to are made of, as far as paging is concerned. */
import { type Step, shortPath } from '../jsonpath/location.ts';
import { parseUrl } from '../request/web.ts';

/** A value of the answer that stands outside its lists. */
export interface Place {
  readonly path: string;
  readonly name: string;
  /** Names of the objects around it, outermost first. */
  readonly within: readonly string[];
  readonly value: unknown;
}

export interface ItemList {
  readonly path: string;
  readonly items: readonly unknown[];
}

/** What was sent: a query parameter, or a member of the body by its dotted path. */
export interface SentValue {
  readonly place: 'query' | 'body';
  /** As paging names it: `page`, `pagination.page`. */
  readonly name: string;
  /** Its last step: `page`. */
  readonly word: string;
  readonly value: string;
}

export interface SentCall {
  readonly url: string;
  readonly body: string | null;
}

/** Objects that are looked at; a larger answer shows its scheme near its top. */
const MOST_PLACES = 3000;
const DEEPEST = 6;

/** Every place but those within lists; a list of a single object is gone through, as GraphQL answers have them. */
export function placesOf(answer: unknown): readonly Place[] {
  interface Open extends Place {
    readonly steps: readonly Step[];
  }
  const places: Open[] = [{ path: '$', name: '', within: [], steps: [], value: answer }];
  for (let at = 0; at < places.length && places.length < MOST_PLACES; at++) {
    const place = places[at];
    if (!place || place.steps.length >= DEEPEST || typeof place.value !== 'object' || place.value === null)
      continue;
    const { value, steps, within, name } = place;
    if (Array.isArray(value) && value.length !== 1) continue;
    const inner = name === '' ? within : [...within, name];
    for (const [key, held] of Object.entries(value).slice(0, 200)) {
      const step = Array.isArray(value) ? Number(key) : key;
      const next = [...steps, step];
      places.push({
        path: shortPath(next),
        name: Array.isArray(value) ? '' : key,
        within: inner,
        steps: next,
        value: held,
      });
    }
  }
  return places;
}

/** What vendors call the list of items, and lists that stand beside it. */
const USUAL =
  /^(?:data|results?|items|records|values?|entries|edges|nodes|hits|elements|content|members|rows|list)$/i;
const BESIDE =
  /^_?(?:included|facets?|aggregations?|filters?|links?|errors?|warnings?|messages|breadcrumbs|columns|sort(?:ing)?|queries)$/i;

/** The list whose items are collected: of objects before others, of a usual name before others, then the longest. */
export function itemListOf(answer: unknown, places: readonly Place[]): ItemList | null {
  if (Array.isArray(answer)) return answer.length === 0 ? null : { path: '$', items: answer };
  let best: { list: ItemList; rank: readonly number[] } | null = null;
  for (const { path, name, value } of places) {
    if (!Array.isArray(value) || value.length === 0 || BESIDE.test(name)) continue;
    const objects = value.every(item => typeof item === 'object' && item !== null && !Array.isArray(item));
    const rank = [objects ? 1 : 0, value.length > 1 && USUAL.test(name) ? 1 : 0, value.length];
    if (!best || isAbove(rank, best.rank)) best = { list: { path, items: value }, rank };
  }
  return best?.list ?? null;
}

const isAbove = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
};

export function sentValues({ url, body }: SentCall): readonly SentValue[] {
  const search = parseUrl(url)?.search.slice(1) ?? '';
  return [...pairsOf(search, 'query'), ...(body === null ? [] : bodyValues(body))];
}

function bodyValues(body: string): readonly SentValue[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return /^[^\s={}]+=/.test(body) ? pairsOf(body, 'body') : [];
  }
  const found: SentValue[] = [];
  const visit = (value: unknown, steps: readonly string[]): void => {
    if (typeof value === 'string' || typeof value === 'number')
      found.push({ place: 'body', name: steps.join('.'), word: steps.at(-1) ?? '', value: String(value) });
    else if (typeof value === 'object' && value !== null && !Array.isArray(value) && steps.length < 4)
      for (const [key, held] of Object.entries(value)) visit(held, [...steps, key]);
  };
  visit(parsed, []);
  return found;
}

const pairsOf = (text: string, place: SentValue['place']): readonly SentValue[] =>
  text.split('&').flatMap(pair => {
    const [left = '', right = ''] = pair.split('=');
    const name = decoded(left);
    return name === '' ? [] : [{ place, name, word: name, value: decoded(right) }];
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
