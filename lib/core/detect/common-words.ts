import { bytesOfBase64 } from '../request/web.ts';
import { inFilter } from './word-filter.ts';
import { inAnyForm } from './word-forms.ts';

/** How sure a name of a known company is by itself: `hard` and `word` are words as well, `any` is its in any case. */
const KNOWN_LISTS = ['hard', 'word', 'any', 'plain', 'phrase', 'capitals', 'less-known'] as const;
export type KnownList = (typeof KNOWN_LISTS)[number];

/** What readers know: words, names, companies. */
export interface CommonWords {
  /** English words, without their regular forms. */
  readonly bases: readonly string[];
  /** The best-known companies; of two lists that have a name the first counts. */
  readonly companies: readonly (readonly [KnownList, readonly string[]])[];
  /** Planets, lands, people, substances, ideas that companies are called as well: they begin sentences by themselves. */
  readonly hardNames: ReadonlySet<string>;
  /** Rarer names of other things: a verb beside them is enough. */
  readonly wordNames: ReadonlySet<string>;
  /** Weekdays, numbers, abbreviations: something else nearly always. */
  readonly neverAlone: ReadonlySet<string>;
  /** Whether a lower-case word is an English word in common use, in any regular form. */
  has(word: string): boolean;
  /** Whether a lower-case word is, with a capital, the name of people or of a place, and no word in itself. */
  isName(word: string): boolean;
  /** Whether it is the surname of many people or a town of some size, and none of the above. Wrong for one in a hundred others. */
  isRareName(word: string): boolean;
  /** Whether it is a word that few texts have. Wrong for one in a hundred others. */
  isRareWord(word: string): boolean;
  /** Companies of the lists above that people or places are called as well. */
  readonly alsoNames: ReadonlySet<string>;
}

/**
 * Reads `public/data/common-words.txt`: a word a line, names with their capital, lists behind their label, `#`
 * before what is said of them. It is a file and not code because only who builds an index or a lexicon needs it, and the
 * background starts far more often.
 */
export function readCommonWords(text: string): CommonWords {
  const bases: string[] = [];
  const names = new Set<string>();
  const lists = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (/^[A-Z]/.test(line)) names.add(line.toLowerCase());
    else if (!line.includes(' ')) bases.push(line);
    else {
      const [label = '', ...list] = line.split(' ');
      lists.set(label.slice(0, -1), list);
    }
  }
  const filter = (label: string): ((word: string) => boolean) =>
    inFilter(bytesOfBase64(lists.get(label)?.[0] ?? ''));
  const known: ReadonlySet<string> = new Set(bases);
  return {
    bases,
    companies: KNOWN_LISTS.map(list => [list, lists.get(list) ?? []] as const),
    hardNames: new Set(lists.get('hard-names')),
    wordNames: new Set(lists.get('word-names')),
    neverAlone: new Set(lists.get('never-alone')),
    has: word => inAnyForm(word, base => known.has(base)),
    isName: word => names.has(word),
    isRareName: filter('names-filter'),
    isRareWord: filter('rare-filter'),
    alsoNames: new Set(lists.get('also-names')),
  };
}
