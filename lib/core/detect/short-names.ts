import type { Hit } from './account-match.ts';
import type { Around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

// Names of few letters, in capitals: what else is written so.

/** Capitals and digits (`3M`, `AT & T`), or digits among letters (`8x8`); no initials. */
export const SHORT_NAME =
  /^(?:[\p{Lu}\d]+(?:(?: ?[&+-] ?|\.)[\p{Lu}\d]+)?|\d(?:\p{Lu}\p{L}*|\p{L}{2,}\d?|\p{L}+\d)|\p{L}+\d+)$/u;

export const TITLE_CASE = /^\p{Lu}\p{Ll}{2,}$/u;

/** "Scored by K.B. and R.M." */
export const isInitials = (text: string, { start, end }: Hit, written: string): boolean =>
  (text[end] === '.' && /^\p{Lu}\.\p{Lu}$/u.test(written)) ||
  // "Howe, MT; Berton RS (1999)": of an author.
  (/^\p{Lu}{1,3}$/u.test(written) &&
    /^(?:;| ?\((?:1[89]|20)\d\d)/.test(text.slice(end, end + 6)) &&
    /\p{Lu}\p{Ll}+,? $/u.test(text.slice(Math.max(0, start - 16), start)));

/** "Saab (STO: SAAB-B)". */
export const isExchange = (text: string, { start, end }: Hit): boolean =>
  text[start - 1] === '(' && /^: ?[A-Z\d]/.test(text.slice(end, end + 3));

/** "Citroën C3", "die IG Metall", "EQT Ventures": a model's number, or a part of a longer name. */
export const isOfAnother = (written: string, at: Around, sets: WordSets | undefined): boolean =>
  (!at.parted && sets?.strongHead.has(at.after) === true) ||
  (/^\p{L}\d$/u.test(written) && sets?.determiner.has(at.before) === true) ||
  (written.length === 2 &&
    ((/\d$/.test(written) && /^\p{Lu}/u.test(at.before)) ||
      (!at.parted && (/^\p{Lu}{2,}$/u.test(at.after) || (at.german && /^\p{Lu}\p{Ll}/u.test(at.after))))));
