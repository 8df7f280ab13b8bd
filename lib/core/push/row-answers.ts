/** What the answer to a batch says of each of its rows. */
import { compilePath } from '../jsonpath/compile.ts';
import { holds } from '../outcome/holds.ts';
import type { Batch } from '../request/definition.ts';
import type { PushValues } from './values.ts';

export type RowAnswer =
  | { readonly kind: 'taken' }
  /** The vendor's own words, where they were found. */
  | { readonly kind: 'refused'; readonly why: string | null }
  /** The answer says nothing of this row, or nothing that can be told to be about it. */
  | { readonly kind: 'untold' };

const TAKEN: RowAnswer = { kind: 'taken' };
const UNTOLD: RowAnswer = { kind: 'untold' };
const MOST_WORDS = 200;

/**
 * @param told where the builder pointed; null: the batch was taken as one
 * @param rows as they were sent, in order
 * @returns one for each row
 */
export function rowAnswers(
  told: Batch['told'],
  answer: unknown,
  rows: readonly PushValues[],
): readonly RowAnswer[] {
  if (!told) return rows.map(() => TAKEN);
  const items = every(told.path, answer);
  const judged = (item: unknown): RowAnswer => {
    const failed =
      told.failWhen.length > 0 ? told.failWhen.some(test => holds(test, item)) : told.of === 'failed';
    return failed ? { kind: 'refused', why: words(told.messagePath, item) } : TAKEN;
  };
  // By their order they can only be told apart where there is one for each row.
  if (told.rowPath === null && (told.of === 'failed' || items.length !== rows.length))
    return rows.map(() => (told.of === 'failed' && items.length === 0 ? TAKEN : UNTOLD));
  const places = placesOf(told, rows);
  const answers = new Map<number, RowAnswer>();
  let astray = false;
  for (const [i, item] of items.entries()) {
    const place = told.rowPath === null ? i : places.get(textAt(told.rowPath, item) ?? '');
    const said = judged(item);
    if (place === undefined) astray ||= said.kind === 'refused';
    else if (answers.get(place)?.kind !== 'refused') answers.set(place, said);
  }
  // A failure that fits no row may be any row's of which nothing else was said.
  const silent = told.of === 'failed' && !astray ? TAKEN : UNTOLD;
  return rows.map((_, i) => answers.get(i) ?? silent);
}

/** Rows by what an item calls them; a value that two rows share tells neither. */
function placesOf(
  { variable }: NonNullable<Batch['told']>,
  rows: readonly PushValues[],
): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [i, values] of rows.entries()) {
    const name = variable === null ? String(i) : String(values[variable] ?? '');
    if (places.has(name)) twice.add(name);
    places.set(name, i);
  }
  for (const name of twice) places.delete(name);
  return places;
}

const every = (path: string, value: unknown): readonly unknown[] => {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  const matches = found?.ok ? found.matches.map(match => match.value) : [];
  // `$.results` names the list where `$.results[*]` was meant.
  const [only] = matches;
  return matches.length === 1 && Array.isArray(only) ? only : matches;
};

const textAt = (path: string, item: unknown): string | null => {
  const [first] = every(path, item);
  return first === undefined || first === null || typeof first === 'object' ? null : String(first);
};

const words = (path: string | null, item: unknown): string | null => {
  const [first] = path === null ? [] : every(path, item);
  if (first === undefined || first === null) return null;
  const text = typeof first === 'object' ? JSON.stringify(first) : String(first);
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line === '' ? null : line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
};
