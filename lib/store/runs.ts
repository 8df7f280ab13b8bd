/** Runs and their rows. A run is there as a whole or not at all; a batch of it is committed in one transaction. */
import { Dexie } from 'dexie';
import type { Problem } from '../core/outcome/problem.ts';
import type { LookupResult, Run, RunRow } from '../core/record/records.ts';
import type { Named, Runs } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { nameRows } from './lists.ts';
import { putResults } from './results.ts';

const CHUNK = 5000;
const OPEN = ['queued', 'waiting', 'working'] as const;

export function createRuns(db: LoupeDatabase): Runs {
  return {
    create: (run, rows) => createRun(db, run, rows),
    get: async id => (await db.runs.get(id)) ?? null,
    active: () => db.runs.where('state').equals('running').sortBy('createdAt'),
    due: (runId, now, limit) => due(db, runId, now, limit),
    nextDue: runId => nextDue(db, runId),
    commit: (run, rows, results, named = []) => commit(db, run, rows, results, named),
    recover: (runId, unknown) => recover(db, runId, unknown),
    setState: (id, state, problem, at) => setRunState(db, id, state, problem, at),
  };
}

/** A state's rows of a run, earliest first; equal times by their place in the run. */
const inState = (db: LoupeDatabase, runId: string, state: RunRow['state'], until = Infinity) =>
  db.runRows
    .where('[runId+state+notBefore]')
    .between([runId, state, Dexie.minKey], [runId, state, until], true, true);

export async function createRun(db: LoupeDatabase, run: Run, rows: readonly RunRow[]): Promise<void> {
  await db.transaction('rw', db.runs, db.runRows, async () => {
    await db.runs.add(run);
    for (let from = 0; from < rows.length; from += CHUNK)
      await db.runRows.bulkAdd(rows.slice(from, from + CHUNK));
  });
}

async function due(db: LoupeDatabase, runId: string, now: number, limit: number): Promise<RunRow[]> {
  const [waiting, queued] = await db.transaction('r', db.runRows, () =>
    Promise.all([
      inState(db, runId, 'waiting', now).limit(limit).toArray(),
      inState(db, runId, 'queued', now).limit(limit).toArray(),
    ]),
  );
  // By place in the run: what waited since earlier goes ahead of what was never tried.
  return [...waiting, ...queued].sort((a, b) => a.seq - b.seq).slice(0, limit);
}

async function nextDue(db: LoupeDatabase, runId: string): Promise<number | null> {
  const first = await db.transaction('r', db.runRows, () =>
    Promise.all(OPEN.map(state => inState(db, runId, state).first())),
  );
  const times = first.flatMap(row => (row ? [row.notBefore] : []));
  return times.length > 0 ? Math.min(...times) : null;
}

async function commit(
  db: LoupeDatabase,
  run: Run,
  rows: readonly RunRow[],
  results: readonly LookupResult[],
  named: readonly Named[],
): Promise<void> {
  const lists = named.length > 0 ? [db.lists, db.listRows] : [];
  await db.transaction('rw', [db.runs, db.runRows, db.results, ...lists], async () => {
    const stored = await db.runs.get(run.id);
    // Deleted meanwhile: the results were paid for and stay; there is no run to write to.
    if (stored) {
      const { counts, spent, also, notBefore } = run;
      // The state is a person's, or `setState`'s: a pause made while the batch was under way outlives it.
      await db.runs.put({ ...stored, counts, spent, notBefore, ...(also ? { also } : {}) });
      const cancelled = stored.state === 'cancelled';
      await db.runRows.bulkPut(cancelled ? rows.map(cancelOpen) : [...rows]);
    }
    await putResults(db, results);
    if (named.length > 0) await nameRows(db, named, Date.now());
  });
}

const isOpen = (row: RunRow): boolean => OPEN.some(state => state === row.state);
const cancelOpen = (row: RunRow): RunRow => (isOpen(row) ? { ...row, state: 'cancelled' } : row);

/** The rows of open calls become unknown whatever open state they are in: a call may go out before its row says so. */
async function recover(
  db: LoupeDatabase,
  runId: string,
  unknown: ReadonlyMap<string, Problem>,
): Promise<void> {
  // As safe as the journal, which is closed next: a row whose mark was lost would be asked, and paid for, once more.
  const to = unknown.size > 0 ? db.strict : db;
  await to.transaction('rw', to.runs, to.runRows, async () => {
    const run = await to.runs.get(runId);
    if (!run) return;
    const keys = [...unknown.keys()].map((subject): [string, string] => [runId, subject]);
    const sent = await to.runRows.where('[runId+subject.key]').anyOf(keys).filter(isOpen).toArray();
    const lost = sent.map((row): RunRow => {
      const problem = unknown.get(row.subject.key) ?? row.problem;
      return { ...row, state: 'unknown', problem };
    });
    await to.runRows.bulkPut(lost);
    const state = run.state === 'cancelled' ? 'cancelled' : 'queued';
    await inState(to, runId, 'working').modify({ state });
    if (lost.length === 0) return;
    const counts = { ...run.counts, unknown: run.counts.unknown + lost.length };
    await to.runs.put({ ...run, counts });
  });
}

export async function setRunState(
  db: LoupeDatabase,
  id: string,
  state: Run['state'],
  problem: Problem | null,
  at: number,
): Promise<void> {
  await db.transaction('rw', db.runs, db.runRows, async () => {
    const run = await db.runs.get(id);
    // A run that has ended stays ended.
    if (!run || run.state === 'cancelled' || run.state === 'done') return;
    const ended = state === 'done' || state === 'cancelled';
    await db.runs.put({ ...run, state, problem, finishedAt: ended ? at : null });
    if (state !== 'cancelled') return;
    // What is under way is left alone: its answer arrives, is paid for, and is kept.
    for (const each of ['queued', 'waiting'] as const)
      await inState(db, id, each).modify({ state: 'cancelled' });
  });
}

/** Removes a run and its rows. Results, answers and the ledger stay: they were paid for. */
export async function deleteRun(db: LoupeDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.runs, db.runRows, async () => {
    await db.runRows.where('[runId+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    await db.runs.delete(id);
  });
}
