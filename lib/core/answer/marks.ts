/** Finds quotes and backslashes in bytes four at a time: most of a large answer is text in which nothing else matters. */

const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;

/** Each byte that is zero gets its highest bit; so may bytes above the lowest such one, but none below it. */
const zeroBytes = (word: number): number => (word - 0x01010101) & ~word & 0x80808080;

const marksOf = (word: number): number => zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);

/** The bytes as words, the lowest byte first, as on every machine that has a browser. They begin at a whole word. */
export const wordsOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);

/**
 * Where the next quote or backslash may stand, from `from` on: none is passed over, but what stands there may be another
 * character. The number of bytes where there is no more.
 */
export function nextMark(bytes: Uint8Array, words: Int32Array, from: number): number {
  const whole = words.length;
  let index = from >> 2;
  if (index < whole) {
    let marks = marksOf(words[index] ?? 0) & (-1 << ((from & 3) << 3));
    while (marks === 0 && ++index < whole) marks = marksOf(words[index] ?? 0);
    // The lowest bit that is set tells the byte.
    if (marks !== 0) return (index << 2) + ((31 - Math.clz32(marks & -marks)) >> 3);
  }
  let at = Math.max(from, whole << 2);
  while (at < bytes.length && bytes[at] !== 34 && bytes[at] !== 92) at++;
  return at;
}
