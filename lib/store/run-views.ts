/** What the screens show of a run: how many rows are in each state, what failed, and the rows page by page. */
import { Dexie } from 'dexie';
import type { LookupResult, Run, RunRow } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

export const ROW_STATES = [
  'queued',
  'working',
  'waiting',
  'found',
  'not-found',
  'failed',
  'skipped',
  'unknown',
  'cancelled',
] as const satisfies readonly RunRow['state'][];

export type RowCounts = Readonly<Record<RunRow['state'], number>>;

/** Newest first. */
export function runsNewestFirst(db: LoupeDatabase, limit = 50): Promise<Run[]> {
  return db.runs.orderBy('createdAt').reverse().limit(limit).toArray();
}

const ofState = (db: LoupeDatabase, runId: string, state: RunRow['state']) =>
  db.runRows
    .where('[runId+state+notBefore]')
    .between([runId, state, Dexie.minKey], [runId, state, Dexie.maxKey]);

/** Counted by the index: no row is read. */
export async function rowCounts(db: LoupeDatabase, runId: string): Promise<RowCounts> {
  const counts = await Promise.all(ROW_STATES.map(state => ofState(db, runId, state).count()));
  const of = (state: RunRow['state']): number => counts[ROW_STATES.indexOf(state)] ?? 0;
  return {
    queued: of('queued'),
    working: of('working'),
    waiting: of('waiting'),
    found: of('found'),
    'not-found': of('not-found'),
    failed: of('failed'),
    skipped: of('skipped'),
    unknown: of('unknown'),
    cancelled: of('cancelled'),
  };
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
  return [...failed, ...unknown].sort((a, b) => a.seq - b.seq).slice(0, limit);
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
