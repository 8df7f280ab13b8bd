/** What came of a run, in sums: when, for which column, from whom. Made in one pass over its results. */
import type { LedgerEntry, LookupResult, Run } from '../record/records.ts';
import type { PlanView } from './plan-view.ts';

export interface FieldFill {
  readonly field: string;
  readonly label: string;
  readonly asked: number;
  readonly cached: number;
  readonly empty: number;
  readonly failed: number;
  /** Who filled it, most first: `Hunter`. */
  readonly providers: readonly string[];
}

export interface TimeBin {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly found: number;
  readonly notFound: number;
  readonly failed: number;
}

export interface RunReport {
  readonly results: number;
  readonly fields: readonly FieldFill[];
  /** Answers by time; those from the cache came at once and are not among them. */
  readonly bins: readonly TimeBin[];
  readonly binMs: number;
  readonly otherFirm: number;
  /** Reasons of what a condition left out, most first. */
  readonly skipped: readonly { readonly why: string; readonly rows: number }[];
}

const MOST_BINS = 34;
const DAY = 86_400_000;
/** Lengths of time that a person reads at a glance. Seconds. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

export interface ReportMaker {
  add(result: LookupResult): void;
  finish(): RunReport;
}

/** @param now where the time axis of a run that has not ended stops */
export function reportOn(run: Run, plan: PlanView | null, now: number): ReportMaker {
  const end = Math.max(run.createdAt + 10_000, run.finishedAt ?? now);
  const least = (end - run.createdAt) / MOST_BINS;
  const binMs = (STEPS.find(step => step * 1000 >= least) ?? Math.ceil(least / DAY) * 86_400) * 1000;
  const count = Math.max(1, Math.ceil((end - run.createdAt) / binMs));
  const bins = Array.from({ length: count }, (_, i) => ({
    at: run.createdAt + i * binMs,
    found: 0,
    notFound: 0,
    failed: 0,
  }));
  const fields = (plan?.fields ?? []).map(({ name, label }) => ({
    field: name,
    label,
    asked: 0,
    cached: 0,
    empty: 0,
    failed: 0,
    by: new Map<string, number>(),
  }));
  const skipped = new Map<string, number>();
  let results = 0;
  let otherFirm = 0;
  return {
    add(result) {
      if (plan && result.planId !== plan.id) return;
      results++;
      if (result.entity.kind === 'different') otherFirm++;
      if (result.state === 'skipped') {
        const why = result.note ?? 'its condition';
        skipped.set(why, (skipped.get(why) ?? 0) + 1);
        return;
      }
      const bad = result.state === 'failed' || result.state === 'unknown';
      const bin = bins[Math.floor((result.at - run.createdAt) / binMs)];
      if (bin && !result.fromCache) {
        if (bad) bin.failed++;
        else if (result.state === 'not-found' || result.state === 'empty') bin.notFound++;
        else bin.found++;
      }
      for (const field of fields) {
        const cell = Object.hasOwn(result.cells, field.field) ? result.cells[field.field] : undefined;
        if (cell && cell.kind === 'filled') {
          if (result.fromCache) field.cached++;
          else field.asked++;
          field.by.set(cell.provider, (field.by.get(cell.provider) ?? 0) + 1);
        } else if (bad) field.failed++;
        else field.empty++;
      }
    },
    finish: () => ({
      results,
      otherFirm,
      bins,
      binMs,
      fields: fields.map(({ by, ...field }) => ({
        ...field,
        providers: [...by].sort((a, b) => b[1] - a[1]).map(([provider]) => provider),
      })),
      skipped: [...skipped].map(([why, rows]) => ({ why, rows })).sort((a, b) => b.rows - a.rows),
    }),
  };
}

export interface SpendPoint {
  readonly at: number;
  /** Units since the start. */
  readonly total: number;
}

/** Spend since the start of the run; at most 200 points. */
export function spendOver(entries: readonly LedgerEntry[], from: number): readonly SpendPoint[] {
  const sorted = entries.filter(entry => entry.amount > 0).sort((a, b) => a.at - b.at);
  const points: SpendPoint[] = [{ at: from, total: 0 }];
  const every = Math.max(1, Math.ceil(sorted.length / 199));
  let total = 0;
  for (const [i, entry] of sorted.entries()) {
    total = Math.round((total + entry.amount) * 1e6) / 1e6;
    if (i % every === every - 1 || i === sorted.length - 1) points.push({ at: entry.at, total });
  }
  return points;
}

/** Round figures for an axis: 0 and at most four above it. */
export function ticksTo(most: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 3;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(each => each * size).find(each => each >= rough) ?? rough;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => Math.round(i * step * 1e6) / 1e6);
}
