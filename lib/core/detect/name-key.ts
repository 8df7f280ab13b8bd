import { foldWords } from './fold.ts';
import { withoutForms } from './suffixes.ts';

const LONGEST_NAME = 200;

/** Says which names are one company, before the store has said more. Empty for a name without letters. */
export function nameKey(name: string): string {
  const folded = withoutForms(foldWords(name.slice(0, LONGEST_NAME))).join('');
  return folded === '' ? '' : `n:${folded}`;
}
