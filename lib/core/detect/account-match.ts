import { LOWER, type LoadedAccounts, lookUp, SEED_A, SEED_B, SOLID, stepA, stepB } from './account-index.ts';
import { LOW_KEY } from './account-window.ts';
import { AND, foldCode, isLowStart, SEPARATOR, SKIP } from './fold.ts';

/** A key of an index in a text. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

/** The longest key that starts at `start` and has at most so many letters. */
export function matchAt(text: string, start: number, most: number, index: LoadedAccounts): Hit | undefined {
  const low = isLowStart(text.charCodeAt(start));
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
      const code = text.charCodeAt(at);
      const folded = foldCode(code);
      if (folded === SEPARATOR) break;
      if (folded === SKIP) continue;
      const isPair = folded > 0xff && code < 0x250;
      a = stepA(a, isPair ? folded & 0xff : folded);
      b = stepB(b, isPair ? folded & 0xff : folded);
      length++;
      if (isPair) {
        a = stepA(a, folded >> 8);
        b = stepB(b, folded >> 8);
        length++;
      }
      if (length > most) return best;
    }
    if (words > 0 && at - wordAt > 3 && isLowStart(text.charCodeAt(wordAt))) lowWords = true;
    const key = length > 0 ? lookUp(index, a, b) : -1;
    if (key !== -1 && mayBe(index.kinds[key] ?? 0, low || lowWords, spaced)) best = { start, end: at, key };
    const gap = nextWord(text, at);
    if (gap === 0) return best;
    if (gap < 0) {
      a = stepA(a, AND);
      b = stepB(b, AND);
    }
    const next = Math.abs(gap);
    // `Open AI` is one name in capitals; `group on` and `pi xiv` in lower case are two words, and so are `En el` and
    // `Philip S`.
    const isShort =
      foldCode(text.charCodeAt(next + 2)) === SEPARATOR && foldCode(text.charCodeAt(next + 1)) !== SEPARATOR;
    const isPart = low ? words === 0 && at - wordAt < LOW_KEY : isLowStart(text.charCodeAt(next));
    if (text.charCodeAt(at) === 32 && (at - wordAt > 2 ? low || !isShort : isPart)) spaced = true;
    at = next;
  }
  return best;
}

const mayBe = (bits: number, low: boolean, spaced: boolean): boolean =>
  !(low && (bits & LOWER) === 0) && !(spaced && (bits & SOLID) !== 0);

/** Where the name's next word starts: negative if `&` or "and" stands between, 0 if the name cannot go on. */
function nextWord(text: string, end: number): number {
  const limit = Math.min(end + 6, text.length);
  let at = end;
  let and = false;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (foldCode(code) !== SEPARATOR) break;
    // Kuehne + Nagel.
    if (code === 38 || (code === 43 && text.charCodeAt(at + 1) === 32)) and = true;
    else if (code === 46 ? !isInnerDot(text, at) : !isJoint(code)) return 0;
  }
  if (at >= limit || at === end) return 0;
  if (!and && isAnd(text, at)) return -(at + 4);
  return and ? -at : at;
}

/** "and", one space and something else. */
function isAnd(text: string, at: number): boolean {
  if ((text.charCodeAt(at) | 32) !== 97 || (text.charCodeAt(at + 1) | 32) !== 110) return false;
  const gap = text.charCodeAt(at + 3);
  return (
    (text.charCodeAt(at + 2) | 32) === 100 &&
    (gap === 32 || gap === 160) &&
    at + 4 < text.length &&
    text.charCodeAt(at + 4) !== 32
  );
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
