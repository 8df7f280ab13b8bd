/**
 * One pass over JSON's bytes before they are parsed: how deep, how many values, which numbers would lose digits.
 * `JSON.parse` takes a million levels without complaint; what dies afterwards is the copy into the database.
 */
import { nextMark, wordsOf } from './marks.ts';

export interface JsonCaps {
  /** Levels of arrays and objects. */
  readonly maxDepth: number;
  /** Values in all, containers among them. */
  readonly maxNodes: number;
}

export const JSON_CAPS: JsonCaps = { maxDepth: 200, maxNodes: 200_000 };

export interface JsonScan {
  readonly depth: number;
  /** Values, give or take the empty containers. */
  readonly nodes: number;
  /** Start and end, in bytes, of every number that a double cannot hold, flat: [start, end, start, end …]. */
  readonly lossy: readonly number[];
  /** Does a text that is a forbidden name stand anywhere, plainly or behind escapes? */
  readonly forbidden: boolean;
  readonly stopped: 'depth' | 'nodes' | null;
}

/** Names that reach a prototype when data is copied carelessly. */
export const FORBIDDEN_NAMES = ['__proto__', 'constructor', 'prototype'] as const;

/** Letters of the longest of them. */
const LONGEST_NAME = 11;

const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Fewer characters than this never lose a digit: 15 significant ones always survive a double. */
const SAFE_TOKEN = 16;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Scans UTF-8 that may or may not be JSON; never throws, and stops as soon as a cap is passed. */
export function scanJson(given: Uint8Array, { maxDepth, maxNodes }: JsonCaps = JSON_CAPS): JsonScan {
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
  const words = wordsOf(bytes);
  const length = bytes.length;
  const lossy: number[] = [];
  let depth = 0;
  let deepest = 0;
  let nodes = 1;
  let at = 0;
  let forbidden = false;
  let stopped: JsonScan['stopped'] = null;
  while (at < length && stopped === null) {
    const code = bytes[at] ?? 0;
    if (code === QUOTE) {
      const start = ++at;
      let escapes = 0;
      while (at < length) {
        at = nextMark(bytes, words, at);
        const mark = bytes[at];
        if (mark === QUOTE) break;
        if (mark === BACKSLASH) {
          escapes++;
          at++;
        }
        at++;
      }
      if (at - start <= LONGEST_NAME * ESCAPE && isForbidden(bytes, start, at, escapes)) forbidden = true;
      at++;
    } else if (code === COLON || code <= SPACE) {
      at++;
    } else if (code === COMMA) {
      at++;
      if (++nodes > maxNodes) stopped = 'nodes';
    } else if ((code >= 48 && code <= 57) || code === MINUS) {
      const end = endOfNumber(bytes, at + 1);
      if (mayLose(bytes, at, end) && losesDigits(asciiOf(bytes, at, end)) && !isKey(bytes, end)) {
        lossy.push(at, end);
      }
      at = end;
    } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      at++;
      if (++depth > deepest) deepest = depth;
      if (++nodes > maxNodes) stopped = 'nodes';
      if (depth > maxDepth) stopped = 'depth';
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) {
      depth--;
      at++;
    } else {
      at++;
    }
  }
  return { depth: deepest, nodes, lossy, forbidden, stopped };
}

/** Bytes of one letter where it is written as an escape: `\\u005f`. */
const ESCAPE = 6;

/** Is what stands between two quotes a forbidden name, plainly or behind escapes (`\\u005f_proto__`)? */
function isForbidden(bytes: Uint8Array, start: number, end: number, escapes: number): boolean {
  const size = end - start - escapes * (ESCAPE - 1);
  if (size !== 9 && size !== LONGEST_NAME) return false;
  if (escapes === 0)
    return FORBIDDEN_NAMES.some(name => name.length === size && standsAt(bytes, start, name));
  const name = asciiOf(bytes, start, end).replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return FORBIDDEN_NAMES.some(one => one === name);
}

/** Compared byte by byte: to make a text of each name of nine letters would take as long as all the rest. */
function standsAt(bytes: Uint8Array, start: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name.charCodeAt(i)) return false;
  return true;
}

function endOfNumber(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    // Digits, `.`, `+`, `-`, `e`, `E`.
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 && code !== 43 && code !== 45 && code !== 101 && code !== 69) break;
  }
  return at;
}

/** A cheap first look: only a long token, or a short one with an exponent of three digits, can lose anything. */
function mayLose(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start >= SAFE_TOKEN) return true;
  if (end - start < 5) return false;
  for (let at = start + 1; at < end; at++) {
    const code = bytes[at];
    if (code === 101 || code === 69) return true;
  }
  return false;
}

/** A digit run before a colon is no value: left alone, so that the parser refuses it. */
function isKey(bytes: Uint8Array, end: number): boolean {
  let at = end;
  while (at < bytes.length && (bytes[at] ?? 0) <= SPACE) at++;
  return bytes[at] === COLON;
}

/** Bytes that are not ASCII become characters that nobody looks for here. A few at a time: arguments are on the stack. */
function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let from = start; from < end; from += 1000)
    text += String.fromCharCode(...bytes.subarray(from, Math.min(end, from + 1000)));
  return text;
}

/**
 * Does a double change this number? Whole numbers beyond 2^53 always count, even where the double happens to
 * be exact, so that one column of identifiers is not half text and half numbers.
 */
export function losesDigits(token: string): boolean {
  if (!NUMBER.test(token)) return false;
  const value = Number(token);
  if (!Number.isFinite(value)) return true;
  if (/^-?\d+$/.test(token)) return !Number.isSafeInteger(value);
  return significant(token) !== significant(String(value)) || (value === 0 && /[1-9]/.test(mantissa(token)));
}

function mantissa(token: string): string {
  return token.split(/[eE]/, 1)[0] ?? '';
}

function significant(token: string): string {
  const digits = mantissa(token).replace(/[-.]/g, '');
  let first = 0;
  while (digits.charCodeAt(first) === 48) first++;
  let last = digits.length;
  while (last > first && digits.charCodeAt(last - 1) === 48) last--;
  return digits.slice(first, last);
}
