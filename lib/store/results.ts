/** What was found of each company, by request or chain; and which companies were looked at last. */
import { isPush } from '../core/push/plan-id.ts';
import { keepKnown, mayLack } from '../core/record/keep-known.ts';
import type { LookupResult, RecentLookup } from '../core/record/records.ts';
import type { Results } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { remember } from './recent.ts';

export function createResults(db: LoupeDatabase): Results {
  return {
    async get(planId, subjects) {
      const rows = await readResults(db, planId, subjects);
      const wanted = new Set(subjects);
      return new Map(rows.flatMap(row => (row && wanted.has(row.subject) ? [[row.subject, row]] : [])));
    },
    put: results => db.transaction('rw', db.results, () => putResults(db, results)),
    remember: (lookup: RecentLookup) => remember(db, lookup),
  };
}

/** Within a transaction over `results`: a lookup that failed takes nothing away. */
export async function putResults(db: LoupeDatabase, results: readonly LookupResult[]): Promise<void> {
  const lacking = results.filter(mayLack);
  const keys = lacking.map(({ planId, subject }): [string, string] => [planId, subject]);
  const before = keys.length > 0 ? await db.results.bulkGet(keys) : [];
  const whole = new Map(lacking.map((result, i) => [result, keepKnown(before[i], result)]));
  await db.results.bulkPut(results.map(result => whole.get(result) ?? result));
}

/** From so many on a range is worth the question how much lies in it. */
const MANY = 20;

/** One reading of a range costs far less than a reading a key, as long as most of what lies between is wanted. */
async function readResults(
  db: LoupeDatabase,
  planId: string,
  subjects: readonly string[],
): Promise<readonly (LookupResult | undefined)[]> {
  const keys = subjects.map((subject): [string, string] => [planId, subject]);
  if (keys.length < MANY) return db.results.bulkGet(keys);
  const sorted = subjects.toSorted();
  const ends = [sorted[0] ?? '', sorted.at(-1) ?? ''].map((subject): [string, string] => [planId, subject]);
  return db.transaction('r', db.results, async () => {
    const between = db.results.where('[planId+subject]').between(ends[0], ends[1], true, true);
    return (await between.count()) <= 2 * keys.length ? between.toArray() : db.results.bulkGet(keys);
  });
}

/** All that is known of these companies, by subject. */
export async function resultsBySubject(
  db: LoupeDatabase,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly LookupResult[]>> {
  // What was pushed of a company is nothing that is known of it.
  const rows = await db.results
    .where('subject')
    .anyOf(subjects)
    .filter(row => !isPush(row.planId))
    .toArray();
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
