/** One runner at a time: who takes over gets a higher number, and what an earlier one still wants to send is refused. */
import type { LoupeDatabase } from './database.ts';

/** Called by the holder of the runner's lock, once each time it takes the lock. */
export function takeFence(db: LoupeDatabase): Promise<number> {
  return db.strict.transaction('rw', db.strict.totals, async () => {
    const value = ((await db.strict.totals.get('fence'))?.value ?? 0) + 1;
    await db.strict.totals.put({ name: 'fence', value });
    return value;
  });
}
