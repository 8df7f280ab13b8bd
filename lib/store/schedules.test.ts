import { expect, it } from 'vitest';
import type { Schedule, ScheduleInput } from '../core/schedule/schedule.ts';
import type { NewTurn } from '../engine/ports.ts';
import { failAt, freshFactory, NOW, reservation, run, runRow, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { createSchedules, saveSchedule, steerSchedule } from './schedules.ts';
import { releaseHeld } from './timed.ts';

const clock = { now: () => NOW };
const HOUR = 3_600_000;
const input: ScheduleInput = {
  id: 's',
  listId: 'l',
  planId: 'hunter',
  timetable: { every: 'hours', hours: 6 },
  only: 'stale',
  cap: { credit: 5 },
};
const newTurn = (ends: NewTurn['ends'] = null): NewTurn => ({
  run: run('r', { scheduleId: 's' }),
  rows: [runRow('r', 0), runRow('r', 1)],
  ends,
});
const setUp = async () => {
  const indexedDB = freshFactory();
  const db = await testStore(indexedDB);
  await saveSchedule(db, input, NOW);
  const [stored] = await createSchedules(db, clock).all();
  if (!stored) throw new Error('no schedule');
  return { indexedDB, db, stored };
};
const moved = (schedule: Schedule): Schedule => ({ ...schedule, nextDue: NOW + 12 * HOUR, lastDue: NOW });

it('keeps what its last turn did when its text is changed, and reckons its turns anew', async () => {
  const { db, stored } = await setUp();
  expect(stored).toMatchObject({ ...input, nextDue: NOW + 6 * HOUR, rev: 1, last: null });
  const last = { at: NOW, dueAt: NOW, runId: 'r', note: null };
  await db.schedules.put({ ...stored, last });
  await saveSchedule(db, { ...input, timetable: { every: 'hours', hours: 2 } }, NOW);
  expect(await db.schedules.get('s')).toMatchObject({ nextDue: NOW + 2 * HOUR, rev: 2, last });
  db.close();
});

it('moves a turn on and makes its run, both or neither, whatever operation fails', async () => {
  for (let n = 1; ; n++) {
    const { db, stored } = await setUp();
    await db.runs.add(run('old', { state: 'paused' }));
    const problem = { kind: 'cancelled', message: 'Taken up.', next: { do: 'none' } } as const;
    const fault = failAt(n);
    const done = await createSchedules(db, clock)
      .turn(moved(stored), 0, newTurn({ runId: 'old', problem, at: NOW }))
      .catch(() => false);
    const operations = fault.stop();
    const [after, made, rows, old] = await Promise.all([
      db.schedules.get('s'),
      db.runs.get('r'),
      db.runRows.count(),
      db.runs.get('old'),
    ]);
    expect([after?.rev, made !== undefined, rows, old?.state]).toEqual(
      done ? [2, true, 2, 'cancelled'] : [1, false, 0, 'paused'],
    );
    db.close();
    if (operations < n) break;
  }
});

it('refuses a turn of one that was changed, deleted or taken by another context', async () => {
  const { indexedDB, db, stored } = await setUp();
  const other = await testStore(indexedDB);
  const turns = await Promise.all([
    createSchedules(db, clock).turn(moved(stored), 0, newTurn()),
    createSchedules(other, clock).turn(moved(stored), 0, newTurn()),
  ]);
  expect(turns.toSorted()).toEqual([false, true]);
  const [current] = await createSchedules(db, clock).all();
  if (!current) throw new Error('no schedule');
  await db.totals.put({ name: 'fence', value: 2 });
  expect(await createSchedules(db, clock).turn(moved(current), 1)).toBe(false);
  expect(await createSchedules(db, clock).turn(moved(current), 2)).toBe(true);
  await steerSchedule(db, 's', 'delete', NOW);
  expect(await createSchedules(db, clock).turn(moved(current), 2)).toBe(false);
  expect(await db.schedules.count()).toBe(0);
  other.close();
  db.close();
});

it('sets aside what it cannot read, and reads the rest', async () => {
  const { db, stored } = await setUp();
  const hostile: object[] = [
    { ...stored, id: 'a', timetable: { every: 'second' } },
    { ...stored, id: 'b', nextDue: Number.NaN },
    { ...stored, id: 'c', cap: { credit: -1 } },
    { id: 'd' },
    { ...stored, id: 'e', held: { since: 1, lookAgain: 2, problem: { kind: 'x' } } },
  ];
  await db.table('schedules').bulkPut(hostile);
  expect(await createSchedules(db, clock).all()).toEqual([stored]);
  expect((await db.quarantine.toArray()).map(row => row.key)).toEqual(['a', 'b', 'c', 'd', 'e']);
  db.close();
});

it('pauses, resumes at the next turn, and makes one due at once', async () => {
  const { db } = await setUp();
  await steerSchedule(db, 's', 'pause', NOW);
  expect(await db.schedules.get('s')).toMatchObject({ paused: true, nextDue: NOW + 6 * HOUR });
  await steerSchedule(db, 's', 'resume', NOW + 50 * HOUR);
  expect(await db.schedules.get('s')).toMatchObject({ paused: false, nextDue: NOW + 56 * HOUR });
  await steerSchedule(db, 's', 'now', NOW + HOUR);
  expect(await db.schedules.get('s')).toMatchObject({ nextDue: NOW + HOUR, rev: 4 });
  db.close();
});

it('makes what is held due again at once, and nothing else', async () => {
  const { db, stored } = await setUp();
  const problem = { kind: 'secret-locked', message: 'Locked.', next: { do: 'unlock' } } as const;
  const held = { since: NOW, lookAgain: NOW + HOUR, problem };
  await db.schedules.bulkPut([
    { ...stored, held },
    { ...stored, id: 'other' },
  ]);
  await releaseHeld(db);
  expect(await db.schedules.get('s')).toMatchObject({ held: { since: NOW, lookAgain: 0 }, rev: 2 });
  expect(await db.schedules.get('other')).toMatchObject({ held: null, rev: 1 });
  db.close();
});

it('lets a run spend its cap and no more, under any number of calls at once', async () => {
  const { db } = await setUp();
  await db.runs.bulkAdd([run('r', { cap: { credit: 5 } }), run('free')]);
  const journal = createJournal(db);
  const ask = (id: string, runId: string, reserved = 1) =>
    journal.reserve([reservation(id, { runId, reserved })]);
  const together = Array.from({ length: 4 }, (_, i) => reservation(`t${i}`, { runId: 'r', reserved: 2 }));
  const outcomes = await journal.reserve(together);
  expect(outcomes.map(one => one.ok)).toEqual([true, true, false, false]);
  const alone = await Promise.all(Array.from({ length: 4 }, (_, i) => ask(`a${i}`, 'r')));
  expect(alone.flat().filter(one => one.ok)).toHaveLength(1);
  expect(alone.flat().find(one => !one.ok)).toMatchObject({ problem: { kind: 'budget', about: 'cap' } });
  // What a call did not cost after all is there for another.
  await journal.settle([{ attemptId: 't0', requestId: 'hunter', state: 'failed', charged: 0, answer: null }]);
  expect((await ask('b', 'r', 2))[0]?.ok).toBe(true);
  expect((await ask('c', 'free', 50))[0]?.ok).toBe(true);
  db.close();
});
