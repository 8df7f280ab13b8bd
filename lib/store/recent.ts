/** The companies looked at last, newest first. */
import type { RecentLookup } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

const KEPT = 200;

export async function remember(db: LoupeDatabase, lookup: RecentLookup): Promise<void> {
  await db.transaction('rw', db.recent, async () => {
    await db.recent.put(lookup);
    const surplus = (await db.recent.count()) - KEPT;
    if (surplus <= 0) return;
    await db.recent.bulkDelete(await db.recent.orderBy('at').limit(surplus).primaryKeys());
  });
}

export function recentLookups(db: LoupeDatabase, limit = 20): Promise<RecentLookup[]> {
  return db.recent.orderBy('at').reverse().limit(limit).toArray();
}

export async function forgetRecent(db: LoupeDatabase): Promise<void> {
  await db.recent.clear();
}
