/** Runs that start by themselves. */
import type { ScheduleInput } from '../core/schedule/schedule.ts';
import { type Schedule, scheduleSchema } from '../core/schedule/schedule.ts';
import { nextAfter } from '../core/schedule/timetable.ts';
import type { Clock, NewTurn, Schedules } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { createRun, setRunState } from './runs.ts';
import { isCurrent, readAll, readable } from './timed.ts';

export function createSchedules(db: LoupeDatabase, clock: Pick<Clock, 'now'>): Schedules {
  return {
    all: () => readAll(db, 'schedules', scheduleSchema, clock),
    turn: (after, fence, made) => turn(db.strict, after, fence, made),
  };
}

function turn(db: LoupeDatabase, after: Schedule, fence: number, made?: NewTurn): Promise<boolean> {
  return db.transaction('rw', db.schedules, db.runs, db.runRows, db.totals, async () => {
    if (!(await isCurrent(db, 'schedules', after.id, after, fence))) return false;
    await db.schedules.put({ ...after, rev: after.rev + 1 });
    if (!made) return true;
    if (made.ends) await setRunState(db, made.ends.runId, 'cancelled', made.ends.problem, made.ends.at);
    await createRun(db, made.run, made.rows);
    return true;
  });
}

/** A new one, or another text of one that is there: its turns are reckoned anew, what its last one did stays. */
export function saveSchedule(db: LoupeDatabase, input: ScheduleInput, now: number): Promise<void> {
  return db.transaction('rw', db.schedules, async () => {
    const before = await db.schedules.get(input.id);
    await db.schedules.put({
      ...input,
      paused: false,
      nextDue: nextAfter(input.timetable, now),
      lastDue: 0,
      held: null,
      rev: (before?.rev ?? 0) + 1,
      createdAt: before?.createdAt ?? now,
      last: before?.last ?? null,
    });
  });
}

/** `now`: its turn is due at once; of a paused one too. What is resumed waits for its next turn: what was missed meanwhile was meant to be. */
export async function steerSchedule(
  db: LoupeDatabase,
  id: string,
  action: 'pause' | 'resume' | 'now' | 'delete',
  now: number,
): Promise<void> {
  if (action === 'delete') return db.schedules.delete(id);
  await db.schedules
    .where('id')
    .equals(id)
    .modify(row => {
      const nextDue = action === 'now' ? now : nextAfter(row.timetable, now);
      Object.assign(row, {
        paused: action === 'pause',
        held: null,
        rev: row.rev + 1,
        ...(action === 'pause' ? {} : { nextDue }),
      });
    });
}

/** Those of a list, or of all lists; for screens. */
export async function schedulesOf(db: LoupeDatabase, listId?: string): Promise<Schedule[]> {
  const rows = listId === undefined ? db.schedules : db.schedules.where('listId').equals(listId);
  return readable(await rows.toArray(), scheduleSchema).sort((a, b) => a.createdAt - b.createdAt);
}
