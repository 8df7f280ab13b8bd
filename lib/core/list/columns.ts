/** The columns of a list: the company, its domain, what was imported, what its plans fill, its scores. */
import { costsWords } from '../cost.ts';
import { valueText } from '../field/value-text.ts';
import { formatCount, formatNumber } from '../format.ts';
import type { List } from '../record/records.ts';
import type { Score } from '../score/definition.ts';
import type { PlanView } from './plan-view.ts';
import { type BriefRow, pushedText } from './row.ts';
import { type Scorer, scorerOf } from './scorer.ts';
import type { PlainColumn } from './seen.ts';

export type ListColumn =
  | {
      readonly id: 'name' | 'domain';
      readonly kind: 'name' | 'domain';
      readonly name: string;
      readonly by: string;
    }
  | { readonly id: string; readonly kind: 'value'; readonly name: string; readonly by: string }
  /** Whether the row went to a destination, and when. */
  | {
      readonly id: string;
      readonly kind: 'push';
      readonly name: string;
      readonly by: string;
      /** Place of the plan in the list. */
      readonly plan: number;
      readonly planId: string;
    }
  | {
      readonly id: string;
      readonly kind: 'field';
      readonly name: string;
      readonly by: string;
      /** Place of the plan in the list, and of the field in the plan. */
      readonly plan: number;
      readonly field: number;
      readonly planId: string;
      readonly numeric: boolean;
      readonly derived: boolean;
    }
  | {
      readonly id: string;
      readonly kind: 'score';
      readonly name: string;
      readonly by: string;
      readonly scorer: Scorer;
    };

/** How a person arranged them. */
export interface ColumnChoice {
  /** Ids from left to right; those that are not named come after, as they are. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

export const valueId = (column: string): string => `v:${column}`;
export const pushId = (planId: string): string => `s:${planId}`;
export const fieldId = (planId: string, field: string): string => `p:${planId}:${field}`;
export const scoreId = (score: string): string => `score:${score}`;

/** Whether a rule of the score names a field of this plan. */
export const looksAt = (score: Score, planId: string): boolean =>
  score.rules.some(rule => rule.column.startsWith(fieldId(planId, '')));

/**
 * All of them, in the person's order, hidden ones too.
 * @param now milliseconds since 1970, for scores that look at ages
 */
export function allColumns(
  list: Pick<List, 'columns' | 'scores'>,
  plans: readonly (PlanView | null)[],
  order: readonly string[],
  now: number,
): readonly ListColumn[] {
  const given = givenColumns(list, plans);
  const plain = given.filter(isPlain);
  const columns: ListColumn[] = [
    ...given,
    ...(list.scores ?? []).map((score): ListColumn => {
      const scorer = scorerOf(score, plain, plans, now);
      const lost = scorer.lost.length;
      const by = lost > 0 ? `Score · ${formatCount(lost, 'rule')} lost` : 'Score';
      return { id: scoreId(score.id), kind: 'score', name: score.name, by, scorer };
    }),
  ];
  const place = new Map(order.map((id, i) => [id, i]));
  const rank = (column: ListColumn): number => place.get(column.id) ?? order.length;
  return columns
    .map((column, i) => ({ column, i }))
    .sort((a, b) => rank(a.column) - rank(b.column) || a.i - b.i)
    .map(({ column }) => column);
}

const isPlain = (column: ListColumn): column is PlainColumn =>
  column.kind !== 'score' && column.kind !== 'push';

/** What scores may look at: values, of whomever. */
export const plainColumns = (
  list: Pick<List, 'columns'>,
  plans: readonly (PlanView | null)[],
): readonly PlainColumn[] => givenColumns(list, plans).filter(isPlain);

const givenColumns = (
  list: Pick<List, 'columns'>,
  plans: readonly (PlanView | null)[],
): readonly ListColumn[] => [
  { id: 'name', kind: 'name', name: 'Company', by: 'You' },
  { id: 'domain', kind: 'domain', name: 'Domain', by: 'You' },
  ...list.columns.map((name): ListColumn => ({ id: valueId(name), kind: 'value', name, by: 'Imported' })),
  ...plans.flatMap((plan, at) => (plan ? fieldColumns(plan, at) : [])),
];

export const shownColumns = (
  all: readonly ListColumn[],
  hidden: readonly string[],
): readonly ListColumn[] => {
  const gone = new Set(hidden);
  return all.filter(column => !gone.has(column.id));
};

function fieldColumns(plan: PlanView, at: number): ListColumn[] {
  const price = plan.costs.length > 0 ? priceWords(plan) : null;
  const fields = plan.fields.map(
    (field, i): ListColumn => ({
      id: fieldId(plan.id, field.name),
      kind: 'field',
      name: field.label,
      // One call fills them all, and is paid once.
      by: field.derived
        ? 'Formula'
        : `${plan.provider} · ${i === 0 || !price ? (price ?? 'free') : 'same call'}`,
      plan: at,
      field: i,
      planId: plan.id,
      numeric: field.type === 'number',
      derived: field.derived,
    }),
  );
  if (plan.kind !== 'push') return fields;
  const by = `Pushed · ${price ?? 'free'}`;
  return [{ id: pushId(plan.id), kind: 'push', name: plan.name, by, plan: at, planId: plan.id }, ...fields];
}

const priceWords = ({ costs }: PlanView): string => {
  const [only, more] = costs;
  return only?.unit === 'credit' && !more ? `${formatNumber(only.amount)} cr` : costsWords(costs);
};

/** What sort and filter read of a cell: a number, a text, or nothing. Another firm's answer counts as nothing. */
export function columnValue(row: BriefRow, column: ListColumn): string | number | null {
  switch (column.kind) {
    case 'name':
      return row.name;
    case 'domain':
      return row.domain;
    case 'value': {
      const text = Object.hasOwn(row.values, column.name) ? row.values[column.name] : undefined;
      return text?.trim() ? text : null;
    }
    case 'push':
      return pushedText(row.results[column.plan] ?? null);
    case 'field': {
      const result = row.results[column.plan];
      const value = result && result.other === null ? (result.values[column.field] ?? null) : null;
      if (value === null || typeof value === 'number') return value;
      return valueText(value, column.name);
    }
    case 'score':
      return column.scorer.total(row).points;
  }
}
