import { type CompanySpan, findAccounts, LISTED } from './accounts.ts';
import { cueBefore, cueBehind } from './company-cues.ts';
import { foldWords } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { type NameRun, nameRuns, type Word } from './name-runs.ts';
import { suffixEnd } from './suffixes.ts';
import { around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

/** Bounds the work on one text: what lies behind is not looked at. */
const MAX_TEXT = 2_000_000;

/**
 * Finds companies without a list: by legal form, by the kind of business in the name, by what the sentence
 * says of them, and among the best known. `account` is -1. Linear in the text's length.
 */
export function findCompanies(text: string, lexicon: Lexicon): CompanySpan[] {
  const shown = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  const found: CompanySpan[] = [];
  for (const run of nameRuns(shown)) judgeRun(shown, run, lexicon, found);
  const known: CompanySpan[] = [];
  for (const one of findAccounts(shown, lexicon.known, lexicon)) {
    if (shown[one.start - 1] === '@') continue;
    const reason = one.reason === LISTED ? 'a well-known company' : one.reason;
    known.push({ ...one, account: -1, confidence: Math.min(one.confidence, 0.9), reason });
  }
  return merge(found, known);
}

const span = (text: string, start: number, end: number, confidence: number, reason: string): CompanySpan => ({
  start,
  end:
    start +
    text
      .slice(start, end)
      .replace(/['’]s$/, '')
      .trimEnd().length,
  account: -1,
  confidence,
  reason,
});

function judgeRun(text: string, run: NameRun, lexicon: Lexicon, found: CompanySpan[]): void {
  let from = 0;
  for (let i = 0; i < run.words.length; i++) {
    const word = run.words[i];
    if (word === undefined || word.joint) continue;
    const end = suffixEnd(text, word.end);
    if (end === word.end) continue;
    const form = text.slice(word.end, end).replace(/^[ ,]+/, '');
    const start = nameStart(run.words, from, i, form, lexicon.sets);
    // The words of the form itself belong to the run too.
    let behind = i + 1;
    while ((run.words[behind]?.start ?? end) < end) behind++;
    if (
      start !== undefined &&
      !(
        behind < run.words.length &&
        isLooseForm(form) &&
        hasGeneric(run.words.slice(from, i + 1), lexicon.sets)
      )
    ) {
      found.push(span(text, start, end, 0.95, `legal form “${form}”`));
    }
    from = behind;
    i = behind - 1;
  }
  if (from >= run.words.length) return;
  judgeRest(text, run.words.slice(from), lexicon, found);
}

/** Forms that are also words of their own: they count only at the end of a run. */
const isLooseForm = (form: string): boolean =>
  /^(?:Company|Group|Holdings?|Limited|Corporation|Co|Public|GROUP|COMPANY)\b/.test(form);

const hasGeneric = (words: readonly Word[], { genericWord, notInName }: WordSets): boolean =>
  words.some(word => !word.joint && genericWord.has(word.text.toLowerCase()) && !notInName.has(word.text));

/** Where the name that ends with word `last` starts; undefined if no word of it is a name. */
function nameStart(
  words: readonly Word[],
  from: number,
  last: number,
  form: string,
  { genericWord, notInName }: WordSets,
): number | undefined {
  let first = from;
  for (let i = from; i <= last; i++) if (notInName.has(words[i]?.text ?? '')) first = i + 1;
  while (first < last && words[first]?.joint === true) first++;
  if (first > last) return undefined;
  const own = words.slice(first, last + 1).filter(word => !word.joint);
  if (own.length === 0 || own.length > 8 || notInName.has(own[0]?.text ?? '')) return undefined;
  const generic = own.every(word => genericWord.has(word.text.toLowerCase()) || word.text.length < 2);
  if (generic && (isLooseForm(form) || own.length === 1)) return undefined;
  return words[first]?.start;
}

function judgeRest(text: string, words: readonly Word[], lexicon: Lexicon, found: CompanySpan[]): void {
  const { genericWord, notInName, prefixHead, strongHead, weakHead } = lexicon.sets;
  let last = words.length - 1;
  while (last > 0 && words[last]?.joint === true) last--;
  let first = 0;
  words.forEach((word, i) => {
    const cuts = notInName.has(word.text) || (word.joint && word.text === 'and');
    if (cuts || (i < last - 1 && /['’]s$/.test(word.text))) first = i + 1;
  });
  while (first < words.length && words[first]?.joint === true) first++;
  const start = words[first]?.start;
  const end = words[last]?.end;
  if (start === undefined || end === undefined || end <= start) return;
  if (/[@#_]/.test(text[start - 1] ?? '')) return;
  const own = words.slice(first, last + 1).filter(word => !word.joint);
  const isName = (word: Word): boolean =>
    word.text.length > 2 && !word.text.split(/[-‐‑]/).every(part => lexicon.isCommon(plainOf(part)));
  const head = own[own.length - 1]?.text ?? '';
  const office = words.slice(first, last + 1).some(word => word.of);
  if (own.length > 1 && own.length < 6 && strongHead.has(head) && !office) {
    const named = own.slice(0, -1).some(word => isName(word) && !strongHead.has(word.text));
    const at = around(text, start, end);
    const clear =
      named ||
      !(weakHead.has(head) || at.heading || at.alone || genericWord.has(plainOf(own[0]?.text ?? '')));
    if (clear && !at.shouted && !at.score) {
      found.push(span(text, start, end, named ? 0.8 : 0.6, `“${head}” is what companies are called`));
      return;
    }
  }
  const prefix = own[0]?.text ?? '';
  if (
    own.length > 4 ||
    !own.some(isName) ||
    own.some((word, i) => i < own.length - 1 && /['’]s$/.test(word.text))
  )
    return;
  if (prefixHead.has(prefix) && own.length > 1) {
    found.push(span(text, start, end, 0.75, `“${prefix}” is how companies are called`));
    return;
  }
  const cue = cueBefore(text, start) ?? cueBehind(text, end);
  if (cue !== undefined) found.push(span(text, start, end, cue.confidence, cue.reason));
}

/** A word without its case, accents and possessive. */
const plainOf = (word: string): string => foldWords(word.replace(/['’]s$/, '')).join('');

/** Longer finds win over those within them, surer ones among equals. */
function merge(found: readonly CompanySpan[], known: readonly CompanySpan[]): CompanySpan[] {
  const all = [...found, ...known].sort(
    (a, b) => a.start - b.start || b.end - a.end || b.confidence - a.confidence,
  );
  const kept: CompanySpan[] = [];
  for (const one of all) {
    const last = kept[kept.length - 1];
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one;
  }
  return kept;
}
