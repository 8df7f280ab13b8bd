/** A record that cannot be read is set aside with its key, so that one bad row does not stop the rest. */
import type { LoupeDatabase } from './database.ts';

/** Moves it out of its table; nothing is lost. */
export async function quarantine(
  db: LoupeDatabase,
  table: 'answers' | 'requests' | 'chains' | 'settings' | 'schedules' | 'watches',
  key: string,
  at: number,
  why: string,
): Promise<void> {
  const tables = [db.table(table), db.quarantine, db.answerUses, db.totals];
  await db.transaction('rw', tables, async () => {
    const row: unknown = await db.table(table).get(key);
    if (row === undefined) return;
    await db.quarantine.add({ table, key, at, why, row });
    await db.table(table).delete(key);
    if (table !== 'answers') return;
    const use = await db.answerUses.get(key);
    const total = await db.totals.get('answer-bytes');
    await db.answerUses.delete(key);
    if (use && total)
      await db.totals.put({ name: 'answer-bytes', value: Math.max(0, total.value - use.stored) });
  });
}
