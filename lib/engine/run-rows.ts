/** The rows of a new run. What is known and fresh is counted, and needs no row. */
import type { FieldContent } from '../core/field/definition.ts';
import type { LookupResult, Refresh, Run, RunCounts, RunRow } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { DriveParts } from './drive-parts.ts';
import { isFresh } from './fresh.ts';
import type { Ports } from './ports.ts';

export interface WantedRow {
  readonly subject: Subject;
  readonly values: Readonly<Record<string, FieldContent>>;
}

export interface NewRun {
  readonly planId: string;
  readonly listId: string | null;
  readonly title: string;
  readonly refresh: Refresh;
  readonly unit: string;
  readonly rows: readonly WantedRow[];
  /** Of a push: rows a call, at most. */
  readonly rowsACall?: number;
  /** Of a run that its schedule starts: whose it is, and most that it may spend, by unit. */
  readonly scheduled?: { readonly scheduleId: string; readonly cap: Readonly<Record<string, number>> };
}

export interface NewRows {
  /** Those to be asked, by their places in the run. */
  readonly rows: readonly RunRow[];
  /** Of those that are done. */
  readonly counts: RunCounts;
}

/** Results are read this many at a time: each may hold hundreds of cells. */
const CHUNK = 2000;

const NO_COUNTS: RunCounts = {
  found: 0,
  cached: 0,
  notFound: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
  calls: 0,
  retries: 0,
};

/** How a known result stands in a run. */
export const knownState = (result: LookupResult): 'found' | 'not-found' =>
  result.state === 'found' ? 'found' : 'not-found';

export const newRows = async (
  { clock, results }: Pick<Ports, 'clock' | 'results'>,
  plan: DriveParts['plan'] | null,
  { id, planId, refresh, rows }: { id: string; planId: string; refresh: Refresh; rows: readonly WantedRow[] },
): Promise<NewRows> => {
  const made: RunRow[] = [];
  let [found, notFound] = [0, 0];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const known =
      plan === null || refresh === 'all'
        ? null
        : await results.get(
            planId,
            part.map(row => row.subject.key),
          );
    for (const [place, { subject, values }] of part.entries()) {
      const row: RunRow = {
        runId: id,
        seq: from + place,
        subject,
        values,
        state: 'queued',
        notBefore: 0,
        waits: 0,
        problem: null,
      };
      const result = known?.get(subject.key);
      const fresh = result && plan && isFresh(result, plan, refresh, plan.inputsOf(row), clock.now());
      if (!fresh) made.push(row);
      else if (knownState(result) === 'found') found += 1;
      else notFound += 1;
    }
  }
  return { rows: made, counts: { ...NO_COUNTS, found, notFound, cached: found + notFound } };
};

/** A run as it is written down, with the rows that are to be asked. Nothing is written here. */
export const makeRun = async (
  ports: Pick<Ports, 'clock' | 'chance' | 'results'>,
  plan: DriveParts['plan'] | null,
  { planId, listId, title, refresh, unit, rows, rowsACall, scheduled }: NewRun,
): Promise<{ readonly run: Run; readonly rows: readonly RunRow[] }> => {
  const id = ports.chance.uuid();
  const createdAt = ports.clock.now();
  const made = await newRows(ports, plan, { id, planId, refresh, rows });
  const run: Run = {
    id,
    planId,
    listId,
    title,
    state: 'running',
    problem: null,
    total: rows.length,
    counts: made.counts,
    createdAt,
    finishedAt: null,
    notBefore: 0,
    refresh,
    spent: 0,
    unit,
    ...(rowsACall ? { rowsACall } : {}),
    ...scheduled,
  };
  return { run, rows: made.rows };
};
