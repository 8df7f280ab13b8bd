/** Reads what a run report is made of, a part at a time: 100,000 results do not stand in memory at once. */
import { type RunReport, reportOn } from '../core/list/run-report.ts';
import type { Run } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { planViews } from './list-brief.ts';

const CHUNK = 2000;

export async function runReport(
  db: LoupeDatabase,
  run: Run,
  now: number,
  signal: AbortSignal,
): Promise<RunReport | null> {
  const [plan = null] = await planViews(db, [run.planId]);
  const maker = reportOn(run, plan, now);
  const keys = await db.results.where('runId').equals(run.id).primaryKeys();
  for (let from = 0; from < keys.length; from += CHUNK) {
    if (signal.aborted) return null;
    for (const result of await db.results.bulkGet(keys.slice(from, from + CHUNK)))
      if (result) maker.add(result);
  }
  return maker.finish();
}
