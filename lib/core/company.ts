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
 * with one sign each way, it is unclear.
 */
export function sameCompany(row: CompanyFacts, answer: CompanyFacts): SameCompany {
  const mine = domainOf(row.domain);
  const theirs = domainOf(answer.domain);
  const names = compareNames(row.name ?? '', answer.name ?? '');
  if (mine !== null && theirs !== null) {
    if (mine === theirs) return { verdict: 'same', reason: `Both have the domain ${mine}.` };
    if (ownLabel(mine) === ownLabel(theirs) && names !== 'different') {
      return { verdict: 'same', reason: `The domains ${mine} and ${theirs} differ only in their ending.` };
    }
    if (names === 'same') {
      return {
        verdict: 'unclear',
        reason: `The names agree, but the domains do not: ${mine} and ${theirs}.`,
      };
    }
    return { verdict: 'different', reason: `The answer is about ${theirs}, the row about ${mine}.` };
  }
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
  if (names === 'part')
    return {
      verdict: 'unclear',
      reason: `“${shown(answer.name)}” and “${shown(row.name)}” share a part of their names.`,
    };
  return { verdict: 'unclear', reason: 'There is no name and no domain that both have.' };
}

const shown = (name: string | null | undefined): string => (name ?? '').trim().slice(0, 80);

function domainOf(domain: string | null | undefined): string | null {
  if (typeof domain !== 'string') return null;
  const found = companyDomain(domain);
  return found === null || isPublicMailDomain(found) ? null : found;
}

const ownLabel = (domain: string): string => domain.slice(0, domain.indexOf('.'));

function nameMeetsDomain(name: string | null | undefined, domain: string | null): boolean {
  if (typeof name !== 'string' || domain === null) return false;
  const folded = foldCompanyName(name).replaceAll('+', '');
  return folded.length > 2 && folded === ownLabel(domain).replace(/-/g, '');
}

function compareNames(a: string, b: string): 'same' | 'part' | 'different' | 'none' {
  const mine = foldCompanyName(a);
  const theirs = foldCompanyName(b);
  if (mine === '' || theirs === '') return 'none';
  if (mine === theirs) return 'same';
  if (mine.replaceAll('+', '') === theirs.replaceAll('+', '')) return 'same';
  const words = new Set(withoutForms(foldWords(a.slice(0, MAX_NAME))));
  const others = withoutForms(foldWords(b.slice(0, MAX_NAME)));
  const [first] = words;
  // The leading word carries a name: Siemens and Siemens Energy are related, Acme Tools and Best Tools are not.
  if (first !== undefined && first.length > 2 && first === others[0]) return 'part';
  if (isInitials(mine, others) || isInitials(theirs, [...words])) return 'part';
  return 'different';
}

const isInitials = (short: string, words: readonly string[]): boolean =>
  short.length > 1 &&
  short.length < 7 &&
  words.length >= short.length - 1 &&
  words
    .map(word => word[0])
    .join('')
    .startsWith(short);
