/** Requests that are checked by themselves. */
import { nextAfter } from '../core/schedule/timetable.ts';
import { type Watch, type WatchInput, watchSchema } from '../core/watch/watch.ts';
import type { Clock, Watches } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { isCurrent, readAll, readable } from './timed.ts';

export function createWatches(db: LoupeDatabase, clock: Pick<Clock, 'now'>): Watches {
  return {
    all: () => readAll(db, 'watches', watchSchema, clock),
    put: (after, fence) => put(db.strict, after, fence),
  };
}

function put(db: LoupeDatabase, after: Watch, fence: number): Promise<boolean> {
  return db.transaction('rw', db.watches, db.totals, async () => {
    if (!(await isCurrent(db, 'watches', after.requestId, after, fence))) return false;
    await db.watches.put({ ...after, rev: after.rev + 1 });
    return true;
  });
}

/** The sample is what all is well by, so what an earlier check found of another sample is gone with it. */
export function saveWatch(db: LoupeDatabase, input: WatchInput, now: number): Promise<void> {
  return db.transaction('rw', db.watches, async () => {
    const before = await db.watches.get(input.requestId);
    const sameSample = before?.sample.at === input.sample.at;
    await db.watches.put({
      ...input,
      paused: false,
      nextDue: nextAfter(input.timetable, now),
      lastDue: 0,
      held: null,
      rev: (before?.rev ?? 0) + 1,
      // What one that is under way finds of the sample before is not asked for any more.
      checking: null,
      last: sameSample ? before.last : null,
    });
  });
}

export async function steerWatch(
  db: LoupeDatabase,
  requestId: string,
  action: 'now' | 'delete',
  now: number,
): Promise<void> {
  if (action === 'delete') return db.watches.delete(requestId);
  await db.watches
    .where('requestId')
    .equals(requestId)
    .modify(row => {
      // One that is under way is the one that counts.
      if (row.checking === null) Object.assign(row, { held: null, nextDue: now, rev: row.rev + 1 });
    });
}

/** All, or those of these requests; for screens. */
export async function watchesOf(db: LoupeDatabase, requestIds?: readonly string[]): Promise<Watch[]> {
  const rows = requestIds ? await db.watches.bulkGet([...requestIds]) : await db.watches.toArray();
  return readable(rows, watchSchema);
}
