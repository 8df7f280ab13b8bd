/** What a score's column holds: as its request says, or as its imported texts look. */
import type { FieldType } from '../../../../lib/core/field/definition.ts';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../../../lib/core/list/row.ts';
import { type PlainColumn, seenIn } from '../../../../lib/core/list/seen.ts';
import { typeOf } from '../../../../lib/core/score/operators.ts';

export interface ColumnType {
  readonly type: FieldType;
  /** False where it is only guessed. */
  readonly certain: boolean;
}

const LOOKED_AT = 100;
const MOST_OFFERED = 40;

export function columnType(
  column: PlainColumn,
  plans: readonly (PlanView | null)[],
  rows: readonly BriefRow[],
): ColumnType {
  if (column.kind === 'field')
    return { type: plans[column.plan]?.fields[column.field]?.type ?? 'text', certain: true };
  if (column.kind !== 'value') return { type: 'text', certain: true };
  return { type: typeOf(textsIn(column, rows).slice(0, LOOKED_AT)), certain: false };
}

const textsIn = (column: PlainColumn, rows: readonly BriefRow[]): readonly string[] =>
  rows.flatMap(row => {
    const seen = seenIn(row, column);
    if (!seen.known || seen.value === null) return [];
    return Array.isArray(seen.value) ? seen.value.map(String) : [String(seen.value)];
  });

/** The commonest values, to choose from while a rule is written. */
export function commonValues(column: PlainColumn, rows: readonly BriefRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of textsIn(column, rows))
    if (text.length <= 80) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_OFFERED)
    .map(([text]) => text);
}
