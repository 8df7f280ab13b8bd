import { type LoadedAccounts, loadAccountIndex } from './account-index.ts';
import { inFilter } from './word-filter.ts';
import { inAnyForm } from './word-forms.ts';
import { readWordSets, type WordSets } from './word-sets.ts';

/**
 * What the page must know of the world to find companies without a list: the best-known names, and which
 * words are just words. Built in the background (`lexicon-build.ts`) and sent, so that the page's script
 * need not carry it. Plain data, about 60 kB.
 */
export interface LexiconBytes {
  /** An account index of the known companies. */
  readonly known: Uint8Array<ArrayBuffer>;
  /** A Bloom filter of common words and names; about one of four hundred other words passes for common. */
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

/** Opens a lexicon. Bytes that are none give one that knows nothing. */
export function loadLexicon({ known, words, sets }: LexiconBytes): Lexicon {
  const has = inFilter(words);
  return {
    known: loadAccountIndex(known),
    isCommon: word => inAnyForm(word, has),
    sets: readWordSets(sets),
  };
}
