import { foldWords } from './detect/fold.ts';
import { withoutForms } from './detect/suffixes.ts';
import { companyDomain, isPublicMailDomain } from './domain.ts';

const MAX_NAME = 200;

/**
 * The key by which names are one company: without case, accents, punctuation, spaces and legal forms, and
 * with `&` for "and". `L’Oréal S.A.` and `LOREAL` are both `loreal`. Empty for a name without letters.
 */
export function foldCompanyName(name: string): string {
  return withoutForms(foldWords(name.slice(0, MAX_NAME))).join('');
}

/** What is known of a company, from a row or from an answer. */
export interface CompanyFacts {
  readonly name?: string | null | undefined;
  readonly domain?: string | null | undefined;
}

export interface SameCompany {
  readonly verdict: 'same' | 'different' | 'unclear';
  /** A sentence for a person. */
  readonly reason: string;
}

/**
 * Whether an answer is about the row's company. Domains decide before names, since a company has few domains
 * and many names; names that differ while domains agree are still one company. With nothing to compare, or
 * with one sign each way, it is unclear: a wrong alarm costs trust as a missed one does.
 */
export function sameCompany(row: CompanyFacts, answer: CompanyFacts): SameCompany {
  const mine = domainOf(row.domain);
  const theirs = domainOf(answer.domain);
  const names = compareNames(row.name ?? '', answer.name ?? '');
  if (mine !== null && theirs !== null) return byDomains(mine, theirs, names);
  if (names === 'same')
    return { verdict: 'same', reason: 'The names agree but for legal form and spelling.' };
  const byDomain = nameMeetsDomain(row.name, theirs) || nameMeetsDomain(answer.name, mine);
  if (byDomain)
    return { verdict: 'same', reason: `The name is the one in the domain ${theirs ?? mine ?? ''}.` };
  if (names === 'different') {
    return {
      verdict: 'different',
      reason: `The answer is about “${shown(answer.name)}”, the row about “${shown(row.name)}”.`,
    };
  }
  if (names === 'longer' || names === 'forked')
    return {
      verdict: 'unclear',
      reason: `“${shown(answer.name)}” and “${shown(row.name)}” share a part of their names.`,
    };
  return { verdict: 'unclear', reason: 'There is no name and no domain that both have.' };
}

function byDomains(mine: string, theirs: string, names: NamesCompared): SameCompany {
  if (mine === theirs) return { verdict: 'same', reason: `Both have the domain ${mine}.` };
  const [own, other] = [ownLabel(mine), ownLabel(theirs)];
  if (own === other && names !== 'different')
    return { verdict: 'same', reason: `The domains ${mine} and ${theirs} differ only in their ending.` };
  if (names === 'same')
    return {
      verdict: 'unclear',
      reason: `The names agree, but the domains do not: ${mine} and ${theirs}.`,
    };
  if (bareLabel(own) === bareLabel(other) || (names === 'longer' && beginAlike(own, other)))
    return { verdict: 'unclear', reason: `The domains ${mine} and ${theirs} may belong together.` };
  return { verdict: 'different', reason: `The answer is about ${theirs}, the row about ${mine}.` };
}

const shown = (name: string | null | undefined): string => (name ?? '').trim().slice(0, 80);

/** Sites on which a company has a page: such an address is not the company's own. */
const PROFILE_SITES = new Set(
  'linkedin.com facebook.com instagram.com twitter.com x.com youtube.com crunchbase.com github.com wikipedia.org xing.com medium.com tiktok.com'.split(
    ' ',
  ),
);

function domainOf(domain: string | null | undefined): string | null {
  if (typeof domain !== 'string') return null;
  const found = companyDomain(domain);
  if (found === null || isPublicMailDomain(found)) return null;
  const hasPath = /^(?:[a-z]+:\/\/)?[^/?#\s]+\/[^\s?#]/i.test(domain.trim());
  return hasPath && PROFILE_SITES.has(found) ? null : found;
}

const ownLabel = (domain: string): string => domain.slice(0, domain.indexOf('.'));

/** `getdropbox`, `trynotion`, `acmehq`: what is taken when the name alone was gone. */
const bareLabel = (label: string): string =>
  label
    .replace(/^(?:get|try|use|join|go|my|the|with|hello|we)(?=.{4})/, '')
    .replace(/(?<=.{4})(?:hq|app|inc|labs|group)$/, '');

const beginAlike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a));

function nameMeetsDomain(name: string | null | undefined, domain: string | null): boolean {
  if (typeof name !== 'string' || domain === null) return false;
  const folded = foldCompanyName(withoutEnding(name)).replaceAll('+', '');
  return folded.length > 2 && folded === ownLabel(domain).replace(/-/g, '');
}

/** `Amazon.com, Inc.` is Amazon: some write their domain as their name. */
const withoutEnding = (name: string): string =>
  name
    .slice(0, MAX_NAME)
    .replace(/(?<=[\p{L}\d]{2})\.(?:com|net|org|io|ai|co|app|dev|[a-z]{2})(?=$|[\s,;)])/giu, '');

/** `longer`: one is the other with more words. `forked`: they begin alike and go on differently. */
type NamesCompared = 'same' | 'longer' | 'forked' | 'different' | 'none';

/** Words with which many names begin that have nothing else in common. */
const COMMON_FIRST = new Set(
  'american bank best blue british deutsche digital euro european first general global great green group international national new northern pacific premier royal smart south southern swiss the union united universal west western world'.split(
    ' ',
  ),
);

function compareNames(a: string, b: string): NamesCompared {
  const words = withoutForms(foldWords(withoutEnding(a)));
  const others = withoutForms(foldWords(withoutEnding(b)));
  const mine = words.join('');
  const theirs = others.join('');
  if (mine === '' || theirs === '' || !sameScript(mine, theirs)) return 'none';
  if (mine === theirs || mine.replaceAll('+', '') === theirs.replaceAll('+', '')) return 'same';
  const short = words.length <= others.length ? words : others;
  const long = short === words ? others : words;
  const [first = ''] = short;
  if (first.length > 2 && short.every((word, i) => word === long[i])) return 'longer';
  // The leading word carries a name: Kraft Foods and Kraft Heinz may be related, Bank of America and Bank of China are not.
  if (first.length > 2 && first === long[0] && !COMMON_FIRST.has(first)) return 'forked';
  if (isInitials(mine, others) || isInitials(theirs, words)) return 'longer';
  return 'different';
}

/** A name in Japanese or Cyrillic letters says nothing against one in Latin letters. */
const sameScript = (a: string, b: string): boolean => hasLatin(a) === hasLatin(b);
const hasLatin = (text: string): boolean => /[a-z0-9]/.test(text);

const isInitials = (short: string, words: readonly string[]): boolean =>
  short.length > 1 &&
  short.length < 7 &&
  words.length >= short.length - 1 &&
  words
    .map(word => word[0])
    .join('')
    .startsWith(short);
