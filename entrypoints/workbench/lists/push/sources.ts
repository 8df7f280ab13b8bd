/** What a destination's variable may be filled from, as options of a list. */
import type { SelectOption } from '../../../../components/field/Select.tsx';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import type { PushMapping, PushSource } from '../../../../lib/core/push/definition.ts';
import type { Offered } from '../../../../lib/core/push/values.ts';
import type { List } from '../../../../lib/core/record/records.ts';

export const LEAVE_OUT = 'none';
export const KEPT = 'kept';

interface Group extends Offered {
  readonly group: string;
}

/** The company first, then imported columns, then what was found of it: what this list asks before the rest. */
export function sourcesOf(list: List, plans: readonly PlanView[]): readonly Group[] {
  const own = new Set(list.plans);
  const sorted = [...plans].sort((a, b) => Number(own.has(b.id)) - Number(own.has(a.id)));
  return [
    { group: 'Company', label: 'Company', source: { from: 'name' } },
    { group: 'Company', label: 'Domain', source: { from: 'domain' } },
    ...list.columns.map(
      (column): Group => ({ group: 'Imported', label: column, source: { from: 'value', column } }),
    ),
    ...(list.scores ?? []).flatMap(({ id, name, bands }): Group[] => [
      { group: 'Score', label: name, source: { from: 'score', scoreId: id, part: 'points' } },
      ...(bands.length > 0
        ? [
            {
              group: 'Score',
              label: `${name}, band`,
              source: { from: 'score', scoreId: id, part: 'band' },
            } as const,
          ]
        : []),
    ]),
    ...sorted.flatMap(plan =>
      plan.fields.map(
        (field): Group => ({
          group: plan.name,
          label: field.label,
          name: field.name,
          source: { from: 'field', planId: plan.id, field: field.name },
        }),
      ),
    ),
  ];
}

/** The value of an option: two sources are the same where their texts are. */
export const keyOf = (source: PushSource | undefined): string => {
  if (!source) return LEAVE_OUT;
  switch (source.from) {
    case 'kept':
      return KEPT;
    case 'value':
      return JSON.stringify(['value', source.column]);
    case 'field':
      return JSON.stringify(['field', source.planId, source.field]);
    case 'score':
      return JSON.stringify(['score', source.scoreId, source.part]);
    default:
      return source.from;
  }
};

/** @param now what is chosen: it stays an option when its column or request is gone */
export function optionsOf(
  sources: readonly Group[],
  now: PushSource | undefined,
): readonly SelectOption<string>[] {
  const options = sources.map(({ group, label, source }) => ({ group, label, value: keyOf(source) }));
  const key = keyOf(now);
  const gone = now && now.from !== 'kept' && !options.some(one => one.value === key);
  return [
    { value: LEAVE_OUT, label: 'Nothing' },
    { value: KEPT, label: 'The same for every row' },
    ...(gone ? [{ value: key, label: 'A column that is gone' }] : []),
    ...options,
  ];
}

export const isGone = (sources: readonly Group[], source: PushSource | undefined): boolean =>
  source !== undefined && source.from !== 'kept' && !sources.some(one => keyOf(one.source) === keyOf(source));

export function withSource(
  mapping: PushMapping,
  variable: string,
  source: PushSource | undefined,
): PushMapping {
  const { [variable]: _, ...rest } = mapping;
  return source ? { ...rest, [variable]: source } : rest;
}
