/** The company that a lookup, a row or a mark is about. Marks, panel and lists agree on `subject.key`. */

import { foldCompanyName } from '../company.ts';
import { companyDomain } from '../domain.ts';

export interface Subject {
  /** `d:` and the registrable domain, else `n:` and the folded name. */
  readonly key: string;
  readonly name: string | null;
  readonly domain: string | null;
}

/** @returns null when neither a name nor a domain is there. */
export function subjectOf(company: { name?: string | null; domain?: string | null }): Subject | null {
  const domain = company.domain ? companyDomain(company.domain) : null;
  const name = company.name?.trim() || null;
  if (domain) return { key: `d:${domain}`, name, domain };
  const folded = name ? foldCompanyName(name) : '';
  return folded ? { key: `n:${folded}`, name, domain: null } : null;
}
