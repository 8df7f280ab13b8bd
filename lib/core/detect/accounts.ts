import { KIND, type Kind, kindOf, type LoadedAccounts, SOLID } from './account-index.ts';
import { type Hit, matchAt } from './account-match.ts';
import { startsIn } from './account-starts.ts';
import { cueBefore, cueBehind } from './company-cues.ts';
import { type Evidence, weighWord } from './evidence.ts';
import { foldCode, isLowStart, SEPARATOR } from './fold.ts';
import { withListed } from './named-beside.ts';
import { meantAgain, SETTLES } from './one-sense.ts';
import { isWithinOtherName } from './other-names.ts';
import { ANOTHER, amongCompanies, weighShared } from './shared-names.ts';
import { isExchange, isInitials, isOfAnother, SHORT_NAME, TITLE_CASE } from './short-names.ts';
import { suffixEnd } from './suffixes.ts';
import { type Around, around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

export { loadAccountIndex } from './account-index.ts';

/** A company in a text. Offsets are UTF-16; `account` is its place in the list, -1 where there is no list. */
export interface CompanySpan {
  readonly start: number;
  readonly end: number;
  readonly account: number;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, for a person to read. */
  readonly reason: string;
  /** Its first word is a name of its own: what the page calls at more length by this name may be the same company. */
  readonly lead?: true;
}

export interface FindContext {
  /** From the lexicon. Without them a name that is also a word counts only with its legal form or alone in its cell. */
  readonly sets?: WordSets | undefined;
  /** The text is a cell of a column of companies: a name that stands alone is one. */
  readonly companyCell?: boolean;
}

/** Finds the accounts of an index in a text. Linear in the text's length. */
export function findAccounts(text: string, index: LoadedAccounts, context: FindContext = {}): CompanySpan[] {
  if (index.lows.length === 0) return [];
  const { found, waiting, settled, others } = readNames(text, index, context);
  const sure = others.size === 0 ? found : found.flatMap(span => doubted(text, span, others, index, context));
  if (waiting.length === 0) return sure.map(bare);
  const near = amongOthers(text, sure, others, waiting, index, context);
  const again = namedAgain(text, settled, others, waiting, index, context);
  return withListed(text, sure.map(bare).concat(near, again), waiting, index);
}

interface Names {
  /** What the words beside it say is a company. */
  readonly found: Found[];
  /** What they leave open. */
  readonly waiting: Hit[];
  /** Keys that are companies wherever the text names them. */
  readonly settled: Set<number>;
  /** Keys that the text calls someone or somewhere by. */
  readonly others: Set<number>;
}

// A function of its own: what follows it meets lists of many kinds, for which compiled code is thrown away and made anew.
function readNames(text: string, index: LoadedAccounts, context: FindContext): Names {
  const names: Names = { found: [], waiting: [], settled: new Set(), others: new Set() };
  const { found, waiting, settled, others } = names;
  let end = 0;
  const starts = startsIn(text, index);
  for (let i = 0; i < starts.length; i += 2) {
    const at = starts[i] ?? 0;
    if (at < end) continue;
    const hit = matchAt(text, at, starts[i + 1] ?? 0, index);
    if (hit === undefined) continue;
    const span = accept(text, hit, index, context);
    if (span === ANOTHER) others.add(hit.key);
    else if (span === undefined) {
      // Without its form behind it nothing else makes a weekday a name.
      if (kindOf(index, hit.key) !== KIND.never) waiting.push(hit);
    } else {
      found.push(span);
      if (span.confidence >= SETTLES || kindOf(index, hit.key) === KIND.shared) settled.add(hit.key);
    }
    end = (typeof span === 'object' ? span : hit).end;
  }
  return names;
}

interface Found extends CompanySpan {
  readonly key: number;
}

// Each part by name: what is left over of an object costs more than all that was asked about a name.
const bare = ({ start, end, account, confidence, reason }: Found): CompanySpan => ({
  start,
  end,
  account,
  confidence,
  reason,
});

/** Nelly Marden and, below, Marden: of a name that someone in the text bears what is said of companies makes it one. */
function doubted(
  text: string,
  span: Found,
  others: ReadonlySet<number>,
  index: LoadedAccounts,
  { sets }: FindContext,
): Found[] {
  const isOneWord = ((index.kinds[span.key] ?? 0) & SOLID) !== 0;
  if (sets === undefined || span.reason !== LISTED || !isOneWord || !others.has(span.key)) return [span];
  const evidence = weighShared(text, span, around(text, span.start, span.end), sets);
  return typeof evidence === 'object' ? [{ ...span, ...evidence }] : [];
}

/** Names that people bear as well, that nothing beside them explains, in a text about companies. */
function amongOthers(
  text: string,
  sure: readonly Found[],
  others: ReadonlySet<number>,
  waiting: Hit[],
  index: LoadedAccounts,
  { sets }: FindContext,
): CompanySpan[] {
  if (sets === undefined) return [];
  const near: CompanySpan[] = [];
  for (let i = waiting.length - 1; i >= 0; i--) {
    const hit = waiting[i];
    if (hit === undefined || kindOf(index, hit.key) !== KIND.shared || isPartOfAddress(text, hit)) continue;
    const evidence = others.has(hit.key)
      ? undefined
      : amongCompanies(text, hit, around(text, hit.start, hit.end), sure, sets);
    if (evidence === undefined) continue;
    near.push({ start: hit.start, end: hit.end, account: index.ids[hit.key] ?? 0, ...evidence });
    waiting.splice(i, 1);
  }
  return near;
}

/** Names that the text explains elsewhere. */
function namedAgain(
  text: string,
  settled: ReadonlySet<number>,
  others: ReadonlySet<number>,
  waiting: Hit[],
  index: LoadedAccounts,
  { sets }: FindContext,
): CompanySpan[] {
  if (sets === undefined || settled.size === 0) return [];
  // Ford is one account by its full name and by its short one. The best known have no numbers.
  const accounts = new Set(index.accounts > 1 ? [...settled].map(key => index.ids[key]) : []);
  const again: CompanySpan[] = [];
  for (let i = waiting.length - 1; i >= 0; i--) {
    const hit = waiting[i];
    if (hit === undefined || isPartOfAddress(text, hit)) continue;
    const { start, end, key } = hit;
    const account = index.ids[key] ?? 0;
    if (others.has(key) || (!settled.has(key) && !accounts.has(account))) continue;
    if (isWithinOtherName(text, start, end, sets)) continue;
    const at = around(text, start, end);
    const evidence = meantAgain(kindOf(index, key), text.slice(start, end), at, sets);
    if (evidence === undefined) continue;
    again.push({ start, end, account, ...evidence });
    waiting.splice(i, 1);
  }
  return again;
}

function accept(
  text: string,
  hit: Hit,
  index: LoadedAccounts,
  context: FindContext,
): Found | typeof ANOTHER | undefined {
  const kind = kindOf(index, hit.key);
  // "William's house" is not Williams.
  if (
    ((index.kinds[hit.key] ?? 0) & SOLID) !== 0 &&
    text.charCodeAt(hit.end - 1) === 115 &&
    /['’]s$/.test(text.slice(hit.end - 2, hit.end)) &&
    context.sets?.givenName.has(text.slice(hit.start, hit.end - 2)) === true
  )
    return undefined;
  // "Fine Foods N.T.M. S.p.A.": the dot of the last initial stands before the form.
  const bare =
    text[hit.end] === '.' && INITIALS.test(text.slice(hit.end - 2, hit.end + 2)) ? hit.end + 1 : hit.end;
  const end = suffixEnd(text, bare);
  const form = end > bare ? text.slice(bare, end).trim().replace(/^, ?/, '') : '';
  const formed =
    form !== '' &&
    (kind === KIND.plain || !(isTableHead(text, end, form, kind) || endsAnother(text, hit, context)));
  const evidence = formed
    ? { confidence: 0.97, reason: `Its legal form “${form}” stands behind the name.` }
    : weigh(text, hit, kind, context);
  if (evidence === undefined || evidence === ANOTHER) return evidence;
  return {
    start: hit.start,
    end: formed ? end : hit.end,
    account: index.ids[hit.key] ?? 0,
    confidence: evidence.confidence,
    reason: evidence.reason,
    key: hit.key,
  };
}

/** "Marlow & Finch Software Ltd" is not Software AG: a word that ends a longer name. */
function endsAnother(text: string, { start }: Hit, { sets }: FindContext): boolean {
  const before = /(?:^|[^\p{L}])(\p{Lu}\p{L}+) $/u.exec(text.slice(Math.max(0, start - 24), start))?.[1];
  return before !== undefined && sets?.notInName.has(before) === false;
}

const INITIALS = /^\.\p{Lu}\. $/u;

/** "Rank Company Country": a form that is a word as well, with another capital behind it. */
const isTableHead = (text: string, end: number, form: string, kind: Kind): boolean =>
  /^(?:Company|Group|Holdings?)$/.test(form) &&
  (kind === KIND.never || /^ \p{Lu}/u.test(text.slice(end, end + 3)));

function weigh(
  text: string,
  hit: Hit,
  kind: Kind,
  context: FindContext,
): Evidence | typeof ANOTHER | undefined {
  if (kind === KIND.never || isPartOfAddress(text, hit) || isNumber(text, hit)) return undefined;
  if (kind !== KIND.phrase && isWithinOtherName(text, hit.start, hit.end, context.sets)) return ANOTHER;
  if (kind === KIND.plain) {
    // "NovaBio (NASDAQ: NVBT)" is no word of the exchange.
    if (isExchange(text, hit) && /^nasdaq$/i.test(text.slice(hit.start, hit.end))) return undefined;
    if (isLowStart(text.charCodeAt(hit.start)) && VERB_OBJECT.test(text.slice(hit.end, hit.end + 8)))
      return undefined;
    // "Über uns" heads a page of every German site.
    if (/^über$/i.test(text.slice(hit.start, hit.end))) return undefined;
    const next = text.charCodeAt(hit.end);
    // "Ipswich 2-1 Preston".
    if (next === 32 && /^ \d{1,3}[-–]\d/.test(text.slice(hit.end, hit.end + 6))) return ANOTHER;
    if ((next === 44 || next === 32) && AUTHOR.test(text.slice(hit.end, hit.end + 24))) return undefined;
    return { confidence: 0.95, reason: LISTED };
  }
  const written = text.slice(hit.start, hit.end);
  const at = around(text, hit.start, hit.end);
  if (context.companyCell === true && at.alone)
    return { confidence: 0.9, reason: 'It stands alone in a column of companies.' };
  if (kind === KIND.shared || kind === KIND.name)
    return context.sets && weighShared(text, hit, at, context.sets);
  if (kind === KIND.capitals && SHORT_NAME.test(written)) {
    if (at.ticker) return { confidence: 0.9, reason: 'Its ticker stands behind the name.' };
    return at.shouted ||
      isExchange(text, hit) ||
      isInitials(text, hit, written) ||
      isOfAnother(written, at, context.sets)
      ? undefined
      : { confidence: 0.85, reason: 'This is its short name, written in capitals.' };
  }
  // VINCI SA is Vinci as well, where something says so.
  if (kind === KIND.capitals)
    return TITLE_CASE.test(written) && context.sets !== undefined
      ? weighShared(text, hit, at, context.sets)
      : undefined;
  if (kind === KIND.phrase) {
    const another =
      /^\p{Lu}/u.test(at.after) && context.sets?.companyNoun.has(at.after.toLowerCase()) !== true;
    if (at.shouted || at.score || (at.heading && !at.first) || another)
      return at.alone ? { confidence: 0.6, reason: LISTED } : undefined;
    return { confidence: 0.85, reason: LISTED };
  }
  if (context.sets === undefined) return undefined;
  if (/^\p{Lu}/u.test(written)) {
    const head = text.slice(Math.max(0, hit.start - 5), hit.start);
    if (at.left === '-' && EX.test(head))
      return { confidence: 0.75, reason: 'The page says that someone used to be there.' };
    const isAgainst = head.endsWith('. ') && /(?:^|\s)vs?\. $/.test(head);
    if (isAgainst || (text.startsWith(' v. ', hit.end) && /^\p{Lu}/u.test(text.charAt(hit.end + 4))))
      return { confidence: 0.75, reason: 'The page names it as a party to a lawsuit.' };
  }
  const possessive = /['’]/.test(at.right) && /^['’]s?(?!\p{L})/u.test(text.slice(hit.end, hit.end + 3));
  return weighWord(kind, at, possessive, context.sets) ?? said(text, hit, at, context.sets);
}

/** "ex-Meta". */
const EX = /(?:^|[^\p{L}])[Ee]x-$/u;

/** What the sentence says around the name, where nothing before it makes it a thing. */
function said(text: string, { start, end }: Hit, at: Around, { determiner }: WordSets): Evidence | undefined {
  const cue = cueBefore(text, start) ?? cueBehind(text, start, end);
  if (cue === undefined || determiner.has(at.before.toLowerCase())) return undefined;
  if (/[-#/]/.test(at.left) || at.right === '-' || (isUpper(at.before) && !at.first && !at.comma))
    return undefined;
  const weak = cue.confidence < 0.7 || (cue.confidence < 0.8 && isUpper(at.after) && !at.parted);
  return (weak && at.heading) || at.shouted ? undefined : cue;
}

const isUpper = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Why a plain name is found. */
export const LISTED = 'Its name is in your lists.';

/** "Hansen, D. T.", "Hansen, Debra T.", "Hansen 2006, p. 4": an author in a list of sources. */
const AUTHOR = /^(?:, (?:\p{Lu}\p{Ll}+ )?\p{Lu}\.(?!\p{L})| (?:1[89]|20)\d\d[a-z]?, pp?\.)/u;

/** "Just google it": a brand in lower case that is used as a verb. */
const VERB_OBJECT = /^ (?:it|that|this|them|him|her|how|what|for)\b/;

/** `3M+ users`. */
const isNumber = (text: string, { start, end }: Hit): boolean =>
  text.charCodeAt(end) === 43 && /\d/.test(text.charAt(start));

/** Within a host, a path, a handle or a hash tag: the address is the find, if anything. */
function isPartOfAddress(text: string, { start, end }: Hit): boolean {
  const left = text.charCodeAt(start - 1);
  if (text.charCodeAt(end) === 58 && /\d/.test(text.charAt(end + 1))) return true;
  if (left === 46 || (text.charCodeAt(end) === 46 && foldCode(text.charCodeAt(end + 1)) !== SEPARATOR))
    return true;
  if (left === 47 && text.charCodeAt(start - 2) === 47) return true;
  return isLowStart(text.charCodeAt(start)) && /[@/#=_-]/.test(text.charAt(start - 1));
}
