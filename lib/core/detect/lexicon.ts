import { type LoadedAccounts, loadAccountIndex } from './account-index.ts';
import { inAnyForm } from './word-forms.ts';
import { readWordSets, type WordSets } from './word-sets.ts';

/**
 * What the page must know of the world to find companies without a list: the best-known names, and which
 * words are just words. Built in the background (`lexicon-build.ts`) and sent, so that the page's script
 * need not carry it. Plain data, about 35 kB.
 */
export interface LexiconBytes {
  /** An account index of the known companies. */
  readonly known: Uint8Array<ArrayBuffer>;
  /** A Bloom filter of common words and names; about 1 % of other words pass for common. */
  readonly words: Uint8Array<ArrayBuffer>;
  /** What `readWordSets` reads. */
  readonly sets: string;
}

export interface Lexicon {
  readonly known: LoadedAccounts;
  /** Whether a lower-case word is in common use, as a word or as the name of a person or place. */
  readonly isCommon: (word: string) => boolean;
  readonly sets: WordSets;
}

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

/** Opens a lexicon. Bytes that are none give one that knows nothing. */
export function loadLexicon({ known, words, sets }: LexiconBytes): Lexicon {
  const size = words.length * 8;
  const isSet = (bit: number): boolean => ((words[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  const has = (word: string): boolean => everyBit(word, size, isSet);
  return {
    known: loadAccountIndex(known),
    isCommon: word => inAnyForm(word, has),
    sets: readWordSets(sets),
  };
}
