/** A resolved text in pieces: plain text that is encoded already, and places that are filled last, when the call is sent. */
import { encode, type Place } from '../template/encode.ts';
import { readVariable, type Scope, textOf, type Value } from '../template/scope.ts';
import type { Part, Variable } from '../template/template.ts';
import type { TokenAuth } from './auth.ts';

export type Piece =
  | string
  | { readonly kind: 'secret'; readonly name: string; readonly place: Place }
  /** RFC 7617: base64 of `user:password` in UTF-8. */
  | { readonly kind: 'basic'; readonly user: readonly Piece[]; readonly password: readonly Piece[] }
  /** RFC 6749, 2.3.1: both halves form-encoded before base64. */
  | { readonly kind: 'client-basic'; readonly user: readonly Piece[]; readonly password: readonly Piece[] }
  | { readonly kind: 'token'; readonly auth: TokenAuth };

export type Pieces = readonly Piece[];

/** Why a template could not be filled, by the variable that is at fault. */
export interface Fault {
  readonly kind: 'missing-variable' | 'unsafe-value';
  readonly variable: string;
  readonly message: string;
}

export type Filled =
  | { readonly ok: true; readonly pieces: Pieces; readonly shape: string; readonly missing: string | null }
  | { readonly ok: false; readonly fault: Fault };

export const missing = (name: string): Fault => ({
  kind: 'missing-variable',
  variable: name,
  message: `“${name}” has no value here, and no default is set.`,
});

export const unsafe = (name: string, why: string): Fault => ({
  kind: 'unsafe-value',
  variable: name,
  message: `“${name}” ${why}.`,
});

/**
 * Fills a template for one place. A variable without a value is written as nothing and named in `missing`: the caller
 * decides whether that is an error. `shape` is the same text with `x` for every variable.
 *
 * @param literal encodes the template's own text; what a builder wrote is left as it is unless this is given
 */
export function fillParts(
  parts: readonly Part[],
  place: Place,
  scope: Scope,
  literal: (text: string) => string = text => text,
): Filled {
  const pieces: Piece[] = [];
  let shape = '';
  let gone: string | null = null;
  for (const part of parts) {
    if (part.kind === 'literal') {
      pieces.push(literal(part.text));
      shape += literal(part.text);
      continue;
    }
    shape += 'x';
    if (part.secret) {
      pieces.push({ kind: 'secret', name: part.secret, place });
      continue;
    }
    const value = readVariable(part, scope);
    if (!value.ok && value.kind === 'missing') {
      gone ??= part.name;
      continue;
    }
    const text = encodeValue(part, value, place);
    if (typeof text !== 'string') return { ok: false, fault: text };
    pieces.push(text);
  }
  return { ok: true, pieces: joined(pieces), shape, missing: gone };
}

function encodeValue(variable: Variable, value: Value, place: Place): string | Fault {
  if (!value.ok) return value.kind === 'unfit' ? unsafe(variable.name, value.why) : missing(variable.name);
  const text = textOf(value.value);
  if (text === null)
    return unsafe(variable.name, 'is an object, which has no place here. Name one value of it');
  const encoded = encode(place, text, variable.filters.includes('raw'));
  return encoded.ok ? encoded.text : unsafe(variable.name || 'The text', encoded.why);
}

/** Neighbouring texts become one, so that equal requests have equal pieces. */
export function joined(pieces: Pieces): Pieces {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}

/** Names of the secrets in the pieces, each once, in order. */
export function secretsIn(pieces: Pieces): readonly string[] {
  const names = pieces.flatMap(piece => {
    if (typeof piece === 'string' || piece.kind === 'token') return [];
    if (piece.kind === 'secret') return [piece.name];
    return [...secretsIn(piece.user), ...secretsIn(piece.password)];
  });
  return [...new Set(names)];
}

export const hasToken = (pieces: Pieces): boolean =>
  pieces.some(piece => typeof piece !== 'string' && piece.kind === 'token');
