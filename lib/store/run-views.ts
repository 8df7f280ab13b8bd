/** What the screens show of a run: how many rows wait, what failed, and the rows page by page. */
import { Dexie } from 'dexie';
import type { Problem } from '../core/outcome/problem.ts';
import type { LookupResult, Run, RunRow } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

/** Newest first. */
export function runsNewestFirst(db: LoupeDatabase, limit = 50): Promise<Run[]> {
  return db.runs.orderBy('createdAt').reverse().limit(limit).toArray();
}

const ofState = (db: LoupeDatabase, runId: string, state: RunRow['state']) =>
  db.runRows
    .where('[runId+state+notBefore]')
    .between([runId, state, Dexie.minKey], [runId, state, Dexie.maxKey]);

/** Rows that are written down in one state. Counted by the index: no row is read. */
export const rowsInState = (db: LoupeDatabase, runId: string, state: RunRow['state']): Promise<number> =>
  ofState(db, runId, state).count();

/** Why the run's row that is due next has to wait; null where none waits, or it waits for nothing that has a name. */
export const whyWaiting = async (db: LoupeDatabase, runId: string): Promise<Problem | null> =>
  (await ofState(db, runId, 'waiting').first())?.problem ?? null;

/** Plan and company, parted by a line break, of each call that these runs have under way. Short free ones are not written down. */
export async function askedNow(db: LoupeDatabase, runIds: readonly string[]): Promise<ReadonlySet<string>> {
  const open = await db.attempts.where('state').equals('sent').toArray();
  return new Set(
    open.flatMap(({ runId, planId, subject, rows }) =>
      runId && runIds.includes(runId) ? (rows ?? [{ subject }]).map(row => `${planId}\n${row.subject}`) : [],
    ),
  );
}

/** Keys of the companies that are in line, waiting or under way. */
export async function openSubjects(db: LoupeDatabase, runId: string): Promise<readonly string[]> {
  const states = ['queued', 'waiting', 'working'] as const;
  const rows = await Promise.all(states.map(state => ofState(db, runId, state).toArray()));
  return rows.flat().map(row => row.subject.key);
}

/** Rows after the row `after` (-1: from the start), in the run's order. */
export function runRowsPage(
  db: LoupeDatabase,
  runId: string,
  after: number,
  limit: number,
): Promise<RunRow[]> {
  return db.runRows
    .where('[runId+seq]')
    .between([runId, after], [runId, Dexie.maxKey], false, true)
    .limit(limit)
    .toArray();
}

/** Rows that need a person: failed and unknown, in the run's order. */
export async function failedRows(db: LoupeDatabase, runId: string, limit = 100): Promise<RunRow[]> {
  const [failed, unknown] = await Promise.all([
    ofState(db, runId, 'failed').limit(limit).toArray(),
    ofState(db, runId, 'unknown').limit(limit).toArray(),
  ]);
  // What a person has to decide is never what is left out.
  return [...unknown, ...failed].slice(0, limit).sort((a, b) => a.seq - b.seq);
}

/** The newest results that failed or whose end is unknown, of any plan or of one. */
export async function lastFailures(db: LoupeDatabase, limit = 5, planId?: string): Promise<LookupResult[]> {
  const found = await Promise.all(
    (['failed', 'unknown'] as const).map(state =>
      db.results
        .where('[state+at]')
        .between([state, Dexie.minKey], [state, Dexie.maxKey])
        .reverse()
        .filter(row => planId === undefined || row.planId === planId)
        .limit(limit)
        .toArray(),
    ),
  );
  return found
    .flat()
    .sort((a, b) => b.at - a.at)
    .slice(0, limit);
}
