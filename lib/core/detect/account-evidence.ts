import { KIND, type Kind, type LoadedAccounts } from './account-index.ts';
import { type Hit, matchAt } from './account-match.ts';
import { cueBefore, cueBehind } from './company-cues.ts';
import { type Evidence, weighWord } from './evidence.ts';
import { foldCode, isLowStart, SEPARATOR } from './fold.ts';
import { isWithinOtherName } from './other-names.ts';
import { ANOTHER, weighShared } from './shared-names.ts';
import { isExchange, isInitials, isOfAnother, SHORT_NAME, TITLE_CASE } from './short-names.ts';
import { type Around, around } from './surroundings.ts';
import type { WordSets } from './word-sets.ts';

export interface FindContext {
  /** From the lexicon. Without them a name that is also a word counts only with its legal form or alone in its cell. */
  readonly sets?: WordSets | undefined;
  /** The best-known companies. Without them every name passes for known. */
  readonly known?: LoadedAccounts;
  /** The text is a cell of a column of companies: a name that stands alone is one. */
  readonly companyCell?: boolean;
}

/**
 * Is a name of the list meant where it stands, by what stands beside it?
 * @returns why, `ANOTHER` where it is someone's or somewhere's name, undefined where nothing says so
 */
export function weigh(
  text: string,
  hit: Hit,
  kind: Kind,
  context: FindContext,
): Evidence | typeof ANOTHER | undefined {
  if (kind === KIND.never || isPartOfAddress(text, hit) || isNumber(text, hit)) return undefined;
  // "Arc'teryx".
  if (isApostrophe(text.charCodeAt(hit.end)) && GROWS.test(text.slice(hit.end, hit.end + 5))) return ANOTHER;
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
    // "Aqua-Chem".
    if (
      text.charCodeAt(hit.start - 1) === 45 &&
      /\p{Lu}\p{Ll}+-$/u.test(text.slice(Math.max(0, hit.start - 16), hit.start))
    )
      return undefined;
    // "Tiffany said", "Weir, Tiffany L.": what is a given name as well.
    if (context.sets?.givenName.has(text.slice(hit.start, hit.end)) === true)
      return weighShared(text, hit, around(text, hit.start, hit.end), context.sets);
    if (next === 32 && FAMILY.test(text.slice(hit.end, hit.end + 12))) return undefined;
    if ((next === 44 || next === 32) && AUTHOR.test(text.slice(hit.end, hit.end + 24))) return undefined;
    return { confidence: 0.95, reason: LISTED };
  }
  const written = text.slice(hit.start, hit.end);
  const at = around(text, hit.start, hit.end);
  if (context.companyCell === true && at.alone)
    return { confidence: 0.9, reason: 'It stands alone in a column of companies.' };
  if (at.left === '-' && EX.test(text.slice(Math.max(0, hit.start - 5), hit.start)))
    return { confidence: 0.75, reason: 'The page says that someone used to be there.' };
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
    // Nestlé is no "nestle".
    if (/[éèêç]/.test(written)) return { confidence: 0.85, reason: LISTED };
    const head = text.slice(Math.max(0, hit.start - 5), hit.start);
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

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;
const GROWS = /^['’](?!(?:re|ve|ll)(?!\p{L}))\p{Ll}{2}/u;

/** "The Wickes family". */
const FAMILY = /^ (?:family|brothers|sisters)(?!\p{L})/u;

/** "Just google it": a brand in lower case that is used as a verb. */
const VERB_OBJECT = /^ (?:it|that|this|them|him|her|how|what|for)\b/;

/** `3M+ users`. */
const isNumber = (text: string, { start, end }: Hit): boolean =>
  text.charCodeAt(end) === 43 && /\d/.test(text.charAt(start));

/** Readers know it as a company whatever a list says. */
export const isKnown = (text: string, { start, end }: Hit, { known }: FindContext): boolean =>
  known === undefined || matchAt(text, start, end - start, known)?.end === end;

/** Within a host, a path, a handle or a hash tag: the address is the find, if anything. */
export function isPartOfAddress(text: string, { start, end }: Hit): boolean {
  const left = text.charCodeAt(start - 1);
  if (text.charCodeAt(end) === 58 && /\d/.test(text.charAt(end + 1))) return true;
  if (left === 46 || (text.charCodeAt(end) === 46 && foldCode(text.charCodeAt(end + 1)) !== SEPARATOR))
    return true;
  if (left === 47 && text.charCodeAt(start - 2) === 47) return true;
  return isLowStart(text.charCodeAt(start)) && /[@/#=_-]/.test(text.charAt(start - 1));
}
