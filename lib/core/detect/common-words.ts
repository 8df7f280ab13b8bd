import { inAnyForm } from './word-forms.ts';

/** English words in common use, without their regular forms. */
export interface CommonWords {
  readonly bases: readonly string[];
  /** Whether a lower-case word is one of them, in any regular form. */
  has(word: string): boolean;
}

/**
 * Reads `public/data/common-words.txt`: a word a line, `#` before what is said of them. It is a file and not code
 * because only who builds an index or a lexicon needs it, and the background starts far more often than that.
 */
export function readCommonWords(text: string): CommonWords {
  const bases = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  const known: ReadonlySet<string> = new Set(bases);
  return { bases, has: word => inAnyForm(word, base => known.has(base)) };
}
