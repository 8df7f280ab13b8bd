/** What the page script may know of the companies that it found: a state for each mark. */
import { foldCompanyName } from '../../lib/core/company.ts';
import type { MarkState } from '../../lib/core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer } from '../../lib/core/message/page.ts';
import type { LookupResult } from '../../lib/core/record/records.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import { toldDomain } from '../../lib/core/record/told-domain.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { resultsBySubject } from '../../lib/store/results.ts';
import { setting } from '../../lib/store/settings.ts';
import { listedNames } from './names.ts';

/** What the request that the user chose for it once said of these folded names. */
const resolvedDomains = async (
  db: LoupeDatabase,
  folded: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const resolver = folded.length === 0 ? null : await setting(db, 'resolverPlan');
  const results =
    resolver === null ? [] : await db.results.bulkGet(folded.map(name => [resolver, `n:${name}`] as const));
  return new Map(
    folded.flatMap((name, i) => {
      const result = results[i];
      const domain = result && toldDomain(result);
      return domain ? [[name, domain] as const] : [];
    }),
  );
};

/** A name that stands in one of the user's lists has that row's domain; else the one that a lookup by name found. */
const withKnownDomains = async (
  db: LoupeDatabase,
  companies: readonly FoundCompany[],
): Promise<readonly FoundCompany[]> => {
  const folded = companies.map(({ domain, name }) => (domain || !name ? null : foldCompanyName(name)));
  const names = [...new Set(folded.flatMap(name => name ?? []))];
  const listed = names.length === 0 ? null : await listedNames(db);
  const resolved = await resolvedDomains(
    db,
    names.filter(name => listed?.domains.has(name) !== true),
  );
  return companies.map((company, i) => {
    const name = folded[i];
    if (name === null || name === undefined) return company;
    const domain = listed?.domains.get(name);
    if (domain) return { ...company, domain, reason: company.reason || 'It is in your lists.' };
    const told = resolved.get(name);
    return told ? { ...company, domain: told } : company;
  });
};

export const withKnownDomain = async (db: LoupeDatabase, company: FoundCompany): Promise<FoundCompany> =>
  (await withKnownDomains(db, [company]))[0] ?? company;

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
  const companies = await withKnownDomains(db, found);
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
