import type { Company } from './finds.ts';

/**
 * Which short names on a page are which full ones: Northmoor is Northmoor Rail Freight Ltd. Wrong is worse than none, so
 * the short one must be a name of its own and no word, the full one a legal name that begins with it, and nothing else on
 * the page may begin so; what the page or the lists say of the one's domain may not differ from the other's.
 */
export function fullNames(companies: readonly Company[]): ReadonlyMap<Company, Company> {
  const byFirst = new Map<string, Written[]>();
  for (const company of companies) {
    const written = writtenOf(company);
    const first = written?.name.split(/[ ,]/, 1)[0];
    if (written === null || first === undefined) continue;
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [written]);
    else others.push(written);
  }
  const full = new Map<Company, Company>();
  for (const alike of byFirst.values())
    for (const short of alike) {
      const longest = fullOf(short, alike);
      if (longest !== null) full.set(short.company, longest);
    }
  return full;
}

interface Written {
  readonly company: Company;
  readonly name: string;
}

const writtenOf = (company: Company): Written | null =>
  company.name === null ? null : { company, name: company.name.toLowerCase() };

function fullOf(short: Written, alike: readonly Written[]): Company | null {
  const { lead, formal, listed } = short.company;
  if (!lead || formal || listed) return null;
  const longer = alike.filter(other => begins(other.name, short.name));
  const [longest] = longer.sort((a, b) => b.name.length - a.name.length);
  if (longest?.company.formal !== true) return null;
  if (!longer.every(other => other === longest || begins(longest.name, other.name))) return null;
  return differ(short.company, longest.company) ? null : longest.company;
}

/** By whole words. */
const begins = (long: string, short: string): boolean =>
  long.startsWith(short) && (long[short.length] === ' ' || long[short.length] === ',');

const differ = (a: Company, b: Company): boolean =>
  a.domain !== null && b.domain !== null && a.domain !== b.domain;
