import { beforeEach, expect, it } from 'vitest';
import type { Run, RunRow } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { failAt, freshFactory, lookupResult, NOW, run, runRow, testStore } from './fixtures.ts';
import { failedRows, rowsInState, runRowsPage } from './run-views.ts';
import { createRuns, deleteRun } from './runs.ts';

let db: LoupeDatabase;
beforeEach(async () => {
  db = await testStore();
});

const rows = (n: number, more: Partial<RunRow> = {}): RunRow[] =>
  Array.from({ length: n }, (_, seq) => runRow('r', seq, more));
const states = (page: readonly RunRow[]) => page.map(row => row.state);

it('creates 10,000 rows, and hands them out in order', async () => {
  const runs = createRuns(db);
  await runs.create(run('r', { total: 10_000 }), rows(10_000));
  expect((await runs.due('r', NOW, 20)).map(row => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  expect(await rowsInState(db, 'r', 'queued')).toBe(10_000);
  expect(await rowsInState(db, 'r', 'found')).toBe(0);
  expect((await runRowsPage(db, 'r', 99, 2)).map(row => row.seq)).toEqual([100, 101]);
});

it('creates a run as a whole or not at all', async () => {
  const factory = freshFactory();
  const first = await testStore(factory);
  const fault = failAt(1500);
  await expect(createRuns(first).create(run('r'), rows(3000))).rejects.toThrow();
  fault.stop();
  first.close();
  const after = await testStore(factory);
  expect(await after.runs.count()).toBe(0);
  expect(await after.runRows.count()).toBe(0);
});

it('gives what is due: waiting rows when their time has come, ahead of later queued ones', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), [
    runRow('r', 0, { state: 'waiting', notBefore: NOW - 1 }),
    runRow('r', 1, { state: 'waiting', notBefore: NOW + 5000 }),
    runRow('r', 2),
    runRow('r', 3, { state: 'found' }),
    runRow('other', 0),
  ]);
  expect((await runs.due('r', NOW, 10)).map(row => row.seq)).toEqual([0, 2]);
  expect((await runs.due('r', NOW, 1)).map(row => row.seq)).toEqual([0]);
});

it('knows the next time, and when all have ended', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), [runRow('r', 0, { state: 'waiting', notBefore: NOW + 9 }), runRow('r', 1)]);
  expect(await runs.nextDue('r')).toBe(0);
  await runs.commit(run('r'), [runRow('r', 1, { state: 'found' })], []);
  expect(await runs.nextDue('r')).toBe(NOW + 9);
  await runs.commit(run('r'), [runRow('r', 0, { state: 'failed' })], [lookupResult('hunter', 'd:a.com')]);
  expect(await runs.nextDue('r')).toBeNull();
  expect(await db.results.count()).toBe(1);
});

it('commits a batch as a whole or not at all', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), rows(3));
  for (let n = 1; ; n++) {
    const fault = failAt(n);
    const done = runs.commit(
      run('r', { spent: 3 }),
      rows(3, { state: 'found' }),
      [0, 1, 2].map(i => lookupResult('hunter', `d:${i}.com`)),
    );
    const crashed = await done.then(
      () => false,
      () => true,
    );
    fault.stop();
    expect(await rowsInState(db, 'r', 'found')).toBe(crashed ? 0 : 3);
    expect(await db.results.count()).toBe(crashed ? 0 : 3);
    expect((await runs.get('r'))?.spent).toBe(crashed ? 0 : 3);
    if (!crashed) return;
  }
});

it('keeps a person’s pause and cancel against a batch that was under way', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), rows(3));
  const before: Run = run('r');
  await runs.setState('r', 'paused', null, NOW);
  await runs.commit({ ...before, spent: 1 }, [runRow('r', 0, { state: 'found' })], []);
  expect(await runs.get('r')).toMatchObject({ state: 'paused', spent: 1 });
  await runs.setState('r', 'running', null, NOW);
  await runs.setState('r', 'cancelled', null, NOW + 1);
  await runs.commit({ ...before, spent: 2 }, [runRow('r', 1, { state: 'waiting' })], []);
  expect(await runs.get('r')).toMatchObject({ state: 'cancelled', spent: 2, finishedAt: NOW + 1 });
  expect(states(await runRowsPage(db, 'r', -1, 9))).toEqual(['found', 'cancelled', 'cancelled']);
  await runs.setState('r', 'running', null, NOW);
  expect((await runs.get('r'))?.state).toBe('cancelled');
  expect(await runs.active()).toEqual([]);
});

it('queues what was working again after a crash, except what may have been charged', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), [
    runRow('r', 0, { state: 'working' }),
    runRow('r', 1, { state: 'queued' }),
    runRow('r', 2, { state: 'working' }),
    runRow('r', 3, { state: 'found' }),
  ]);
  const problem = {
    kind: 'interrupted',
    message: 'It may have been charged.',
    next: { do: 'none' },
  } as const;
  await runs.recover('r', new Map(['d:1.com', 'd:3.com'].map(subject => [subject, problem])));
  expect(states(await runRowsPage(db, 'r', -1, 9))).toEqual(['queued', 'unknown', 'queued', 'found']);
  expect((await runs.get('r'))?.counts.unknown).toBe(1);
  expect((await failedRows(db, 'r')).map(row => row.problem)).toEqual([problem]);
  // Of more than are shown, what a person has to decide is not what is left out.
  await db.runRows.put(runRow('r', 0, { state: 'failed' }));
  expect(states(await failedRows(db, 'r', 1))).toEqual(['unknown']);
  await runs.recover('r', new Map([['d:1.com', problem]]));
  expect((await runs.get('r'))?.counts.unknown).toBe(1);
});

it('deletes a run with its rows alone', async () => {
  const runs = createRuns(db);
  await runs.create(run('r'), rows(3));
  await runs.create(run('s'), [runRow('s', 0)]);
  await deleteRun(db, 'r');
  expect(await db.runRows.toArray()).toMatchObject([{ runId: 's' }]);
});
