// A text as the scanner reads it: the folded letters of its words as bytes, nothing between them, and where each
// word starts. A name is then a few bytes in a row, however it is spaced, and two reads of four bytes tell how a word
// begins. Made without a branch for each letter: at the ends of words a processor guesses wrong every time, and
// that costs more than all else.
import { foldCode, isDigit, isLowStart, SEPARATOR, SKIP } from './fold.ts';

/** The part of the Encoding Standard that is used; `core` compiles without the DOM's types. */
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
};

/** One byte for a folded code, never 0, without the bit that tells the case. Beyond ASCII a few share one. */
export const letterByte = (folded: number): number => (folded < 0x80 ? folded : (folded & 0x3f) | 0x40);

/** In the byte of a word's first letter: it is a digit, or in lower case. In other letters it says nothing. */
const NO_CAPITAL = 0x80;
const startsLow = (code: number, folded: number): boolean => isDigit(folded) || isLowStart(code);

/** Zeros behind the last letter, so that a word may be read beyond it. */
const MARGIN = 16;
/** Characters read at once: all that is kept of them stays near the processor. */
const BLOCK = 16_384;

const RARE = 1;
const IS_LETTER = 0x100;
/** For each byte of UTF-8: 0 between words, IS_LETTER and the letter's byte, or RARE for the parts of all beyond ASCII. */
const BYTES = new Uint16Array(256).fill(RARE);
for (let code = 0; code < 0x80; code++) {
  const folded = foldCode(code);
  if (folded === SEPARATOR) BYTES[code] = 0;
  else BYTES[code] = IS_LETTER | letterByte(folded) | (startsLow(code, folded) ? NO_CAPITAL : 0);
}

const encoder = new TextEncoder();
const encoded = new Uint8Array(BLOCK * 3);
const letters = new Uint8Array(BLOCK * 2 + MARGIN);

/** One character on, in a spot. */
const CHARACTER = 0x10000;
/** Where in the letters a word starts that has this spot. */
export const letterAt = (spot: number): number => spot & 0xffff;
/** Where in the part it starts. */
const characterAt = (spot: number): number => spot >>> 16;

/** The words of a part of a text. Valid until the next part is read: there is only one. */
export const words = {
  /** Words that can be judged: behind each stand as many letters as anyone looks at, or the text ends. */
  count: 0,
  /** Where the part behind these words starts in the text, and whether that is within a word. */
  next: 0,
  within: false,
  /** Where the part starts. */
  from: 0,
  /**
   * Where each word starts, in characters from the part's start and in letters (`letterAt`), both in one number, since
   * writing is what takes longest. Behind the last word is the letters' end.
   */
  spots: new Int32Array(BLOCK + 2),
  /** The letters, for reading four at once. */
  letters: new DataView(letters.buffer),
};

/** Offset in the text where a word starts. */
export const startOf = (word: number): number => words.from + characterAt(words.spots[word] ?? 0);

/** How far the reading is: bytes of `encoded`, characters and letters as a spot, words, 1 within a word. */
const reader = { at: 0, spot: 0, count: 0, inWord: 0 };

/** Reads the words of a text, as many as fit, from its start or from where the words before say. */
export function squeeze(text: string, from: number): void {
  const { spots } = words;
  const to = blockEnd(text, from);
  const size = encoder.encodeInto(text.slice(from, to), encoded).written;
  words.from = from;
  reader.at = reader.spot = reader.count = 0;
  reader.inWord = from > 0 && words.within ? 1 : 0;
  for (;;) {
    readPlain(size);
    if (reader.at >= size) break;
    const lead = encoded[reader.at] ?? 0;
    const bytes = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    readRare(text, from + characterAt(reader.spot), bytes === 4);
    reader.at += bytes;
    reader.spot += bytes === 4 ? 2 * CHARACTER : CHARACTER;
  }
  const { spot, count } = reader;
  const length = letterAt(spot);
  letters.fill(0, length, length + MARGIN);
  spots[count] = length;
  spots[count + 1] = length + MARGIN;
  let judged = count;
  if (to < text.length) {
    while (judged > 0 && letterAt(spots[judged - 1] ?? 0) + MARGIN > length) judged--;
    // Next to nothing but gaps behind the first word: no name goes on over them.
    if (judged === 0 && characterAt(spots[0] ?? 0) === 0) judged = Math.min(1, count);
  }
  words.count = judged;
  words.next = judged < count ? startOf(judged) : to;
  words.within = judged === count && reader.inWord === 1;
}

/** Up to the next byte beyond ASCII. On its own, since a longer function keeps its counts in memory, half as fast. */
function readPlain(size: number): void {
  const { spots } = words;
  let { at, spot, count, inWord } = reader;
  for (; at < size; at++) {
    const byte = BYTES[encoded[at] ?? 0] ?? 0;
    if (byte === RARE) break;
    const is = byte >>> 8;
    letters[letterAt(spot)] = byte;
    spots[count] = spot;
    count += is & ~inWord;
    spot += is + CHARACTER;
    inWord = is;
  }
  reader.at = at;
  reader.spot = spot;
  reader.count = count;
  reader.inWord = inWord;
}

/** One character beyond ASCII, of two UTF-16 units if it is `wide`. */
function readRare(text: string, at: number, wide: boolean): void {
  const code = text.charCodeAt(at);
  const folded = foldCode(code);
  if (folded === SKIP) return;
  if (folded === SEPARATOR) {
    reader.inWord = 0;
    return;
  }
  const isPair = folded > 0xff && code < 0x250;
  let byte = letterByte(isPair ? folded & 0xff : folded);
  if (reader.inWord === 0) {
    words.spots[reader.count++] = reader.spot;
    reader.inWord = 1;
    if (startsLow(code, folded)) byte |= NO_CAPITAL;
  }
  letters[letterAt(reader.spot++)] = byte;
  if (isPair) letters[letterAt(reader.spot++)] = folded >> 8;
  else if (wide) letters[letterAt(reader.spot++)] = letterByte(text.charCodeAt(at + 1));
}

/** No two halves of a character are parted. */
function blockEnd(text: string, from: number): number {
  const to = Math.min(from + BLOCK, text.length);
  const last = text.charCodeAt(to - 1);
  return to < text.length && last >= 0xd800 && last < 0xdc00 ? to - 1 : to;
}
