import { KIND, type Kind } from './account-index.ts';
import type { Evidence } from './evidence.ts';
import type { Around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

// A text uses a word in one sense (Gale, Church and Yarowsky, 1992): where a page once says of Segment what is said of a
// company, "Segment vs. others" speaks of it as well, and "Segment your audience" still does not.

/** Evidence of at least so much elsewhere in the text settles what a name means. */
export const SETTLES = 0.75;

const MEANT: Evidence = { confidence: 0.65, reason: 'The page speaks of it as a company elsewhere.' };

/** Whether a name that nothing beside it explains is the company that the text named before or names later. */
export function meantAgain(kind: Kind, written: string, at: Around, words: WordSets): Evidence | undefined {
  if (kind === KIND.never || kind === KIND.capitals || !isUpper(written)) return undefined;
  if (at.shouted || /[-#/@]/.test(at.left) || at.right === '-') return undefined;
  if (at.alone) return MEANT;
  const before = at.before.toLowerCase();
  if (words.determiner.has(before) && !at.comma) return undefined;
  if (isUpper(at.after) && !at.parted) return undefined;
  const opens = /^\d*$/.test(at.earlier) && words.beforeName.has(before);
  if (isUpper(at.before) && !at.comma && !opens) return undefined;
  if (!at.first) return at.german || at.heading ? undefined : MEANT;
  const after = at.after.toLowerCase();
  return after === '' || at.parted || VERSUS.test(after) || words.companyNoun.has(after) || says(after, words)
    ? MEANT
    : undefined;
}

const VERSUS = /^(?:vs|versus|and|or)$/;

const isUpper = (word: string): boolean => /^\p{Lu}/u.test(word);

const says = (verb: string, { companyVerb, auxiliary }: WordSets): boolean =>
  companyVerb.has(verb) || auxiliary.has(verb) || /[a-z]{2}ed$/.test(verb);
