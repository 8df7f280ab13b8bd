/** What the page script may know of the companies that it found: a state for each mark, and the index of known names. */
import { buildAccountIndex } from '../../lib/core/detect/account-build.ts';
import type { FoundCompany, KnownAnswer, MarkState } from '../../lib/core/message/page.ts';
import type { LookupResult } from '../../lib/core/record/records.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { resultsBySubject } from '../../lib/store/results.ts';

/** Names beyond this make an index that a page would feel. */
const MOST_NAMES = 100_000;

const stateOf = (company: FoundCompany, results: readonly LookupResult[], asking: boolean): MarkState => {
  if (asking) return 'asking';
  if (results.some(result => result.state === 'found' || result.state === 'partial')) return 'enriched';
  if (results.some(result => result.state === 'failed' || result.state === 'unknown')) return 'failed';
  return company.domain ? 'known' : 'guessed';
};

export const knownStates = async (
  db: LoupeDatabase,
  companies: readonly FoundCompany[],
): Promise<KnownAnswer> => {
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

interface Index {
  readonly stamp: string;
  readonly bytes: Uint8Array;
}

/** May be lost with the worker; it is built again from the store. */
let kept: Index | null = null;

/** Names and domains of the user's own lists: folded and hashed, so that a tab never holds the list itself. */
export const accountIndex = async (db: LoupeDatabase): Promise<Uint8Array | null> => {
  const lists = await db.lists.toArray();
  const count = await db.listRows.count();
  if (count === 0) return null;
  const stamp = `${count} ${Math.max(...lists.map(list => list.updatedAt))}`;
  if (kept?.stamp === stamp) return kept.bytes;
  const accounts: { name: string; domain: string | null }[] = [];
  await db.listRows.limit(MOST_NAMES).each(row => {
    if (row.name) accounts.push({ name: row.name, domain: row.domain });
  });
  const { bytes } = buildAccountIndex(accounts);
  kept = { stamp, bytes };
  return bytes;
};
