/** Which rows are shown: a search, a chip, conditions on columns. */
import { columnValue, type ListColumn } from './columns.ts';
import type { PlanView } from './plan-view.ts';
import { type BriefRow, isStale, needsPerson } from './row.ts';
import { foldText, keyOf } from './sort.ts';

export const TESTS = ['contains', 'is', 'is-not', 'at-least', 'at-most', 'filled', 'empty'] as const;
export type Test = (typeof TESTS)[number];

export interface ColumnFilter {
  readonly column: string;
  readonly test: Test;
  readonly value: string;
}

/** What a chip stands for. `waiting` rows are those that a run has not yet done. */
export type Chip = 'needs-you' | 'stale' | 'waiting' | 'new';
export const CHIPS = ['needs-you', 'stale', 'waiting', 'new'] as const satisfies readonly Chip[];

export interface FilterBy {
  readonly search: string;
  readonly chip: Chip | null;
  readonly columns: readonly ColumnFilter[];
}

export interface FilterContext {
  readonly columns: readonly ListColumn[];
  readonly plans: readonly (PlanView | null)[];
  /** Subjects that a run has not yet done. */
  readonly waiting: ReadonlySet<string>;
  readonly now: number;
}

export const NO_FILTER: FilterBy = { search: '', chip: null, columns: [] };

export const isFiltering = (by: FilterBy): boolean =>
  by.search.trim() !== '' || by.chip !== null || by.columns.length > 0;

export function filterRows(
  rows: readonly BriefRow[],
  by: FilterBy,
  context: FilterContext,
): readonly BriefRow[] {
  if (!isFiltering(by)) return rows;
  const words = foldText(by.search).split(/\s+/).filter(Boolean);
  const tests = by.columns.flatMap(filter => {
    const column = context.columns.find(one => one.id === filter.column);
    return column ? [{ column, filter, wanted: keyOf(filter.value) }] : [];
  });
  const { chip } = by;
  return rows.filter(
    row =>
      (chip === null || inChip(row, chip, context)) &&
      tests.every(({ column, filter, wanted }) => passes(testedValue(row, column, wanted), filter, wanted)) &&
      (words.length === 0 || holdsAll(row, words, context.columns)),
  );
}

export function inChip(row: BriefRow, chip: Chip, { plans, waiting, now }: FilterContext): boolean {
  switch (chip) {
    case 'needs-you':
      return row.results.some(result => result !== null && needsPerson(result));
    case 'stale':
      return row.results.some((result, i) => {
        const plan = plans[i];
        return (
          result !== null &&
          plan !== null &&
          plan !== undefined &&
          isAnswer(result.state) &&
          isStale(result, plan, now)
        );
      });
    case 'waiting':
      return waiting.has(row.subject);
    case 'new':
      return plans.length > 0 && row.results.every(result => result === null);
  }
}

const isAnswer = (state: string): boolean =>
  state === 'found' || state === 'partial' || state === 'not-found' || state === 'empty';

/** How many rows each chip would show. */
export function chipCounts(
  rows: readonly BriefRow[],
  context: FilterContext,
): Readonly<Record<Chip, number>> {
  const counts = { 'needs-you': 0, stale: 0, waiting: 0, new: 0 };
  for (const row of rows) for (const chip of CHIPS) if (inChip(row, chip, context)) counts[chip]++;
  return counts;
}

type Value = string | number | null;

/** A score is compared by its points, and with a word by its band: `Fit is A`. */
function testedValue(row: BriefRow, column: ListColumn, wanted: Value): Value {
  const byBand = column.kind === 'score' && typeof wanted === 'string';
  return byBand ? (column.scorer.band(row)?.name ?? null) : columnValue(row, column);
}

function passes(value: Value, { test }: ColumnFilter, wanted: Value): boolean {
  const key = keyOf(value);
  switch (test) {
    case 'filled':
      return key !== null;
    case 'empty':
      return key === null;
    case 'is':
      return key === wanted;
    case 'is-not':
      return key !== wanted;
    case 'contains':
      return key !== null && wanted !== null && String(key).includes(String(wanted));
    case 'at-least':
      return typeof key === 'number' && typeof wanted === 'number' && key >= wanted;
    case 'at-most':
      return typeof key === 'number' && typeof wanted === 'number' && key <= wanted;
  }
}

/** The folded texts of rows are kept as long as the rows are. */
const texts = new WeakMap<BriefRow, string>();

/** Made ahead of a search, a slice at a time, so that the first letter finds it ready. Scores change with their rules. */
export function searchText(row: BriefRow, columns: readonly ListColumn[]): string {
  const kept = texts.get(row);
  if (kept !== undefined) return kept;
  const looked = columns.filter(column => column.kind !== 'score');
  const text = foldText(looked.map(column => columnValue(row, column) ?? '').join('\n'));
  texts.set(row, text);
  return text;
}

function holdsAll(row: BriefRow, words: readonly string[], columns: readonly ListColumn[]): boolean {
  const text = searchText(row, columns);
  return words.every(word => text.includes(word));
}
