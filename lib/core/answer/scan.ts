/**
 * One pass over JSON text before it is parsed: how deep, how many values, which numbers would lose digits.
 * `JSON.parse` takes a million levels without complaint; what dies afterwards is the copy into the database.
 */

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
  /** Start and end of every number token that a double cannot hold, flat: [start, end, start, end …]. */
  readonly lossy: readonly number[];
  /** Does a text that is a forbidden name stand anywhere, as it is written? */
  readonly forbidden: boolean;
  readonly stopped: 'depth' | 'nodes' | null;
}

/** Names that reach a prototype when data is copied carelessly. */
export const FORBIDDEN_NAMES = ['__proto__', 'constructor', 'prototype'] as const;

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

/** Scans text that may or may not be JSON; never throws, and stops as soon as a cap is passed. */
export function scanJson(text: string, caps: JsonCaps = JSON_CAPS): JsonScan {
  const lossy: number[] = [];
  const length = text.length;
  let depth = 0;
  let deepest = 0;
  let nodes = 1;
  let at = 0;
  let forbidden = false;
  const ended = (stopped: JsonScan['stopped']): JsonScan => ({
    depth: deepest,
    nodes,
    lossy,
    forbidden,
    stopped,
  });
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const size = end - at;
      if ((size === 11 || size === 13) && isForbidden(text, at)) forbidden = true;
      at = end;
    } else if (code === COMMA) {
      nodes++;
      at++;
    } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth++;
      nodes++;
      if (depth > deepest) deepest = depth;
      if (depth > caps.maxDepth) return ended('depth');
      at++;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) {
      depth--;
      at++;
    } else if ((code >= 48 && code <= 57) || code === MINUS) {
      const end = endOfNumber(text, at + 1);
      if (mayLose(text, at, end) && losesDigits(text.slice(at, end)) && !isKey(text, end)) {
        lossy.push(at, end);
      }
      at = end;
    } else {
      at++;
    }
    if (nodes > caps.maxNodes) return ended('nodes');
  }
  return ended(null);
}

function endOfString(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function isForbidden(text: string, quote: number): boolean {
  return FORBIDDEN_NAMES.some(name => text.startsWith(name, quote + 1));
}

function endOfNumber(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Digits, `.`, `+`, `-`, `e`, `E`.
    if (code >= 48 && code <= 57) continue;
    if (code !== 46 && code !== 43 && code !== 45 && code !== 101 && code !== 69) break;
  }
  return at;
}

/** A cheap first look: only a long token, or a short one with an exponent of three digits, can lose anything. */
function mayLose(text: string, start: number, end: number): boolean {
  if (end - start >= SAFE_TOKEN) return true;
  if (end - start < 5) return false;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 101 || code === 69) return true;
  }
  return false;
}

/** A digit run before a colon is no value: left alone, so that the parser refuses it. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === COLON;
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
