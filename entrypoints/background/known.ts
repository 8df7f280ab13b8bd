/** What the page script may know of the companies that it found: a state for each mark. Here too: the known names. */

import { commonWords } from '../../lib/browser/words.ts';
import { foldCompanyName } from '../../lib/core/company.ts';
import { buildAccountIndex } from '../../lib/core/detect/account-build.ts';
import type { MarkState } from '../../lib/core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer } from '../../lib/core/message/page.ts';
import type { LookupResult } from '../../lib/core/record/records.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import { toldDomain } from '../../lib/core/record/told-domain.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { resultsBySubject } from '../../lib/store/results.ts';
import { setting } from '../../lib/store/settings.ts';

/** Names beyond this take longer to read than a person waits. */
const MOST_NAMES = 100_000;

interface Accounts {
  /** Tells whether a list has changed since. */
  readonly stamp: string;
  readonly bytes: Uint8Array;
  /** Folded name to domain: a company's domain is told by the user's own rows, never guessed. */
  readonly domains: ReadonlyMap<string, string>;
}

/** May be lost with the worker; it is built again from the store. */
let kept: Accounts | null = null;

const accountsOf = async (db: LoupeDatabase): Promise<Accounts | null> => {
  const lists = await db.lists.toArray();
  const count = await db.listRows.count();
  if (count === 0) return null;
  const stamp = `${count} ${Math.max(...lists.map(list => list.updatedAt))}`;
  if (kept?.stamp === stamp) return kept;
  const accounts: { name: string; domain: string | null }[] = [];
  const domains = new Map<string, string>();
  const twoFirms = new Set<string>();
  await db.listRows.limit(MOST_NAMES).each(row => {
    if (!row.name) return;
    accounts.push({ name: row.name, domain: row.domain });
    if (!row.domain) return;
    const folded = foldCompanyName(row.name);
    if ((domains.get(folded) ?? row.domain) !== row.domain) twoFirms.add(folded);
    domains.set(folded, row.domain);
  });
  // Two firms of one name: which is meant, a person says.
  for (const folded of twoFirms) domains.delete(folded);
  kept = { stamp, bytes: buildAccountIndex(accounts, await commonWords()).bytes, domains };
  return kept;
};

/** Names and domains of the user's own lists, as they are looked for in texts; the same object while nothing changed. */
export const accountIndex = async (db: LoupeDatabase): Promise<Uint8Array | null> =>
  (await accountsOf(db))?.bytes ?? null;

/** What the request that the user chose for it once said of a name. */
const resolvedDomain = async (db: LoupeDatabase, folded: string): Promise<string | null> => {
  const resolver = await setting(db, 'resolverPlan');
  const result = resolver === null ? undefined : await db.results.get([resolver, `n:${folded}`]);
  return result === undefined ? null : toldDomain(result);
};

/** A name that stands in one of the user's lists has that row's domain; else the one that a lookup by name found. */
export const withKnownDomain = async (db: LoupeDatabase, company: FoundCompany): Promise<FoundCompany> => {
  if (company.domain || !company.name) return company;
  const folded = foldCompanyName(company.name);
  const domain = (await accountsOf(db))?.domains.get(folded);
  if (domain) return { ...company, domain, reason: company.reason || 'It is in your lists.' };
  const resolved = await resolvedDomain(db, folded);
  return resolved ? { ...company, domain: resolved } : company;
};

const stateOf = (company: FoundCompany, results: readonly LookupResult[], asking: boolean): MarkState => {
  if (asking) return 'asking';
  if (results.some(result => result.state === 'found' || result.state === 'partial')) return 'enriched';
  if (results.some(result => result.state === 'failed' || result.state === 'unknown')) return 'failed';
  return company.domain ? 'known' : 'guessed';
};

export const knownStates = async (
  db: LoupeDatabase,
  found: readonly FoundCompany[],
): Promise<KnownAnswer> => {
  const companies = await Promise.all(found.map(company => withKnownDomain(db, company)));
  const subjects = companies.map(subjectOf);
  const keys = [...new Set(subjects.flatMap(subject => (subject ? [subject.key] : [])))];
  const results = await resultsBySubject(db, keys);
  const open = await db.attempts.where('state').equals('sent').toArray();
  const asking = new Set(open.map(attempt => attempt.subject));
  return {
    companies: companies.map((company, index) => {
      const key = subjects[index]?.key ?? null;
      return {
        key,
        state: stateOf(company, (key && results.get(key)) || [], key !== null && asking.has(key)),
      };
    }),
  };
};
