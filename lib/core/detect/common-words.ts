import { inAnyForm } from './word-forms.ts';

/** How sure a name of a known company is by itself: `hard` and `word` are words as well, `any` is its in any case. */
const KNOWN_LISTS = ['hard', 'word', 'any', 'plain', 'phrase', 'capitals'] as const;
export type KnownList = (typeof KNOWN_LISTS)[number];

/** What readers know: words, names, companies. */
export interface CommonWords {
  /** English words, without their regular forms. */
  readonly bases: readonly string[];
  /** The best-known companies; of two lists that have a name the first counts. */
  readonly companies: readonly (readonly [KnownList, readonly string[]])[];
  /** Whether a lower-case word is an English word in common use, in any regular form. */
  has(word: string): boolean;
  /** Whether a lower-case word is, with a capital, the name of people or of a place, and no word in itself. */
  isName(word: string): boolean;
}

/**
 * Reads `public/data/common-words.txt`: a word a line, names with their capital, lists of companies behind their label, `#`
 * before what is said of them. It is a file and not code because only who builds an index or a lexicon needs it, and the
 * background starts far more often.
 */
export function readCommonWords(text: string): CommonWords {
  const bases: string[] = [];
  const names = new Set<string>();
  const companies: (readonly [KnownList, readonly string[]])[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (/^[A-Z]/.test(line)) names.add(line.toLowerCase());
    else if (!line.includes(' ')) bases.push(line);
    else {
      const [label, ...list] = line.split(' ');
      const known = KNOWN_LISTS.find(one => label === `${one}:`);
      if (known !== undefined) companies.push([known, list]);
    }
  }
  const known: ReadonlySet<string> = new Set(bases);
  return {
    bases,
    companies,
    has: word => inAnyForm(word, base => known.has(base)),
    isName: word => names.has(word),
  };
}
