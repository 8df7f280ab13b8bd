/** The companies looked at last, under the names that lists and answers give them. */
import type { RecentLookup } from '../core/record/records.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { listedOf } from '../store/listed.ts';
import { recentLookups } from '../store/recent.ts';
import { resultsBySubject } from '../store/results.ts';
import { companyView } from './company-view.ts';
import { nameOf } from './headline.ts';

export async function recentCompanies(
  db: LoupeDatabase,
  most: number,
  now: number,
): Promise<readonly (RecentLookup & { readonly name: string })[]> {
  const recent = await recentLookups(db, most);
  const keys = recent.map(one => one.subject);
  const [listed, results] = await Promise.all([listedOf(db, keys), resultsBySubject(db, keys)]);
  return recent.map(one => {
    const known = results.get(one.subject) ?? [];
    const view = companyView({ results: known, plans: new Map(), asking: new Set(), now });
    const subject = { key: one.subject, name: one.name, domain: one.domain };
    return { ...one, name: nameOf(subject, known, view, listed.get(one.subject)?.name ?? null) };
  });
}
