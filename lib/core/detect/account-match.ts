import {
  FIRST_STOP,
  isStop,
  LOW_WORD,
  LOWER,
  type LoadedAccounts,
  lookUp,
  prefixHash,
  prefixMask,
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

/**
 * The next word from `from` at which a key may start, by its first letters and half the hashing: nearly all
 * words of a text end here. The text's length if there is none.
 */
export function nextStart(text: string, from: number, index: LoadedAccounts): number {
  const { prefixes, prefixShift, lowers, lowerShift } = index;
  const size = text.length;
  let at = from;
  while (at < size) {
    const code = text.charCodeAt(at);
    let folded = foldCode(code);
    if (folded <= SKIP) {
      at++;
      continue;
    }
    const start = at;
    const stop = at + FIRST_STOP;
    let a = SEED_A;
    while (isPlain(folded)) {
      a = stepA(a, folded);
      if (++at === stop) break;
      folded = at < size ? foldCode(text.charCodeAt(at)) : SEPARATOR;
    }
    const low = isLowStart(code);
    const bits = low ? lowers : prefixes;
    const shift = low ? lowerShift : prefixShift;
    if (at === stop) {
      if (hasBit(bits, shift, a)) return start;
    } else if (folded !== SEPARATOR || mayEndOrGoOn(text, at, at - start, a, low, bits, shift)) return start;
    while (at < size && foldCode(text.charCodeAt(at)) !== SEPARATOR) at++;
  }
  return size;
}

/** One letter or digit of the table, and not the two of `ß`. */
const isPlain = (folded: number): boolean => folded >= 48 && folded <= 0xff;

/** A word of fewer letters: it may be a key or a key's first word, or the letters behind the gap decide. */
function mayEndOrGoOn(
  text: string,
  end: number,
  length: number,
  a: number,
  low: boolean,
  bits: Uint32Array,
  shift: number,
): boolean {
  let gap = text.charCodeAt(end);
  if (hasBit(bits, shift, stepA(a, WORD_END))) {
    if (!low || length >= LOW_WORD) return true;
  } else if (low && length < LOW_WORD && gap !== 38 && gap !== 46) return false;
  const size = text.length;
  let at = end;
  for (;;) {
    const joined = gap === 32 || isJoint(gap);
    if (joined && at + 1 < size && isBeginning(text.charCodeAt(at + 1))) at++;
    else if (!joined && gap !== 38 && gap !== 46) return false;
    else {
      at = nextWord(text, at);
      if (at === 0) return false;
      if (at < 0) {
        at = -at;
        a = stepA(a, AND);
        if (++length === FIRST_STOP) return hasBit(bits, shift, a);
      }
    }
    for (; at < size; at++) {
      const folded = foldCode(text.charCodeAt(at));
      if (folded === SEPARATOR) break;
      // What the table does not hold is for the matcher to see.
      if (!isPlain(folded)) return true;
      a = stepA(a, folded);
      if (++length === FIRST_STOP) return hasBit(bits, shift, a);
    }
    if ((!low || length >= LOW_WORD) && hasBit(bits, shift, stepA(a, WORD_END))) return true;
    if (at >= size) return false;
    gap = text.charCodeAt(at);
  }
}

/** A digit, or a letter of ASCII that begins a word which is not "and". */
const isBeginning = (code: number): boolean =>
  (code >= 98 && code <= 122) || (code >= 66 && code <= 90) || (code >= 48 && code <= 57);

/** Where the word around `at` ends. */
export function wordEnd(text: string, at: number): number {
  const size = text.length;
  while (at < size && foldCode(text.charCodeAt(at)) !== SEPARATOR) at++;
  return at;
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
  const hash = prefixHash(a);
  const mask = prefixMask(hash);
  return ((bits[hash >>> shift] ?? 0) & mask) === mask;
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
