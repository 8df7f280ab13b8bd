// A text as the scanner reads it: the folded letters of its words as bytes, nothing between them, and where each
// word starts. A name is then a few bytes in a row, however it is spaced, and two reads of four bytes tell how a word
// begins. Made without a branch for each letter: at the ends of words a processor guesses wrong every time, and
// that costs more than all else.
import { foldCode, isLowStart, SEPARATOR, SKIP } from './fold.ts';

/** The part of the Encoding Standard that is used; `core` compiles without the DOM's types. */
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
};

/** One byte for a folded code, never 0, without the bit that tells the case. Beyond ASCII a few share one. */
export const letterByte = (folded: number): number => (folded < 0x80 ? folded : (folded & 0x3f) | 0x40);

/** In the byte of a word's first letter: it is written in lower case. In other letters it says nothing. */
const IS_LOW = 0x80;

/** Zeros behind the last letter, so that a word may be read beyond it. */
const MARGIN = 16;
/** Characters read at once: all that is kept of them stays near the processor. */
const BLOCK = 16_384;

const RARE = 1;
/** For each byte of UTF-8: 0 between words, the letter's byte, or RARE for the parts of all beyond ASCII. */
const BYTES = new Uint8Array(256).fill(RARE);
for (let code = 0; code < 0x80; code++) {
  const folded = foldCode(code);
  BYTES[code] = folded === SEPARATOR ? 0 : letterByte(folded) | (isLowStart(code) ? IS_LOW : 0);
}

const encoder = new TextEncoder();
const encoded = new Uint8Array(BLOCK * 3);
const letters = new Uint8Array(BLOCK * 3 + MARGIN);

/** The words of a part of a text. Valid until the next part is read: there is only one. */
export const words = {
  /** Words that can be judged: behind each stand as many letters as anyone looks at, or the text ends. */
  count: 0,
  /** Where the part behind these words starts in the text, and whether that is within a word. */
  next: 0,
  within: false,
  /** Offset in the text where each word starts. */
  starts: new Int32Array(BLOCK + 2),
  /** Where its letters start; the entry behind the last word is their end. */
  offsets: new Int32Array(BLOCK + 2),
  /** The letters, for reading four at once. */
  letters: new DataView(letters.buffer),
};

/** How far the reading is: bytes of `encoded`, letters and words that were written, 1 within a word. */
const reader = { at: 0, length: 0, count: 0, inWord: 0 };

/** Reads the words of a text, as many as fit, from its start or from where the words before say. */
export function squeeze(text: string, from: number): void {
  const { starts, offsets } = words;
  const to = blockEnd(text, from);
  const size = encoder.encodeInto(text.slice(from, to), encoded).written;
  reader.at = reader.length = reader.count = 0;
  reader.inWord = from > 0 && words.within ? 1 : 0;
  let shift = from;
  for (;;) {
    readPlain(size, shift);
    if (reader.at >= size) break;
    const lead = encoded[reader.at] ?? 0;
    const bytes = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    readRare(text, reader.at + shift, bytes === 4);
    reader.at += bytes;
    shift += (bytes === 4 ? 2 : 1) - bytes;
  }
  const { length, count } = reader;
  letters.fill(0, length, length + MARGIN);
  offsets[count] = length;
  offsets[count + 1] = length + MARGIN;
  let judged = count;
  if (to < text.length) {
    while (judged > 0 && (offsets[judged - 1] ?? 0) + MARGIN > length) judged--;
    // Next to nothing but gaps behind the first word: no name goes on over them.
    if (judged === 0 && starts[0] === from) judged = Math.min(1, count);
  }
  words.count = judged;
  words.next = judged < count ? (starts[judged] ?? to) : to;
  words.within = judged === count && reader.inWord === 1;
}

/** Up to the next byte beyond ASCII. On its own, since a longer function keeps its counts in memory, half as fast. */
function readPlain(size: number, shift: number): void {
  const { starts, offsets } = words;
  let { at, length, count, inWord } = reader;
  for (; at < size; at++) {
    const byte = BYTES[encoded[at] ?? 0] ?? 0;
    if (byte === RARE) break;
    const is = (byte + 0xff) >>> 8;
    letters[length] = byte;
    starts[count] = at + shift;
    offsets[count] = length;
    count += is & ~inWord;
    length += is;
    inWord = is;
  }
  reader.at = at;
  reader.length = length;
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
    words.starts[reader.count] = at;
    words.offsets[reader.count++] = reader.length;
    reader.inWord = 1;
    if (isLowStart(code)) byte |= IS_LOW;
  }
  letters[reader.length++] = byte;
  if (isPair) letters[reader.length++] = folded >> 8;
  else if (wide) letters[reader.length++] = letterByte(text.charCodeAt(at + 1));
}

/** No two halves of a character are parted. */
function blockEnd(text: string, from: number): number {
  const to = Math.min(from + BLOCK, text.length);
  const last = text.charCodeAt(to - 1);
  return to < text.length && last >= 0xd800 && last < 0xdc00 ? to - 1 : to;
}
