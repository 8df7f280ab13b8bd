import {
  FIRST_STOP,
  isStop,
  LOWER,
  type LoadedAccounts,
  lookUp,
  prefixHash,
  SEED_A,
  SEED_B,
  SOLID,
  stepA,
  stepB,
  WORD_END,
} from './account-index.ts';
import { AND, foldCode, SEPARATOR, SKIP } from './fold.ts';

/** A key of an index in a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

/** Whether a word starts with a letter in lower case. */
export const isLowStart = (code: number): boolean =>
  code < 128 ? code >= 97 && code <= 122 : /\p{Ll}/u.test(String.fromCharCode(code));

/** A key may start here. */
export const MAY_START = -1;

/**
 * A quick look at the first five letters, with half the hashing: nearly all words end here.
 * @returns MAY_START, or how far it has read: no word ends before that
 */
export function mayStart(text: string, start: number, low: boolean, index: LoadedAccounts): number {
  if (low && !index.hasLower) return start + 1;
  const bits = low ? index.lowers : index.prefixes;
  const shift = low ? index.lowerShift : index.prefixShift;
  const stop = Math.min(start + FIRST_STOP, text.length);
  let a = SEED_A;
  let at = start;
  for (; at < stop; at++) {
    const folded = foldCode(text.charCodeAt(at));
    if (folded < 48 || folded > 0xff) break;
    a = stepA(a, folded);
  }
  const may =
    at - start === FIRST_STOP
      ? hasBit(bits, shift, a)
      : at === text.length
        ? hasBit(bits, shift, stepA(a, WORD_END))
        : mayGoOn(text, at, at - start, a, low, bits, shift);
  return may ? MAY_START : at;
}

/** The same for a word shorter than that: it may be a key, or the letters behind the gap decide. */
function mayGoOn(
  text: string,
  end: number,
  length: number,
  a: number,
  low: boolean,
  bits: Uint32Array,
  shift: number,
): boolean {
  const code = text.charCodeAt(end);
  if (foldCode(code) !== SEPARATOR) return true;
  if (hasBit(bits, shift, stepA(a, WORD_END))) return true;
  if (low || !isJoint(code)) return code === 38 || code === 46;
  const size = text.length;
  let count = length;
  for (let at = end + 1; at < size; at++) {
    const folded = foldCode(text.charCodeAt(at));
    // A second gap, a pair of letters or "and": let the matcher see.
    if (folded < 48 || folded > 0xff) return true;
    if (at === end + 1 && (text.charCodeAt(at) | 32) === 97 && (text.charCodeAt(at + 1) | 32) === 110)
      return true;
    a = stepA(a, folded);
    if (++count === FIRST_STOP) return hasBit(bits, shift, a);
  }
  return true;
}

const MAX_KEY = 120;

/** The longest key that starts at `start`. */
export function matchAt(text: string, start: number, low: boolean, index: LoadedAccounts): Hit | undefined {
  const bits = low ? index.lowers : index.prefixes;
  const shift = low ? index.lowerShift : index.prefixShift;
  let a = SEED_A;
  let b = SEED_B;
  let length = 0;
  let best: Hit | undefined;
  let at = start;
  let lowWords = false;
  let spaced = false;
  const size = text.length;
  for (let words = 0; words < index.mostWords; words++) {
    const wordAt = at;
    for (; at < size; at++) {
      const folded = foldCode(text.charCodeAt(at));
      if (folded === SEPARATOR) break;
      if (folded === SKIP) continue;
      const pair = folded > 0xff && text.charCodeAt(at) < 0x250;
      a = stepA(a, pair ? folded & 0xff : folded);
      b = stepB(b, pair ? folded & 0xff : folded);
      length++;
      if (isStop(length) && !hasBit(bits, shift, a)) return best;
      if (pair) {
        a = stepA(a, folded >> 8);
        b = stepB(b, folded >> 8);
        length++;
        if (isStop(length) && !hasBit(bits, shift, a)) return best;
      }
      if (length > MAX_KEY) return best;
    }
    if (words > 0 && at - wordAt > 3 && isLowStart(text.charCodeAt(wordAt))) lowWords = true;
    const key = length > 0 ? lookUp(index, a, b) : -1;
    if (key !== -1 && mayBe(index.kinds[key] ?? 0, low || lowWords, spaced)) best = { start, end: at, key };
    const gap = nextWord(text, at);
    if (gap === 0) return best;
    if (gap < 0) {
      a = stepA(a, AND);
      b = stepB(b, AND);
      length++;
      if (isStop(length) && !hasBit(bits, shift, a)) return best;
    }
    const next = Math.abs(gap);
    // `Open AI` is one name in capitals; `group on` in lower case is two words.
    const isShort = foldCode(text.charCodeAt(next + 2)) === SEPARATOR;
    if (at - wordAt > 2 && text.charCodeAt(at) === 32 && (low || !isShort)) spaced = true;
    at = next;
  }
  return best;
}

const mayBe = (bits: number, low: boolean, spaced: boolean): boolean =>
  !(low && (bits & LOWER) === 0) && !(spaced && (bits & SOLID) !== 0);

const hasBit = (bits: Uint32Array, shift: number, a: number): boolean => {
  const bit = prefixHash(a) >>> shift;
  return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
};

/** Where the name's next word starts: negative if `&` or "and" stands between, 0 if the name cannot go on. */
function nextWord(text: string, end: number): number {
  const limit = Math.min(end + 6, text.length);
  let at = end;
  let and = false;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (foldCode(code) !== SEPARATOR) break;
    if (code === 38) and = true;
    else if (code === 46 ? !isInnerDot(text, at) : !isJoint(code)) return 0;
  }
  if (at >= limit || at === end) return 0;
  if (!and && (text.charCodeAt(at) | 32) === 97 && /^and[ \u00a0][^ ]/i.test(text.slice(at, at + 5)))
    return -(at + 4);
  return and ? -at : at;
}

/** Space, line end, hyphens and apostrophes: they may stand between the words of a name. */
const isJoint = (code: number): boolean =>
  code === 32 ||
  code === 45 ||
  code === 39 ||
  code === 10 ||
  code === 160 ||
  code === 0x2019 ||
  (code >= 0x2010 && code <= 0x2013);

/** A dot within a word (`fly.io`) or behind an initial (`J. Crew`), not at a sentence's end. */
const isInnerDot = (text: string, dot: number): boolean =>
  (dot + 1 < text.length && foldCode(text.charCodeAt(dot + 1)) !== SEPARATOR) ||
  dot < 2 ||
  foldCode(text.charCodeAt(dot - 2)) === SEPARATOR ||
  (dot > 2 && foldCode(text.charCodeAt(dot - 3)) === SEPARATOR);
