/** Does anything wait for a person: a run that stopped by itself, a turn that cannot be taken, a request that a check found broken? */
import { liveQuery } from 'dexie';
import { isRed } from '../core/watch/watch.ts';
import type { LoupeDatabase } from './database.ts';
import { schedulesOf } from './schedules.ts';
import { watchesOf } from './watches.ts';

export async function needsYou(db: LoupeDatabase): Promise<boolean> {
  const [runs, schedules, watches] = await Promise.all([
    db.runs.where('state').equals('paused').toArray(),
    schedulesOf(db),
    watchesOf(db),
  ]);
  return (
    runs.some(run => run.problem !== null) ||
    // A budget is there again by itself.
    schedules.some(({ paused, held }) => !paused && held !== null && held.problem.kind !== 'budget') ||
    watches.some(isRed)
  );
}

/** Tells now, and whenever it changes. */
export function followNeeds(db: LoupeDatabase, tell: (needed: boolean) => Promise<void>): void {
  let told: boolean | null = null;
  liveQuery(() => needsYou(db)).subscribe({
    next: needed => {
      if (needed === told) return;
      told = needed;
      void tell(needed).catch(() => undefined);
    },
    // What was told last stands.
    error: () => undefined,
  });
}
