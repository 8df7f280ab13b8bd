// A Bloom filter (1970): a set of words in bits, which takes a few other words for its own.

/** Bits set for each word. */
const ROUNDS = 5;

/** Whether each bit of a word, in a filter of so many bits, passes. Asks no further than to the first that does not. */
export function everyBit(word: string, size: number, passes: (bit: number) => boolean): boolean {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < word.length; i++) {
    a = Math.imul(a ^ word.charCodeAt(i), 0x01000193);
    b = Math.imul((b ^ (b >>> 15)) + word.charCodeAt(i), 0x9e3779b1);
  }
  a ^= a >>> 15;
  for (let round = 0; round < ROUNDS; round++)
    if (!passes(((a + Math.imul(round, b | 1)) >>> 0) % size)) return false;
  return size > 0;
}

/** A filter of these words. Of ten bits a word it takes one of a hundred others for its own, of fourteen one of four hundred. */
export function filterOf(words: readonly string[], bitsAWord: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((words.length * bitsAWord) / 8));
  for (const word of words)
    everyBit(word, bytes.length * 8, bit => {
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
      return true;
    });
  return bytes;
}

/** Opens a filter. */
export function inFilter(bytes: Uint8Array): (word: string) => boolean {
  const size = bytes.length * 8;
  const isSet = (bit: number): boolean => ((bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  return word => everyBit(word, size, isSet);
}
