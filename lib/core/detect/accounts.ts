import { type FindContext, isKnown, isPartOfAddress, LISTED, weigh } from './account-evidence.ts';
import { KIND, type Kind, kindOf, type LoadedAccounts, SOLID } from './account-index.ts';
import { type Hit, matchAt } from './account-match.ts';
import { startsIn } from './account-starts.ts';
import { withListed } from './named-beside.ts';
import { meantAgain, SETTLES } from './one-sense.ts';
import { isWithinOtherName } from './other-names.ts';
import { ANOTHER, amongCompanies, weighShared } from './shared-names.ts';
import { TITLE_CASE } from './short-names.ts';
import { suffixEnd } from './suffixes.ts';
import { around } from './surroundings.ts';

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

/** Finds the accounts of an index in a text. Linear in the text's length. */
export function findAccounts(text: string, index: LoadedAccounts, context: FindContext = {}): CompanySpan[] {
  if (index.lows.length === 0) return [];
  const { found, waiting, settled, others, weak } = readNames(text, index, context);
  if (found.length > 1 && weak.length > 0) found.push(...weak);
  found.sort((x, y) => x.start - y.start);
  const sure = others.size === 0 ? found : found.flatMap(span => doubted(text, span, others, index, context));
  if (waiting.length === 0) return sure.map(bare);
  const near = amongOthers(text, sure, others, waiting, index, context);
  const again = namedAgain(text, settled, others, waiting, index, context);
  return withListed(text, sure.map(bare).concat(near, again), waiting, index, context);
}

/** A text of so many characters that is about companies names more than one. */
const LONG = 4000;

interface Names {
  /** What the words beside it say is a company. */
  readonly found: Found[];
  /** What they leave open. */
  readonly waiting: Hit[];
  /** What the words beside it hint at, where another company is named. */
  readonly weak: Found[];
  /** Keys that are companies wherever the text names them. */
  readonly settled: Set<number>;
  /** Keys that the text calls someone or somewhere by. */
  readonly others: Set<number>;
}

// A function of its own: what follows it meets lists of many kinds, for which compiled code is thrown away and made anew.
function readNames(text: string, index: LoadedAccounts, context: FindContext): Names {
  const names: Names = { found: [], waiting: [], weak: [], settled: new Set(), others: new Set() };
  const { found, waiting, weak, settled, others } = names;
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
    } else if (span.weak && (text.length > LONG || !isKnown(text, hit, context))) weak.push(span);
    else {
      found.push(span);
      if (span.confidence >= SETTLES || kindOf(index, hit.key) === KIND.shared) settled.add(hit.key);
    }
    end = (typeof span === 'object' ? span : hit).end;
  }
  return names;
}

interface Found extends CompanySpan {
  readonly key: number;
  readonly weak: boolean;
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
    if (hit === undefined || isPartOfAddress(text, hit)) continue;
    const kind = kindOf(index, hit.key);
    // VINCI SA is Vinci as well.
    const isShared = kind === KIND.shared || (kind === KIND.capitals && isTitled(text, hit));
    if (!isShared) continue;
    const evidence = others.has(hit.key)
      ? undefined
      : amongCompanies(text, hit, around(text, hit.start, hit.end), sure, sets);
    if (evidence === undefined) continue;
    near.push({ start: hit.start, end: hit.end, account: index.ids[hit.key] ?? 0, ...evidence });
    waiting.splice(i, 1);
  }
  return near;
}

const isTitled = (text: string, { start, end }: Hit): boolean => TITLE_CASE.test(text.slice(start, end));

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
    if (isWithinOtherName(text, start, end, sets) || isInTitle(text, end, kindOf(index, key))) continue;
    const at = around(text, start, end);
    const evidence = meantAgain(kindOf(index, key), text.slice(start, end), at, sets);
    if (evidence === undefined) continue;
    again.push({ start, end, account, ...evidence });
    waiting.splice(i, 1);
  }
  return again;
}

/** "Schindler's List". */
const isInTitle = (text: string, end: number, kind: Kind): boolean =>
  kind === KIND.shared && /^['’]s \p{Lu}/u.test(text.slice(end, end + 4));

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
  if (!formed && kind === KIND.plain && text.charCodeAt(hit.end) === 32 && beginsAnother(text, hit.end))
    return undefined;
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
    weak: 'weak' in evidence,
  };
}

/** "Siemens Gamesa Renewable Energy S.A." is another company than Siemens. */
function beginsAnother(text: string, end: number): boolean {
  let at = end;
  for (let words = 0; words < MOST_BEHIND; words++) {
    WORD_BEHIND.lastIndex = at;
    if (!WORD_BEHIND.test(text)) return false;
    at = WORD_BEHIND.lastIndex;
    const form = suffixEnd(text, at);
    if (form > at && !LOOSE_FORM.test(text.slice(at, form))) return true;
  }
  return false;
}

const MOST_BEHIND = 5;
const WORD_BEHIND = /(?: (?:&|and|of))? \p{Lu}[\p{L}\p{N}’'-]*/uy;
/** Of these a sentence may speak behind a name as well: "Bosch Power Tools Company". */
const LOOSE_FORM = /^,? (?:Company|Group|Holdings?|Public|Co)$/;

/** "Marlow & Finch Software Ltd" is not Software AG: a word that ends a longer name. */
function endsAnother(text: string, { start }: Hit, { sets }: FindContext): boolean {
  const before = /(?:^|[^\p{L}])(\p{Lu}\p{L}+)(?: &)? $/u.exec(
    text.slice(Math.max(0, start - 24), start),
  )?.[1];
  return before !== undefined && sets?.notInName.has(before) === false;
}

const INITIALS = /^\.\p{Lu}\. $/u;

/** "Rank Company Country": a form that is a word as well, with another capital behind it. */
const isTableHead = (text: string, end: number, form: string, kind: Kind): boolean =>
  /^(?:Company|Group|Holdings?)$/.test(form) &&
  (kind === KIND.never || /^ \p{Lu}/u.test(text.slice(end, end + 3)));
