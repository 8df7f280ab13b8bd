import { LISTED } from './account-evidence.ts';
import { matchAt } from './account-match.ts';
import { type CompanySpan, findAccounts } from './accounts.ts';
import { coined } from './coined.ts';
import { cueBefore, cueBehind, cueInSentence } from './company-cues.ts';
import {
  beforeCommas,
  hasGeneric,
  isAuthor,
  isLooseForm,
  nameStart,
  partedAt,
  plainWord,
} from './formed-names.ts';
import { type Clause, clausesOf } from './headline.ts';
import type { Lexicon } from './lexicon.ts';
import { nameRuns, type Word } from './name-runs.ts';
import { namedInFull, partsOf, withLeads } from './named-in-full.ts';
import { type Bare, withListed } from './named-rows.ts';
import { isSocialLink } from './social-links.ts';
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
  const alone: Bare[] = [];
  const unsaid: Bare[] = [];
  for (const { words } of nameRuns(shown)) {
    if (words.length > 1) unsaid.push(...partsOf(words));
    for (const clause of clausesOf(shown, words, lexicon.sets))
      judgeClause(shown, clause, lexicon, found, alone);
  }
  const known: CompanySpan[] = [];
  for (const one of findAccounts(shown, lexicon.known, lexicon)) {
    if (shown[one.start - 1] === '@' || isSocialLink(shown, one.start, one.end)) continue;
    const reason = one.reason === LISTED ? 'It is a well-known company.' : one.reason;
    known.push({ ...one, account: -1, confidence: Math.min(one.confidence, 0.9), reason });
  }
  const said = merge(found, known);
  const all = withListed(
    shown,
    merge(said, namedInFull(shown, said, [...alone, ...unsaid], lexicon)),
    alone,
    lexicon,
  );
  return withLeads(shown, all, known, lexicon);
}

/** "You’re 100% right". */
const CONTRACTED = /['’](?:re|ll|ve|d|m|t)$/;

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

function judgeClause(
  text: string,
  clause: Clause,
  lexicon: Lexicon,
  found: CompanySpan[],
  alone: Bare[],
): void {
  const { words } = clause;
  let from = 0;
  // The form of the company before may reach into this run: "Forge Holdings, L.P. and Mill Street Bank".
  const past = found.at(-1)?.end ?? 0;
  while ((words[from]?.start ?? past) < past || (from > 0 && words[from]?.joint === true)) from++;
  for (let i = from; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || word.joint) continue;
    const end = suffixEnd(text, word.end);
    if (end === word.end) continue;
    const form = text.slice(word.end, end).replace(/^[ ,]+/, '');
    const first = from + partedAt(words.slice(from, i + 1), lexicon);
    if (first > from)
      judgeRest(text, { ...clause, words: words.slice(from, first - 1) }, lexicon, found, alone);
    const start = beforeCommas(text, nameStart(words, first, i, form, lexicon.sets), word.end, form);
    // The words of the form itself belong to the run too.
    let behind = i + 1;
    while ((words[behind]?.start ?? end) < end) behind++;
    if (
      start !== undefined &&
      !(isLooseForm(form) && text.startsWith(' of ', end)) &&
      !isAuthor(text, end, form) &&
      !(behind < words.length && isLooseForm(form) && hasGeneric(words.slice(from, i + 1), lexicon.sets))
    ) {
      found.push(span(text, start, end, 0.95, `Its legal form “${form}” stands behind the name.`));
    }
    from = behind;
    i = behind - 1;
  }
  if (from === 0) judgeRest(text, clause, lexicon, found, alone);
  else if (from < words.length)
    judgeRest(text, { ...clause, words: words.slice(from) }, lexicon, found, alone);
}

function judgeRest(
  text: string,
  { words, does, corporate }: Clause,
  lexicon: Lexicon,
  found: CompanySpan[],
  alone: Bare[],
): void {
  const { genericWord, notInName, prefixHead, strongHead, weakHead } = lexicon.sets;
  const isName = (word: Word | undefined): boolean =>
    word !== undefined &&
    word.text.length > 2 &&
    !CONTRACTED.test(word.text) &&
    !word.text.split(/[-‐‑]/).every(part => lexicon.isCommon(plainWord(part)));
  let last = words.length - 1;
  while (last > 0 && words[last]?.joint === true) last--;
  // Most runs are one word that begins a sentence.
  const isOne = words.length === 1;
  if (isOne && (notInName.has(words[0]?.text ?? '') || !isName(words[0]))) return;
  let first = 0;
  words.forEach((word, i) => {
    const and = word.joint && /^(?:and|et|und|och|og)$/.test(word.text);
    if (and && i === first + 1 && isName(words[first])) addBare(words[first], alone);
    const cuts = notInName.has(word.text) || and;
    if (cuts || (i < last - 1 && /['’]s$/.test(word.text))) first = i + 1;
  });
  while (first < words.length && words[first]?.joint === true) first++;
  const start = words[first]?.start;
  const end = words[last]?.end;
  if (start === undefined || end === undefined || end <= start) return;
  if (/[@#_/\p{L}\p{N}]/u.test(text[start - 1] ?? '')) return;
  // "Mr Milton reported".
  if (first === last && lexicon.sets.title.has(words[first - 1]?.text.replace('.', '') ?? '')) return;
  const own = words.slice(first, last + 1).filter(word => !word.joint);
  const head = own[own.length - 1]?.text ?? '';
  const office = words.slice(first, last + 1).some(word => word.of);
  const joined = words[last - 1]?.joint === true && !/^(?:&|and)$/.test(words[last - 1]?.text ?? '');
  if (
    own.length > 1 &&
    own.length < 6 &&
    strongHead.has(head) &&
    !(office || joined || isPossessed(text, own.at(-2), lexicon))
  ) {
    const named = own
      .slice(0, -1)
      .some(
        word =>
          isName(word) &&
          !strongHead.has(word.text) &&
          !genericWord.has(plainWord(word.text)) &&
          !(weakHead.has(head) && QUALITY.test(word.text)),
      );
    // "Wendell Roe", but "Wendell & Roe Advertising".
    const isPerson =
      lexicon.sets.givenName.has(own[0]?.text ?? '') && !text.slice(start, end).includes(' & ');
    const at = around(text, start, end);
    const clear =
      named ||
      does !== '' ||
      !(weakHead.has(head) || at.heading || at.alone || genericWord.has(plainWord(own[0]?.text ?? '')));
    if (clear && !at.shouted && !at.score && !isPerson) {
      found.push(span(text, start, end, named ? 0.8 : 0.6, `Many companies are called “… ${head}”.`));
      return;
    }
  }
  const prefix = own[0]?.text ?? '';
  // A business in the name is as good as a name, where the sentence says the rest.
  const business = own.length > 1 && strongHead.has(head) && !genericWord.has(plainWord(prefix));
  const isNamed = isOne || own.some(word => isName(word));
  if (own.length > 4 || !(isNamed || own.length > 1)) return;
  // "Software Development · Leeds · 51-200 employees": a trade heads the entry.
  const cued = cueBehind(text, start, end);
  const isTrade = (): boolean => own.every(word => lexicon.isCommon(plainWord(word.text)));
  // "A global Environment Record provides": common words name a thing unless a sentence begins with them.
  const behind =
    cued !== undefined && isTrade()
      ? around(text, start, end).first
        ? cueInSentence(text, start, end)
        : undefined
      : cued;
  const isSaid = behind !== undefined && own.length > 1 && !office && !isPersonOrKind(own, lexicon.sets);
  if (
    !(business || isSaid || isNamed) ||
    own.some((word, i) => i < own.length - 1 && /['’]s$/.test(word.text))
  )
    return;
  if (prefixHead.has(prefix) && own.length > 1) {
    found.push(span(text, start, end, 0.75, `Many companies are called “${prefix} …”.`));
    return;
  }
  // "Meet Alex Martelli", "CEO of Anna Berg": a person's name.
  if (own.length > 1 && !business && lexicon.sets.givenName.has(prefix)) return;
  const cue = cueBefore(text, start) ?? behind ?? coined(text, own, end);
  if (cue !== undefined) found.push(span(text, start, end, cue.confidence, cue.reason));
  else if (corporate && own.length === 1)
    found.push(span(text, start, end, 0.65, `It does what companies do: “${does}”.`));
  else if (own.length === 1) addBare(own[0], alone);
}

/** "Scalable Cloud", "Geoenvironmental Engineering": a word that says what kind of thing it is. */
const QUALITY = /(?:able|ible|ental|ical|ional|ous|less|ful|ive)$/u;

/** "IBM's Software", but not "Moody's Analytics". */
const isPossessed = (text: string, word: Word | undefined, { known }: Lexicon): boolean =>
  word !== undefined &&
  /['’]s$/.test(word.text) &&
  matchAt(text, word.start, word.text.length, known)?.end === word.end - 2;

/** "Jane Doe raised £200", "Common Stock, a class": what a sentence says of companies is said of these as well. */
const isPersonOrKind = ([first]: readonly Word[], { givenName, genericWord }: WordSets): boolean =>
  givenName.has(first?.text ?? '') || genericWord.has(plainWord(first?.text ?? ''));

/** A name of one word that is nothing else, so far as is known. */
function addBare(word: Word | undefined, alone: Bare[]): void {
  if (word === undefined || word.text.length < 4 || word.text.endsWith('.')) return;
  const text = word.text.replace(/['’]s$/, '');
  if (/\p{Ll}/u.test(text) && !/['’]/.test(text))
    alone.push({ start: word.start, end: word.start + text.length });
}

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
