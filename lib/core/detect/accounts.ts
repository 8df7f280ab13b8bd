import {
  FIRST_STOP,
  isStop,
  KIND,
  type Kind,
  LOWER,
  type LoadedAccounts,
  lookUp,
  prefixHash,
  SEED_A,
  SEED_B,
  SOLID,
  stepA,
  stepB,
  WORD_END,
} from './account-index.ts';
import { type Evidence, weighWord } from './evidence.ts';
import { AND, foldCode, SEPARATOR, SKIP } from './fold.ts';
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
}

export interface FindContext {
  /** The text is a cell of a column of companies: a name that stands alone is one. */
  readonly companyCell?: boolean;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

/** Finds the accounts of an index in a text. Linear in the text's length. */
export function findAccounts(text: string, index: LoadedAccounts, context: FindContext = {}): CompanySpan[] {
  if (index.lows.length === 0) return [];
  const found: CompanySpan[] = [];
  const waiting: Hit[] = [];
  const size = text.length;
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    const folded = foldCode(code);
    if (folded === SEPARATOR || folded === SKIP) continue;
    const low = isLowStart(code);
    const hit = mayStart(text, i, low, index) ? matchAt(text, i, low, index) : undefined;
    if (hit === undefined) {
      while (i + 1 < size && foldCode(text.charCodeAt(i + 1)) !== SEPARATOR) i++;
      continue;
    }
    const span = accept(text, hit, index, context);
    if (span === undefined) waiting.push(hit);
    else found.push(span);
    i = (span ?? hit).end - 1;
  }
  return waiting.length === 0 ? found : withListed(text, found, waiting, index);
}

const isLowStart = (code: number): boolean =>
  code < 128 ? code >= 97 && code <= 122 : /\p{Ll}/u.test(String.fromCharCode(code));

/** A quick look at the first five letters, with half the hashing: nearly all words end here. */
function mayStart(text: string, start: number, low: boolean, index: LoadedAccounts): boolean {
  if (low && !index.hasLower) return false;
  const bits = low ? index.lowers : index.prefixes;
  const shift = low ? index.lowerShift : index.prefixShift;
  const stop = Math.min(start + FIRST_STOP, text.length);
  let a = SEED_A;
  let at = start;
  for (; at < stop; at++) {
    const folded = foldCode(text.charCodeAt(at));
    if (folded < 48 || folded > 0xff) break;
    a = stepA(a, folded);
  }
  if (at - start === FIRST_STOP) return hasBit(bits, shift, a);
  if (at === text.length) return hasBit(bits, shift, stepA(a, WORD_END));
  return mayGoOn(text, at, at - start, a, low, bits, shift);
}

/** The same for a word shorter than that: it may be a key, or the letters behind the gap decide. */
function mayGoOn(
  text: string,
  end: number,
  length: number,
  a: number,
  low: boolean,
  bits: Uint32Array,
  shift: number,
): boolean {
  const code = text.charCodeAt(end);
  if (foldCode(code) !== SEPARATOR) return true;
  if (hasBit(bits, shift, stepA(a, WORD_END))) return true;
  if (low || !isJoint(code)) return code === 38 || code === 46;
  const size = text.length;
  let count = length;
  for (let at = end + 1; at < size; at++) {
    const folded = foldCode(text.charCodeAt(at));
    // A second gap, a pair of letters or "and": let the matcher see.
    if (folded < 48 || folded > 0xff) return true;
    if (at === end + 1 && (text.charCodeAt(at) | 32) === 97 && (text.charCodeAt(at + 1) | 32) === 110)
      return true;
    a = stepA(a, folded);
    if (++count === FIRST_STOP) return hasBit(bits, shift, a);
  }
  return true;
}

const MAX_KEY = 120;

/** The longest key that starts at `start`. */
function matchAt(text: string, start: number, low: boolean, index: LoadedAccounts): Hit | undefined {
  const bits = low ? index.lowers : index.prefixes;
  const shift = low ? index.lowerShift : index.prefixShift;
  let a = SEED_A;
  let b = SEED_B;
  let length = 0;
  let best: Hit | undefined;
  let at = start;
  let lowWords = false;
  let spaced = false;
  const size = text.length;
  for (let words = 0; words < index.mostWords; words++) {
    const wordAt = at;
    for (; at < size; at++) {
      const folded = foldCode(text.charCodeAt(at));
      if (folded === SEPARATOR) break;
      if (folded === SKIP) continue;
      const pair = folded > 0xff && text.charCodeAt(at) < 0x250;
      a = stepA(a, pair ? folded & 0xff : folded);
      b = stepB(b, pair ? folded & 0xff : folded);
      length++;
      if (isStop(length) && !hasBit(bits, shift, a)) return best;
      if (pair) {
        a = stepA(a, folded >> 8);
        b = stepB(b, folded >> 8);
        length++;
        if (isStop(length) && !hasBit(bits, shift, a)) return best;
      }
      if (length > MAX_KEY) return best;
    }
    if (words > 0 && at - wordAt > 3 && isLowStart(text.charCodeAt(wordAt))) lowWords = true;
    const key = length > 0 ? lookUp(index, a, b) : -1;
    if (key !== -1 && mayBe(index.kinds[key] ?? 0, low || lowWords, spaced)) best = { start, end: at, key };
    const gap = nextWord(text, at);
    if (gap === 0) return best;
    if (gap < 0) {
      a = stepA(a, AND);
      b = stepB(b, AND);
      length++;
      if (isStop(length) && !hasBit(bits, shift, a)) return best;
    }
    const next = Math.abs(gap);
    if (at - wordAt > 2 && text.charCodeAt(at) === 32 && foldCode(text.charCodeAt(next + 2)) !== SEPARATOR) {
      spaced = true;
    }
    at = next;
  }
  return best;
}

const mayBe = (bits: number, low: boolean, spaced: boolean): boolean =>
  !(low && (bits & LOWER) === 0) && !(spaced && (bits & SOLID) !== 0);

const hasBit = (bits: Uint32Array, shift: number, a: number): boolean => {
  const bit = prefixHash(a) >>> shift;
  return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
};

/** Where the name's next word starts: negative if `&` or "and" stands between, 0 if the name cannot go on. */
function nextWord(text: string, end: number): number {
  const limit = Math.min(end + 6, text.length);
  let at = end;
  let and = false;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (foldCode(code) !== SEPARATOR) break;
    if (code === 38) and = true;
    else if (code === 46 ? !isInnerDot(text, at) : !isJoint(code)) return 0;
  }
  if (at >= limit || at === end) return 0;
  if (!and && (text.charCodeAt(at) | 32) === 97 && /^and[ \u00a0][^ ]/i.test(text.slice(at, at + 5)))
    return -(at + 4);
  return and ? -at : at;
}

/** Space, line end, hyphens and apostrophes: they may stand between the words of a name. */
const isJoint = (code: number): boolean =>
  code === 32 ||
  code === 45 ||
  code === 39 ||
  code === 10 ||
  code === 160 ||
  code === 0x2019 ||
  (code >= 0x2010 && code <= 0x2013);

/** A dot within a word (`fly.io`) or behind an initial (`J. Crew`), not at a sentence's end. */
const isInnerDot = (text: string, dot: number): boolean =>
  (dot + 1 < text.length && foldCode(text.charCodeAt(dot + 1)) !== SEPARATOR) ||
  dot < 2 ||
  foldCode(text.charCodeAt(dot - 2)) === SEPARATOR ||
  (dot > 2 && foldCode(text.charCodeAt(dot - 3)) === SEPARATOR);

function accept(
  text: string,
  hit: Hit,
  index: LoadedAccounts,
  context: FindContext,
): CompanySpan | undefined {
  const kind = kindOf(index, hit.key);
  const end = suffixEnd(text, hit.end);
  const form = end > hit.end ? text.slice(hit.end, end).trim().replace(/^, ?/, '') : '';
  const formed = form !== '' && (kind === KIND.plain || !isTableHead(text, end, form, kind));
  const evidence = formed
    ? { confidence: 0.97, reason: `with its legal form “${form}”` }
    : weigh(text, hit, kind, context);
  return (
    evidence && {
      start: hit.start,
      end: formed ? end : hit.end,
      account: index.ids[hit.key] ?? 0,
      ...evidence,
    }
  );
}

/** "Rank Company Country": a form that is a word as well, with another capital behind it. */
const isTableHead = (text: string, end: number, form: string, kind: Kind): boolean =>
  /^(?:Company|Group|Holdings?)$/.test(form) &&
  (kind === KIND.never || /^ \p{Lu}/u.test(text.slice(end, end + 3)));

function kindOf(index: LoadedAccounts, key: number): Kind {
  const kind = (index.kinds[key] ?? 0) & 7;
  for (const known of Object.values(KIND)) if (known === kind) return known;
  return KIND.never;
}

function weigh(text: string, hit: Hit, kind: Kind, context: FindContext): Evidence | undefined {
  if (isPartOfAddress(text, hit)) return undefined;
  if (kind === KIND.plain) {
    if (isLowStart(text.charCodeAt(hit.start)) && VERB_OBJECT.test(text.slice(hit.end, hit.end + 8)))
      return undefined;
    return { confidence: 0.95, reason: LISTED };
  }
  if (kind === KIND.never) return undefined;
  const at = around(text, hit.start, hit.end);
  if (context.companyCell === true && at.alone)
    return { confidence: 0.9, reason: 'alone in a column of companies' };
  const written = text.slice(hit.start, hit.end);
  if (kind === KIND.capitals) {
    if (!SHORT_NAME.test(written)) return undefined;
    return at.shouted ? undefined : { confidence: 0.85, reason: 'its short name, in capitals' };
  }
  if (kind === KIND.phrase) {
    if (at.shouted || at.score || (at.heading && !at.first) || /^\p{Lu}/u.test(at.after))
      return at.alone ? { confidence: 0.6, reason: LISTED } : undefined;
    return { confidence: 0.85, reason: LISTED };
  }
  return weighWord(kind, at, /^['’]s?(?![\p{L}])/u.test(text.slice(hit.end, hit.end + 3)));
}

/** Why a plain name is found. */
export const LISTED = 'its name is in your list';

/** "Just google it": a brand in lower case that is used as a verb. */
const VERB_OBJECT = /^ (?:it|that|this|them|him|her|how|what|for)\b/;

/** Within a host, a path, a handle or a hash tag: the address is the find, if anything. */
function isPartOfAddress(text: string, { start, end }: Hit): boolean {
  const left = text[start - 1] ?? '';
  if (/^\.[\p{L}\d]/u.test(text.slice(end, end + 2)) || left === '.' || text.startsWith('//', start - 2))
    return true;
  return isLowStart(text.charCodeAt(start)) && /[@/#=_-]/.test(left);
}

/** Capitals and digits (`3M`, `AT & T`), or digits among letters (`8x8`); no initials. */
const SHORT_NAME = /^(?:[\p{Lu}\d]+(?: ?[&+-] ?[\p{Lu}\d]+)?|\d\p{L}+\d?|\p{L}+\d+)$/u;

const BETWEEN = /^(?:,? (?:and|or|vs\.?|versus|&) |, |\/)$/;

/** Words that only their neighbours make names: "Lever and Greenhouse". */
function withListed(
  text: string,
  found: CompanySpan[],
  waiting: readonly Hit[],
  index: LoadedAccounts,
): CompanySpan[] {
  const all = [...found, ...waiting].sort((x, y) => x.start - y.start);
  const listed: CompanySpan[] = [];
  all.forEach((one, i) => {
    if (!('key' in one)) return;
    const kind = kindOf(index, one.key);
    if (kind !== KIND.word && kind !== KIND.hard && kind !== KIND.phrase) return;
    const beside = [all[i - 1], all[i + 1]].some(other => {
      if (other === undefined || ('key' in other && kindOf(index, other.key) === KIND.never)) return false;
      const between =
        other.start < one.start ? text.slice(other.end, one.start) : text.slice(one.end, other.start);
      return BETWEEN.test(between) && !/^\p{Ll}/u.test(text.slice(other.start, other.start + 1));
    });
    if (beside)
      listed.push({
        start: one.start,
        end: one.end,
        account: index.ids[one.key] ?? 0,
        confidence: 0.65,
        reason: 'named beside another of your accounts',
      });
  });
  return [...found, ...listed].sort((x, y) => x.start - y.start);
}
