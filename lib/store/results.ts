/** What was found of each company, by request or chain; and which companies were looked at last. */
import type { LookupResult, RecentLookup } from '../core/record/records.ts';
import type { Results } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { remember } from './recent.ts';

export function createResults(db: LoupeDatabase): Results {
  return {
    async get(planId, subjects) {
      const rows = await db.results.bulkGet(subjects.map((subject): [string, string] => [planId, subject]));
      return new Map(rows.flatMap(row => (row ? [[row.subject, row]] : [])));
    },
    async put(results) {
      await db.results.bulkPut([...results]);
    },
    remember: (lookup: RecentLookup) => remember(db, lookup),
  };
}

/** All that is known of these companies, by subject. */
export async function resultsBySubject(
  db: LoupeDatabase,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly LookupResult[]>> {
  const rows = await db.results.where('subject').anyOf(subjects).toArray();
  return Map.groupBy(rows, row => row.subject);
}

/** A person's word on a doubtful match: it is the company (`confirmed`), or it is not (`apart`). */
export async function judgeResult(
  db: LoupeDatabase,
  planId: string,
  subject: string,
  verdict: 'confirmed' | 'apart',
): Promise<boolean> {
  const changed = await db.results.update([planId, subject], { entity: { kind: verdict } });
  return changed > 0;
}
