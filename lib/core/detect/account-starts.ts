import type { LoadedAccounts } from './account-index.ts';
import {
  FIRST,
  LAST,
  LOW_FIRST,
  LOW_KEY,
  NEXT,
  secondHash,
  secondMask,
  windowHash,
  windowMask,
} from './account-window.ts';
import { isDigit } from './fold.ts';
import { letterAt, squeeze, startOf, words } from './squeeze.ts';

const ALL = 0x7f7f7f7f;
/** What the first six letters have of the second read, and the first ten of the third. */
const FIRST_TAIL = 0x7f7f;
const NEXT_END = 0x7f7f;
/** What a word of so many letters has of three reads of four bytes. */
const HEAD = Int32Array.of(0, 0x7f, 0x7f7f, 0x7f7f7f, ALL, ALL, ALL, ALL, ALL, ALL);
const TAIL = Int32Array.of(0, 0, 0, 0, 0, 0x7f, 0x7f7f, 0x7f7f7f, ALL, ALL);
const END = Int32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f);

/**
 * What of the first letters of a word without a capital is looked at, by how many the word has: first of numbers, then of
 * words in lower case. Five, though they be those of the next words, but of a word of LOW_KEY letters only its own; of a
 * number no more than its own, and no less than two.
 */
const LOW_HEAD = Int32Array.of(0, 0x7f7f, 0x7f7f, 0x7f7f7f, ALL, ALL, 0, 0, 0, ALL, ALL, ALL, ALL, ALL);
const LOW_TAIL = Int32Array.of(0, 0, 0, 0, 0, 0x7f, 0, 0, 0, 0x7f, 0x7f, 0x7f, 0, 0x7f);
/** Eight rows on if a word starts with a letter: the bytes of all letters have a bit (0x40) that those of digits have not. */
const rowsOf = (head: number): number => (head >> 3) & 8;

/** The longest key that is matched. */
const MOST_LETTERS = 120;

/**
 * The words of a text at which a key may begin, by its first letters: some in a hundred of them.
 * @returns in order, each its offset and then the most letters that a key there may have
 */
export function startsIn(text: string, index: LoadedAccounts): readonly number[] {
  const found: number[] = [];
  for (let from = 0; from < text.length; from = words.next) {
    squeeze(text, from);
    const count = keepCapitals(listLikely(index), index);
    for (let i = 0; i < count; i++) {
      const word = listed[i] ?? 0;
      const most = word < 0 ? shortestOf(index, ~word) : mostLetters(index, word);
      if (most > 0) found.push(startOf(word < 0 ? ~word : word), most);
    }
  }
  return found;
}

const listed = new Int32Array(words.spots.length);

/** All bits for a word of so many letters, with a capital, behind which the next words may decide. */
const MAY_GO_ON = Int32Array.of(0, -1, -1, -1, -1, -1, 0);

/** All bits where bits are missing. */
const isMissing = (bits: number): number => (bits | -bits) >> 31;

/** All bits for a word that starts without a capital, by its first letters. */
const lowOf = (head: number): number => (head << 24) >> 31;

/** The lesser of two small whole numbers. `Math.min` reckons in floating point, and with a branch. */
const least = (a: number, b: number): number => b + ((a - b) & ((a - b) >> 31));

// Here go all words, so nothing else is done, and nothing is asked that could be reckoned: neither whether a word has a
// capital nor how long it is can be guessed. All in whole numbers: a constant of another module, a sum or a sign of what
// might not be whole goes by way of floating point, which takes twice as long.

/** Lists the words with a capital, and of the others (digits, lower case) those that may begin a key: one look tells. */
function listLikely({ lowBeginnings, lowShift }: LoadedAccounts): number {
  const { count, spots, letters } = words;
  let found = 0;
  let next = letterAt(spots[0] ?? 0);
  for (let i = 0; i < count; i++) {
    const from = next;
    next = letterAt(spots[i + 1] ?? 0);
    const head = letters.getInt32(from, true);
    const tail = letters.getInt32(from + 4, true);
    const row = least(next - from, LOW_FIRST) + rowsOf(head);
    const hash = windowHash(head & (LOW_HEAD[row] ?? 0), tail & (LOW_TAIL[row] ?? 0), 0, 0);
    const noStart = isMissing(~(lowBeginnings[hash >>> lowShift] ?? 0) & windowMask(hash));
    listed[found] = i;
    found += ~(noStart & lowOf(head)) & 1;
  }
  return found;
}

/**
 * Keeps of the words with a capital those that are a short key or the first word of one, or whose first six letters, if
 * need be with those of the next words, begin one. A word that only together with the next
 * may be a short key ("I.B.M.", "Lowe's") then stands there as a negative number.
 */
function keepCapitals(likely: number, { beginnings, shift }: LoadedAccounts): number {
  const { spots, letters } = words;
  let found = 0;
  for (let i = 0; i < likely; i++) {
    const word = listed[i] ?? 0;
    const from = letterAt(spots[word] ?? 0);
    const length = least(letterAt(spots[word + 1] ?? 0) - from, FIRST);
    const isPair = (letterAt(spots[word + 2] ?? 0) - from - FIRST) >> 31;
    const head = letters.getInt32(from, true);
    const tail = letters.getInt32(from + 4, true);
    const low = lowOf(head);
    const whole = windowHash(head & (HEAD[length] ?? 0), tail & (TAIL[length] ?? 0), 0, 0);
    const first = windowHash(head & ALL, tail & FIRST_TAIL, 0, 0);
    const noKey = isMissing(~(beginnings[whole >>> shift] ?? 0) & windowMask(whole));
    const noStart = isMissing(~(beginnings[first >>> shift] ?? 0) & windowMask(first));
    const goesOn = (MAY_GO_ON[length] ?? 0) & (~noStart | isPair);
    listed[found] = word ^ (noKey & noStart & ~low);
    found += (low | ~noKey | goesOn) & 1;
  }
  return found;
}

/** Only the start of a later word may end the key. */
const shortestOf = (index: LoadedAccounts, word: number): number =>
  isWhole(index, word, word + 2, FIRST) ? FIRST - 1 : 0;

/** Letters that a key which begins at a listed word may have; 0 if none begins there. */
function mostLetters(index: LoadedAccounts, word: number): number {
  const { spots, letters } = words;
  const from = letterAt(spots[word] ?? 0);
  const x = letters.getInt32(from, true) & ALL;
  const y = letters.getInt32(from + 4, true) & ALL;
  const z = letters.getInt32(from + 8, true) & ALL;
  const low = (letters.getUint8(from) >>> 7) & 1;
  if (!has(index, low, windowHash(x, y, z & NEXT_END, 0)))
    return isWhole(index, word, word + 1, NEXT) ? NEXT - 1 : 0;
  const last = letters.getInt32(from + 12, true) & ALL;
  return hasBit(index, low, windowHash(x, y, z, last)) ? MOST_LETTERS : LAST - 1;
}

/** Whether the letters from a word to the start of `next`, or of a word behind it, are a key of less than `most`. */
function isWhole(index: LoadedAccounts, word: number, next: number, most: number): boolean {
  const { spots, letters } = words;
  const from = letterAt(spots[word] ?? 0);
  const x = letters.getInt32(from, true);
  const y = letters.getInt32(from + 4, true);
  const z = letters.getInt32(from + 8, true);
  const low = (x >>> 7) & 1;
  const shortest = low === 1 && !isDigit(x & 0x7f) ? LOW_KEY : 1;
  for (let i = next; ; i++) {
    const length = letterAt(spots[i] ?? 0) - from;
    if (length >= most) return false;
    if (length < shortest) continue;
    const hash = windowHash(x & (HEAD[length] ?? 0), y & (TAIL[length] ?? 0), z & (END[length] ?? 0), 0);
    if (has(index, low, hash)) return true;
  }
}

function has(index: LoadedAccounts, low: number, hash: number): boolean {
  const bits = bitsAt(index, low, hash);
  return (~bits & windowMask(hash)) === 0 && hasBit(index, low, secondHash(hash));
}

const hasBit = (index: LoadedAccounts, low: number, hash: number): boolean =>
  (bitsAt(index, low, hash) & secondMask(hash)) !== 0;

const bitsAt = (
  { beginnings, lowBeginnings, shift, lowShift }: LoadedAccounts,
  low: number,
  hash: number,
): number => (low === 0 ? beginnings[hash >>> shift] : lowBeginnings[hash >>> lowShift]) ?? 0;
