import { foldWords } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Word } from './name-runs.ts';
import type { WordSets } from './word-sets.ts';

// Where the name starts that a legal form ends, and whether it is one.

/** "Orion Steel and Ferrous Holdings" are two: where "and" stands behind a whole name and before another. */
export function partedAt(words: readonly Word[], { sets, isCommon }: Lexicon): number {
  const and = words.findLastIndex(word => word.text === 'and');
  const before = words[and - 1]?.text ?? '';
  const after = words[and + 1]?.text ?? '';
  return and > 1 && sets.strongHead.has(before) && after !== '' && !isCommon(plainWord(after)) ? and + 1 : 0;
}

/** "Skadden, Arps, Slate, Meagher & Flom LLP": firms of partners list them. */
export function beforeCommas(
  text: string,
  start: number | undefined,
  end: number,
  form: string,
): number | undefined {
  if (start === undefined || !/^(?:L\.?L\.?P|P\.?L\.?L\.?C|P\.C)/.test(form)) return start;
  if (!/ (?:&|and) /.test(text.slice(start, end))) return start;
  const listed = /(?:\p{Lu}[\p{L}'’-]+, ){1,6}$/u.exec(text.slice(Math.max(0, start - 100), start));
  return start - (listed?.[0].length ?? 0);
}

/** "Trewick SA, Morgan M. 2014", "Trewick, S. A. (2009)": initials of an author. */
export const isAuthor = (text: string, end: number, form: string): boolean =>
  /^(?:S\.? ?[AE]|A\.? ?[BGS]|K\.? ?[GK]|L\.? ?P)\.?$/.test(form) &&
  /^(?:;|\.? \((?:1[89]|20)\d\d|, \p{Lu}[\p{L}’'-]+ \p{Lu}{1,3}(?!\p{L}))/u.test(text.slice(end, end + 30));

/** Forms that are also words of their own: they count only at the end of a run. */
export const isLooseForm = (form: string): boolean =>
  /^(?:Company|Group|Holdings?|Limited|Corporation|Co|Public|GROUP|COMPANY)\b/.test(form);

export const hasGeneric = (words: readonly Word[], { genericWord, notInName }: WordSets): boolean =>
  words.some(word => !word.joint && genericWord.has(word.text.toLowerCase()) && !notInName.has(word.text));

/** "Autozulieferer Schaeffler AG": German says in one word before the name what a company does. */
const GERMAN_KIND =
  /^\p{Lu}\p{Ll}{2,}(?:hersteller|konzern|lieferer|anbieter|dienstleister|händler|versicherer|bauer|unternehmen|riese|betreiber|entwickler|spezialist|produzent|ausrüster|verlag)$/u;

/** Where the name that ends with word `last` starts; undefined if no word of it is a name. */
export function nameStart(
  words: readonly Word[],
  from: number,
  last: number,
  form: string,
  { genericWord, notInName }: WordSets,
): number | undefined {
  let first = from;
  for (let i = from; i <= last; i++)
    if (notInName.has((words[i]?.text ?? '').replace(/['’]s$/, ''))) first = i + 1;
  while (first < last && (words[first]?.joint === true || GERMAN_KIND.test(words[first]?.text ?? '')))
    first++;
  if (first > last) return undefined;
  const own = words.slice(first, last + 1).filter(word => !word.joint);
  if (own.length === 0 || own.length > 8 || notInName.has(own[0]?.text ?? '')) return undefined;
  const generic = own.every(word => genericWord.has(word.text.toLowerCase()) || word.text.length < 2);
  if (generic && (isLooseForm(form) || own.length === 1)) return undefined;
  return words[first]?.start;
}

/** A word without its case, accents and possessive. */
export const plainWord = (word: string): string =>
  /^[A-Za-z]+$/.test(word) ? word.toLowerCase() : foldWords(word.replace(/['’]s$/, '')).join('');
