import { useEffect, useMemo, useState } from 'preact/hooks';
import { allColumns, type ListColumn, shownColumns } from '../../../lib/core/list/columns.ts';
import {
  chipCounts,
  type FilterBy,
  filterRows,
  isFiltering,
  NO_FILTER,
  searchText,
} from '../../../lib/core/list/filter.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../../lib/core/list/row.ts';
import { sortRows } from '../../../lib/core/list/sort.ts';
import type { List, Run } from '../../../lib/core/record/records.ts';
import { ON_DATES } from '../../../lib/core/score/fault.ts';
import { openRuns, waitingSubjects } from '../../../lib/store/list-brief.ts';
import { ListRows } from '../../../lib/store/list-rows.ts';
import { changeListView, type ListView, listView, PLAIN_VIEW } from '../../../lib/store/list-view.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { doneOf } from '../runs/words.ts';

const NONE: ReadonlySet<string> = new Set();
const NO_PLANS: readonly (PlanView | null)[] = [];
const HOUR_MS = 3_600_000;

const looksAtAges = (list: List): boolean =>
  list.scores?.some(score => score.rules.some(rule => ON_DATES.has(rule.operator))) ?? false;

/** One list as its page shows it: rows in the order and by the filters that a person chose. */
export function useList(id: string) {
  const { db } = useBench();
  const model = useMemo(() => new ListRows(db, id), [db, id]);
  useEffect(() => model.start(), [model]);
  const view = useLive<ListView>(() => listView(db, id), [id], PLAIN_VIEW).value;
  const runs = useLive(() => openRuns(db, id), [id], []).value;
  const [filter, setFilter] = useState<FilterBy>(NO_FILTER);
  const waiting = useWaiting(runs, filter.chip === 'waiting');

  const shape = model.shape.value;
  const rows = model.rows.value;
  // Those that the rows were read with; before there are rows, the list's own, so that its head stands at once.
  const plans = rows.length > 0 ? model.plans : (shape?.plans ?? NO_PLANS);
  const list = shape?.list;
  /** What the list asks: a destination is asked nothing. Each keeps its place among the results. */
  const asked = useMemo(() => plans.map(plan => (plan?.kind === 'push' ? null : plan)), [plans]);
  // A list is read anew with each of its rows that comes or goes: what scores have reckoned outlives that.
  const parts = JSON.stringify([list?.columns, list?.scores]);
  const hour = list && looksAtAges(list) ? Math.floor(now.value / HOUR_MS) * HOUR_MS : 0;
  const all = useMemo(
    () => (list ? allColumns(list, plans, view.order, hour) : []),
    [parts, plans, view.order, hour],
  );
  const columns = useMemo(() => shownColumns(all, view.hidden), [all, view.hidden]);
  useWarmSearch(rows, all);
  // Ages change the stale chip by the minute, not by the tick.
  const minute = Math.floor(now.value / 60_000) * 60_000;
  const context = useMemo(
    () => ({ columns: all, plans, waiting, now: minute }),
    [all, plans, waiting, minute],
  );
  const counted = useMemo(() => chipCounts(rows, context), [rows, context]);
  const counts = {
    ...counted,
    waiting: runs.reduce((sum, run) => sum + Math.max(0, run.total - doneOf(run)), 0),
  };
  const sorted = useMemo(() => {
    const column = view.sort && all.find(one => one.id === view.sort?.column);
    return column ? sortRows(rows, column, view.sort?.descending ?? false) : rows;
  }, [rows, all, view.sort]);
  // Waiting and time matter to the chips alone.
  const shown = useMemo(
    () => filterRows(sorted, filter, context),
    [sorted, filter, isFiltering(filter) ? context : null],
  );
  // A long list is read part by part; what counts all of it must not take a part for the whole.
  const isPart = model.loading.value && shape && rows.length < shape.count;
  const reading = isPart ? { read: rows.length, of: shape.count } : null;
  const changeView = (change: Partial<ListView>) => void changeListView(db, id, change);
  return {
    model,
    shape,
    reading,
    rows,
    shown,
    plans,
    asked,
    all,
    columns,
    counts,
    filter,
    setFilter,
    view,
    changeView,
    runs,
  };
}

const SLICE = 1500;

/** Makes the texts that a search looks through, and the scores, while nothing else is to be done. */
function useWarmSearch(rows: readonly BriefRow[], columns: readonly ListColumn[]): void {
  useEffect(() => {
    let at = 0;
    let handle = 0;
    const scorers = columns.flatMap(column => (column.kind === 'score' ? [column.scorer] : []));
    const slice = () => {
      for (const row of rows.slice(at, at + SLICE)) {
        searchText(row, columns);
        for (const scorer of scorers) scorer.total(row);
      }
      at += SLICE;
      if (at < rows.length) handle = requestIdleCallback(slice);
    };
    handle = requestIdleCallback(slice, { timeout: 2000 });
    return () => cancelIdleCallback(handle);
  }, [rows, columns]);
}

const WAITING_MS = 5000;

/** Read now and then, and only while they are shown: a run changes them many times a second. */
function useWaiting(runs: readonly Run[], wanted: boolean): ReadonlySet<string> {
  const { db } = useBench();
  const [waiting, setWaiting] = useState(NONE);
  const ids = runs.map(run => run.id).join();
  useEffect(() => {
    if (!wanted || ids === '') return setWaiting(NONE);
    let stopped = false;
    const read = () => void waitingSubjects(db, runs).then(found => stopped || setWaiting(found));
    read();
    const timer = setInterval(read, WAITING_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [ids, wanted]);
  return waiting;
}

export type ListState = ReturnType<typeof useList>;
