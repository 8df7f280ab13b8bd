/** A list in a pack: what it asks, its columns and its scores. Never its rows. */
import { isPush } from '../push/plan-id.ts';
import type { List } from '../record/records.ts';
import type { PackList } from './definition.ts';

/** Destinations stay: a pack brings no place to send rows to. */
export const packListOf = ({ id, name, plans, columns, scores = [] }: List): PackList => ({
  id,
  name,
  plans: plans.filter(plan => !isPush(plan)),
  columns: [...columns],
  scores: [...scores],
});

/** Plans that came under another id, as one that was there kept its own: the list and its rules follow. */
export function withRenamed(list: PackList, renamed: ReadonlyMap<string, string>): PackList {
  const planOf = (id: string): string => renamed.get(id) ?? id;
  return {
    ...list,
    plans: list.plans.map(planOf),
    scores: list.scores.map(score => ({
      ...score,
      rules: score.rules.map(rule => {
        const [, id, field] = /^p:([^:]+):(.+)$/s.exec(rule.column) ?? [];
        return id === undefined ? rule : { ...rule, column: `p:${planOf(id)}:${field}` };
      }),
    })),
  };
}

/** @returns what is wrong with how it fits its pack, for a person */
export function packListFault(list: PackList, plans: ReadonlySet<string>): string | null {
  const absent = list.plans.find(id => !plans.has(id));
  if (absent !== undefined)
    return `The list "${list.name}" asks "${absent}", which this pack does not bring.`;
  const ids = list.scores.map(score => score.id);
  return new Set(ids).size < ids.length ? `Two scores of the list "${list.name}" have the same id.` : null;
}
