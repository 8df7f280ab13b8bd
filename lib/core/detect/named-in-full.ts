import type { CompanySpan } from './accounts.ts';
import { foldCode, foldWords } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Word } from './name-runs.ts';
import { withoutForms } from './suffixes.ts';

// "Veloria Health, Inc. ... said Inês Carvalho of Veloria": what a page names in full it then calls by the first word.

/** Finds less sure than this stand for themselves only, and of names that are all words those without a form. */
const NAMES = 0.7;
const FORMED = 0.9;
const SHORTEST = 4;

interface Run {
  readonly start: number;
  readonly end: number;
}

/** A run as a whole, and what stands between its joining words: "Officer of Veloria" may name Veloria. */
export function partsOf(words: readonly Word[]): Run[] {
  const parts: Run[] = [];
  let from = 0;
  words.forEach((word, i) => {
    if (!word.joint && i < words.length - 1) return;
    push(from, word.joint ? i - 1 : i);
    from = i + 1;
  });
  if (parts.length > 1) push(0, words.length - 1);
  function push(first: number, last: number): void {
    const start = words[first]?.start;
    const end = words[last]?.end;
    if (start !== undefined && end !== undefined && first <= last) parts.push({ start, end });
  }
  return parts;
}

const INITIALS = /^\p{Lu}{2,}$/u;

/** Of runs of capitalised words that nothing is said of, those that are names, or first words of names, that the text explains. */
export function namedInFull(
  text: string,
  found: readonly CompanySpan[],
  runs: readonly Run[],
  lexicon: Lexicon,
): CompanySpan[] {
  if (found.length === 0 || runs.length === 0) return [];
  const names = new Set<string>();
  const firsts = new Map<string, string>();
  for (const { start, end, confidence } of found) {
    if (confidence < NAMES) continue;
    const written = text.slice(start, end);
    const words = withoutForms(foldWords(written));
    const [first = ''] = words;
    const isNamed = confidence >= FORMED || words.some(word => isOwn(word, lexicon));
    if ((words.length > 1 && isNamed) || isOwn(first, lexicon)) names.add(words.join(' '));
    const shown = firstShown(written);
    if (words.length > 1 && isLead(shown, first, lexicon)) firsts.set(shown, first);
  }
  // Nearly all runs begin with another word than the names do.
  const begun = new Set([...names, ...firsts.values()].map(name => name.charCodeAt(0)));
  const near = runs.filter(run => begun.has(firstLetter(text.charCodeAt(run.start))));
  for (const run of near) {
    if (!isPlace(text, run)) continue;
    const shown = text.slice(run.start, run.end);
    firsts.delete(shown);
    names.delete(foldWords(shown).join(' '));
  }
  for (const first of firsts.values()) names.add(first);
  return near.flatMap(({ start, end }) => {
    const shown = text.slice(start, end).replace(/['’]s?$/, '');
    if (!names.has(withoutForms(foldWords(shown)).join(' '))) return [];
    const reason = 'The page names it in full, or says what it is, elsewhere.';
    return [{ start, end: start + shown.length, account: -1, confidence: 0.7, reason }];
  });
}

/** Folded; of the two that `Æ` becomes the first. */
const firstLetter = (code: number): number => (code < 0x250 ? foldCode(code) & 0xff : foldCode(code));

const firstShown = (written: string): string => /\p{Lu}[\p{L}\p{N}]*/u.exec(written)?.[0] ?? '';

/** A company may be called by this word: no other word, no person and no initials are called so. */
const isLead = (shown: string, first: string, lexicon: Lexicon): boolean =>
  isOwn(first, lexicon) && !lexicon.sets.givenName.has(shown) && !INITIALS.test(shown);

/**
 * Says of each find whether it may be short for a longer name on its page. Siemens is none: it is not Siemens Energy AG.
 * @param known finds that are the best-known companies
 */
export function withLeads(
  text: string,
  found: readonly CompanySpan[],
  known: readonly CompanySpan[],
  lexicon: Lexicon,
): CompanySpan[] {
  const famous = new Set(known.map(one => foldWords(text.slice(one.start, one.end))[0]));
  return found.map(one => {
    const written = text.slice(one.start, one.end);
    const [first = ''] = foldWords(written);
    return !famous.has(first) && isLead(firstShown(written), first, lexicon) ? { ...one, lead: true } : one;
  });
}

const isOwn = (word: string, { isCommon, sets }: Lexicon): boolean =>
  word.length >= SHORTEST && !isCommon(word) && !sets.genericWord.has(word);

/** "founded in Harpenden", "Reading Room, Harpenden": what is called after a town is not called by the town's name. */
const isPlace = (text: string, { start, end }: Run): boolean => {
  const before = text.slice(Math.max(0, start - 6), start);
  return (
    /(?:^|[^\p{L}])(?:[Ii]n|near) $/u.test(before) ||
    (before.endsWith(', ') && /^(?:[.\n]|$)/.test(text.slice(end, end + 1))) ||
    text.startsWith(' in ', end) ||
    // "Atlas. Auckland: Penguin" in a list of books.
    (before.endsWith('. ') && text[end] === ':')
  );
};
