/** The side panel's rows: the page's companies with what the store knows of them, live. */
import { useMemo } from 'preact/hooks';
import type { LookupResult, Run, RunRow } from '../core/record/records.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { type Listed, listedOf } from '../store/listed.ts';
import { useLive } from '../store/live.ts';
import { resultsBySubject } from '../store/results.ts';
import { type PageRowData, pageRows } from './page-rows.ts';
import { EMPTY_BOOK, type PlanBook } from './plan-info.ts';
import { planBook } from './plan-lists.ts';
import { useStore } from './screen.ts';
import type { PageCompany } from './use-page.ts';
import { openRuns } from './use-run.ts';

export interface PageRows {
  readonly rows: readonly PageRowData[];
  readonly book: PlanBook;
  /** The newest open run of this site. */
  readonly run: Run | null;
}

interface Read {
  readonly results: ReadonlyMap<string, readonly LookupResult[]>;
  readonly running: ReadonlyMap<string, Pick<RunRow, 'state' | 'notBefore'>>;
  readonly run: Run | null;
}

const NOT_LISTED: ReadonlyMap<string, Listed> = new Map();
const NOTHING: Read = { results: new Map(), running: new Map(), run: null };

async function read(db: LoupeDatabase, keys: readonly string[], titles: readonly string[]): Promise<Read> {
  const results = await resultsBySubject(db, keys);
  const runs = (await openRuns(db)).filter(run => run.listId === null && titles.includes(run.title));
  const rows = await Promise.all(
    runs.map(run => db.runRows.where('[runId+seq]').between([run.id, 0], [run.id, 5000]).toArray()),
  );
  const open = rows.flat().filter(row => ['queued', 'working', 'waiting'].includes(row.state));
  const running = new Map<string, Pick<RunRow, 'state' | 'notBefore'>>(
    open.map(row => [row.subject.key, row]),
  );
  const sent = await db.attempts.where('state').equals('sent').toArray();
  for (const { subject } of sent) running.set(subject, { state: 'working', notBefore: 0 });
  return { results, running, run: runs[0] ?? null };
}

/** @param titles of runs that belong to this site: what the panel gives them, and what runs by itself here. */
export function usePageRows(
  companies: readonly PageCompany[],
  titles: readonly string[],
  column: string | null,
): PageRows {
  const { db, now } = useStore();
  const keys = companies.map(one => one.subject.key);
  const about = [...keys, '', ...titles].join('\n');
  const book = useLive(() => planBook(db), [db], EMPTY_BOOK).value;
  const known = useLive(() => read(db, keys, titles), [db, about], NOTHING).value;
  const listed = useLive(() => listedOf(db, keys), [db, about], NOT_LISTED).value;
  const at = now.value;
  const rows = useMemo(
    () =>
      pageRows({
        companies,
        results: known.results,
        plans: book.plans,
        running: known.running,
        listed,
        column,
        now: Math.max(at, Date.now()),
      }),
    [companies, known, listed, book, column, at],
  );
  return { rows, book, run: known.run };
}
