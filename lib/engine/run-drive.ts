/**
 * Drives one run: takes its due rows, asks for them side by side, writes what came of them in batches. Everything here
 * may be lost at any line: rows stay queued in the store until their outcome is committed, and an answer that was paid
 * for lies in the journal, so the next life finds it there instead of asking again.
 */
import { isCapProblem } from '../core/outcome/cap.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { LONGEST_WAIT_MS } from '../core/rate-limit-headers.ts';
import type { LookupResult, Run, RunRow } from '../core/record/records.ts';
import { subjectOf } from '../core/record/subject.ts';
import { toldDomain } from '../core/record/told-domain.ts';
import { type DriftWatch, watchDrift } from './drift.ts';
import type { DriveEnd, DriveParts } from './drive-parts.ts';
import type { Enriched } from './enriched.ts';
import { isFresh } from './fresh.ts';
import type { Named } from './ports.ts';
import type { Resolver } from './resolve-name.ts';
import { addCalls, addCounts, findingOf, ofRequest, rowState, STOPS_THE_RUN } from './run-outcome.ts';
import { knownState } from './run-rows.ts';
import { addSpend } from './run-spend.ts';

/** Rows read at a time, and rows written at a time. */
const READ = 1000;
const BATCH = 250;
/** Rows under way, of a push in large batches: what is read anew looks past all of them. */
const MOST_AT_ONCE = 4000;
/** Milliseconds after which finished rows are written even if few. */
const FLUSH_MS = 400;
/** A wait up to this long is awaited; a longer one is written down, and an alarm wakes the run. */
const AWAITED_MS = 10_000;
/** Shorter waits are not told of. */
const TOLD_MS = 2000;
/** No wait is meant to be longer: where one is, the clock was set back meanwhile. */
const LONGEST_MS = 1.2 * LONGEST_WAIT_MS;

type Finished = { readonly row: RunRow; readonly results: readonly LookupResult[]; readonly named?: Named };

/** Runs until nothing is due. `first` is the run as stored. */
export const driveRun = async (
  first: Run,
  { ports, enrich, plan, resolver, signal: given }: DriveParts,
): Promise<DriveEnd> => {
  const { clock, runs, results } = ports;
  let run = first;
  let paused: Problem | null = null;
  /** What every further row would meet ends those that stand in line too. */
  const halt = new AbortController();
  const signal = AbortSignal.any([given, halt.signal]);
  const pause = (problem: Problem | null): void => {
    if (!problem || paused) return;
    paused = problem;
    halt.abort();
  };
  let finished: Finished[] = [];
  /** Something was charged that no row to be written tells of. */
  let unwritten = false;
  let flushedAt = clock.monotonic();
  const taken = new Set<number>();
  const underWay = new Set<Promise<void>>();
  let queue: RunRow[] = [];
  const drift: DriftWatch = watchDrift(plan.provider, first.counts);

  let writing: Promise<void> = Promise.resolve();
  /** Writes one batch after another; once the store fails, so does every later one. */
  const flush = (): Promise<void> => {
    const batch = finished;
    const counted = run;
    finished = [];
    flushedAt = clock.monotonic();
    if (batch.length === 0 && !unwritten) return writing;
    unwritten = false;
    writing = writing.then(async () => {
      await runs.commit(
        counted,
        batch.map(one => one.row),
        batch.flatMap(one => one.results),
        batch.flatMap(one => one.named ?? []),
      );
      for (const one of batch) taken.delete(one.row.seq);
    });
    writing.catch(() => undefined);
    return writing;
  };

  const spend = (outcome: Enriched): void => {
    run = addSpend(run, outcome);
    unwritten ||= outcome.charged > 0;
  };

  /** Every row would be told the same: none is asked before. */
  let restUntil = 0;
  const putOff = (
    row: RunRow,
    { until, problem }: Extract<Enriched, { kind: 'wait' }>,
    all: boolean,
  ): void => {
    if (problem.kind === 'offline' || (problem.kind === 'circuit-open' && all))
      restUntil = Math.max(restUntil, until);
    const waiting = { ...row, state: 'waiting', notBefore: until, waits: row.waits + 1, problem } as const;
    finished.push({ row: waiting, results: [] });
  };
  /** The row is not at fault: it waits for the person, with the run. */
  const stopAt = (row: RunRow, problem: Problem): void => {
    pause(problem);
    finished.push({ row: { ...row, state: 'queued', problem }, results: [] });
  };
  const keep = (row: RunRow, outcome: Enriched): void => {
    spend(outcome);
    run = { ...run, counts: addCounts(run.counts, outcome) };
    if (outcome.kind === 'wait') {
      putOff(row, outcome, plan.stopsOnRefusal);
      return;
    }
    const [main] = outcome.results;
    // Of a chain without the results of its steps, the chain itself is gone or off.
    const stops = plan.stopsOnRefusal || outcome.results.length === 1;
    if (main.problem && stops && STOPS_THE_RUN.has(main.problem.kind)) {
      run = { ...run, counts: { ...run.counts, failed: run.counts.failed - 1 } };
      stopAt(row, main.problem);
      return;
    }
    // A chain keeps what its free steps filled, and ends where the others may spend no more.
    pause(outcome.results.map(one => one.problem).find(isCapProblem) ?? null);
    // Nobody was asked where the row lacks what the call needs: that tells nothing of the provider.
    // The rows of a batch share one answer: it counts once.
    const counts = plan.isPush ? outcome.calls > 0 : outcome.state !== 'skipped';
    if (counts && main.problem?.kind !== 'missing-variable')
      pause(
        drift.note(
          findingOf(main),
          (main.problem?.message ?? main.note ?? 'no field was filled').replace(/\.$/, ''),
        ),
      );
    finished.push({ row: { ...row, state: outcome.state, problem: main.problem }, results: outcome.results });
  };

  const enrichRow = (planId: string, row: RunRow): Promise<Enriched> =>
    enrich({
      planId,
      subject: row.subject,
      values: row.values,
      runId: run.id,
      priority: 'run',
      refresh: run.refresh,
      since: run.createdAt,
      ...(run.rowsACall ? { rowsACall: run.rowsACall } : {}),
      signal,
    });
  /** Stopped on its way: the row stays as it was, and finds again what was paid for (a page, a job). */
  const isStopped = (row: RunRow, outcome: Enriched): boolean => {
    if (outcome.kind === 'wait' || outcome.results[0].problem?.kind !== 'cancelled') return false;
    taken.delete(row.seq);
    spend(outcome);
    return true;
  };

  /**
   * A row without a domain gets one first. It is written down with it before anything else is asked, and comes again as
   * that company: what is known of that is not bought, and a call that is cut off is found again under its key.
   * @returns false where the row has no better name than before, and is asked as it is
   */
  const findDomain = async (row: RunRow, { planId, plan: first }: Resolver): Promise<boolean> => {
    const known = (await results.get(planId, [row.subject.key])).get(row.subject.key);
    const isKnown = known && isFresh(known, first, run.refresh, first.inputsOf(row), clock.now());
    const outcome = isKnown ? null : await enrichRow(planId, row);
    if (outcome) {
      if (isStopped(row, outcome)) return true;
      spend(outcome);
      run = { ...run, counts: addCalls(run.counts, outcome) };
      if (outcome.kind === 'wait') {
        putOff(row, outcome, false);
        return true;
      }
    }
    const told = outcome?.results ?? (known ? [known] : []);
    const [main] = told;
    if (outcome && main?.problem && first.stopsOnRefusal && STOPS_THE_RUN.has(main.problem.kind)) {
      stopAt(row, ofRequest(main.problem, planId));
      return true;
    }
    const domain = main ? toldDomain(main) : null;
    const subject = domain === null ? null : subjectOf({ name: row.subject.name, domain });
    if (!subject) {
      await results.put(outcome?.results ?? []);
      return false;
    }
    const named = { from: row.subject.key, to: subject };
    finished.push({ row: { ...row, subject, state: 'queued' }, results: outcome?.results ?? [], named });
    return true;
  };

  const ask = async (row: RunRow): Promise<void> => {
    if (resolver && (await resolver.wants(row)) && (await findDomain(row, resolver))) return;
    const outcome = await enrichRow(run.planId, row);
    if (!isStopped(row, outcome)) keep(row, outcome);
  };

  /** Rows whose result is there and fresh are done without asking. */
  const takeKnown = async (rows: readonly RunRow[]): Promise<RunRow[]> => {
    if (run.refresh === 'all' && !plan.isPush) return [...rows];
    const known = await results.get(
      run.planId,
      rows.map(row => row.subject.key),
    );
    const open: RunRow[] = [];
    for (const row of rows) {
      const result = known.get(row.subject.key);
      // What became of a row of a push was written with its call: also where that is not known.
      const done = plan.isPush
        ? result?.runId === run.id
        : result && isFresh(result, plan, run.refresh, plan.inputsOf(row), clock.now());
      if (result && done) {
        const state = plan.isPush ? rowState(result) : knownState(result);
        keep(row, {
          kind: 'done',
          state,
          results: [{ ...result, fromCache: true }],
          charged: 0,
          calls: 0,
          retries: 0,
        });
        const last = finished.at(-1);
        if (last) finished[finished.length - 1] = { row: last.row, results: [] };
      } else open.push(row);
    }
    return open;
  };

  const refill = async (until: number): Promise<boolean> => {
    await flush();
    const due = await runs.due(run.id, until, taken.size + READ);
    const rows = due.filter(row => !taken.has(row.seq));
    for (const row of rows) taken.add(row.seq);
    queue = await takeKnown(rows);
    return rows.length > 0;
  };

  /** Nothing is due before `at`: a short wait is awaited, and of a longer one the screens are told. @returns false: it is too long */
  const rested = async (at: number): Promise<boolean> => {
    const wait = at - clock.now();
    if (wait > TOLD_MS) {
      run = { ...run, notBefore: at };
      unwritten = true;
    }
    await flush();
    if (wait > AWAITED_MS) return false;
    await clock.sleep(Math.max(wait, 1), signal).catch(() => undefined);
    return true;
  };

  while (!signal.aborted) {
    if (restUntil - clock.now() > LONGEST_MS) restUntil = 0;
    const resting = restUntil > clock.now();
    const row = resting ? undefined : queue.shift();
    if (resting) {
      if (underWay.size > 0) await Promise.race(underWay);
      else if (!(await rested(restUntil))) return { kind: 'later', at: restUntil };
    } else if (row) {
      run = { ...run, notBefore: 0 };
      const task = ask(row).finally(() => underWay.delete(task));
      underWay.add(task);
      if (underWay.size >= Math.min(plan.concurrency * (run.rowsACall ?? 1), MOST_AT_ONCE))
        await Promise.race(underWay);
      // The next rows are asked while these are written; only a store that falls behind is waited for.
      if (finished.length >= 2 * BATCH) await flush();
      else if (finished.length >= BATCH || clock.monotonic() - flushedAt > FLUSH_MS) void flush();
    } else if (await refill(clock.now())) {
      // There is more to do.
    } else if (underWay.size > 0) {
      await Promise.race(underWay);
    } else {
      await flush();
      const next = await runs.nextDue(run.id);
      if (next === null) return { kind: 'finished' };
      const clockWasSetBack = next - clock.now() > LONGEST_MS;
      if (clockWasSetBack) await refill(next);
      else if (!(await rested(next))) return { kind: 'later', at: next };
    }
  }
  // What was sent is awaited: an answer on its way may have been paid for.
  await Promise.allSettled(underWay);
  await flush();
  return paused ? { kind: 'paused', problem: paused } : { kind: 'stopped' };
};
