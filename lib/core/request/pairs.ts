/** Name–value pairs of a query or a form: filled, encoded, repeated for lists, left out when empty. */
import { encode, type Place } from '../template/encode.ts';
import { parseTemplate } from '../template/parse.ts';
import { readVariable, type Scope, textOf } from '../template/scope.ts';
import type { Part } from '../template/template.ts';
import type { Parameter } from './definition.ts';
import { type Fault, fillParts, missing, type Piece, type Pieces, unsafe } from './pieces.ts';

/** `name` is decoded, to be found by; `pieces` and `shape` are the pair as it is sent. */
export interface Pair {
  readonly name: string;
  readonly pieces: Pieces;
  readonly shape: string;
}

export type FilledPairs =
  | { readonly ok: true; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly fault: Fault };

type PairPlace = Extract<Place, 'query' | 'form'>;
/** A list longer than this is a mistake, and most servers refuse the address. */
const MOST_ITEMS = 1000;

const encoded = (place: PairPlace, text: string): string => {
  const done = encode(place, text);
  return done.ok ? done.text : '';
};

export function pair(place: PairPlace, name: string, value: Pieces | string): Pair {
  const head = `${encoded(place, name)}=`;
  const tail: Pieces = typeof value === 'string' ? [encoded(place, value)] : value;
  const shape = tail.map(piece => (typeof piece === 'string' ? piece : 'x')).join('');
  return { name, pieces: [head, ...tail], shape: head + shape };
}

/** Fills the rows of a parameter or form table that are on. */
export function fillPairs(rows: readonly Parameter[], place: PairPlace, scope: Scope): FilledPairs {
  const pairs: Pair[] = [];
  for (const row of rows) {
    if (!row.enabled || row.name === '') continue;
    const parsed = parseTemplate(row.value);
    if (!parsed.ok)
      return {
        ok: false,
        fault: unsafe(row.name, `is not a template: ${parsed.problem.message.replace(/\.$/, '')}`),
      };
    const { parts } = parsed.template;
    const items = row.list === 'repeat' ? listOf(parts, scope) : null;
    if (items && items.length > MOST_ITEMS)
      return { ok: false, fault: unsafe(row.name, `is a list of more than ${MOST_ITEMS} items`) };
    if (items) {
      for (const item of items) {
        const text = textOf(item);
        if (text === null)
          return { ok: false, fault: unsafe(row.name, 'is a list of objects, which has no place here') };
        pairs.push(pair(place, row.name, text));
      }
      continue;
    }
    const filled = fillParts(parts, place, scope, text => encoded(place, text));
    if (!filled.ok) return filled;
    const empty = filled.missing !== null || filled.pieces.length === 0;
    if (empty && row.whenEmpty === 'omit') continue;
    if (filled.missing !== null && row.whenEmpty === 'error')
      return { ok: false, fault: missing(filled.missing) };
    const head = `${encoded(place, row.name)}=`;
    pairs.push({ name: row.name, pieces: [head, ...filled.pieces], shape: head + filled.shape });
  }
  return { ok: true, pairs };
}

/** The list that a value consists of, or null where it is not one list alone. */
function listOf(parts: readonly Part[], scope: Scope) {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'variable' || only.secret) return null;
  const value = readVariable(only, scope);
  if (!value.ok || !Array.isArray(value.value) || value.value.length === 0) return null;
  return value.value;
}

/** Pairs as one text, joined by `&`. */
export function joinPairs(pairs: readonly Pair[]): { pieces: Pieces; shape: string } {
  const pieces: Piece[] = [];
  for (const [i, one] of pairs.entries()) {
    if (i > 0) pieces.push('&');
    pieces.push(...one.pieces);
  }
  return { pieces, shape: pairs.map(one => one.shape).join('&') };
}

/** Sets (text) or removes (null) pairs by name, where paging asks for another page. */
export function overridePairs(
  pairs: readonly Pair[],
  place: PairPlace,
  overrides: Readonly<Record<string, string | null>>,
): readonly Pair[] {
  const names = new Set(Object.keys(overrides));
  const added = [...names].flatMap(name => {
    const value = overrides[name];
    return typeof value === 'string' ? [pair(place, name, value)] : [];
  });
  return [...pairs.filter(one => !names.has(one.name)), ...added];
}

/** The name of a pair as a server reads it. */
export function decodeName(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
