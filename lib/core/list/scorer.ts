/** A score over the columns of a list. Kept for as long as a row is the same, so that sorting 100,000 of them is one pass. */
import { type Band, bandOf, type Score, type ScoreRule } from '../score/definition.ts';
import { judge, type Seen, type Total, totalOf } from '../score/evaluate.ts';
import { type Reach, reachOf } from '../score/reach.ts';
import type { PlanView } from './plan-view.ts';
import { type BriefRow, isStale } from './row.ts';
import { type PlainColumn, seenIn } from './seen.ts';

export interface Reason {
  readonly rule: ScoreRule;
  /** Null where the list has it no more. */
  readonly column: PlainColumn | null;
  readonly seen: Seen;
  /** Whether the rule holds; a sentence where that is not known. */
  readonly verdict: boolean | string;
}

export interface Scorer {
  readonly score: Score;
  readonly reach: Reach;
  /** Rules whose column the list has no more. */
  readonly lost: readonly ScoreRule[];
  total(row: BriefRow): Total;
  band(row: BriefRow): Band | null;
  /** One for each rule, in their order. */
  reasons(row: BriefRow): readonly Reason[];
  /** When the oldest answer among those that it rests on was fetched, if that is too long ago. */
  staleSince(row: BriefRow, now: number): number | null;
}

/** @param now milliseconds since 1970, for rules on ages: a scorer made an hour ago is made anew where there are any */
export function scorerOf(
  score: Score,
  columns: readonly PlainColumn[],
  plans: readonly (PlanView | null)[],
  now: number,
): Scorer {
  const { rules } = score;
  const byId = new Map(columns.map(column => [column.id, column]));
  const places = rules.map(rule => byId.get(rule.column) ?? null);
  const gone = rules.map(({ label }): Seen => ({ known: false, why: goneWords(label) }));
  const seenBy = (row: BriefRow, i: number): Seen => {
    const column = places[i];
    return column ? seenIn(row, column) : (gone[i] ?? { known: false, why: '' });
  };
  // A row with a new result is another object, so nothing kept here is ever out of date.
  const totals = new WeakMap<BriefRow, Total>();
  const total = (row: BriefRow): Total => {
    const kept = totals.get(row);
    if (kept) return kept;
    const made = totalOf(rules, i => seenBy(row, i), now);
    totals.set(row, made);
    return made;
  };
  return {
    score,
    reach: reachOf(rules, now),
    lost: rules.filter((_, i) => places[i] === null),
    total,
    band: row => {
      const { points } = total(row);
      return points === null ? null : bandOf(score, points);
    },
    reasons: row =>
      rules.map((rule, i) => {
        const seen = seenBy(row, i);
        return { rule, column: places[i] ?? null, seen, verdict: judge(rule, seen, now) };
      }),
    staleSince: (row, at) => {
      const ages = places.flatMap((column, i) => {
        if (column?.kind !== 'field' || !seenBy(row, i).known) return [];
        const [result, plan] = [row.results[column.plan], plans[column.plan]];
        return result && plan && isStale(result, plan, at) ? [result.at] : [];
      });
      return ages.length > 0 ? Math.min(...ages) : null;
    },
  };
}

const goneWords = (label: string): string => `The column ${label ? `“${label}” ` : ''}is gone from the list.`;

/** The column that a lost rule most likely meant: the only one of the same name. */
export function columnFor(
  { label }: Pick<ScoreRule, 'label'>,
  columns: readonly PlainColumn[],
): PlainColumn | null {
  const wanted = label.trim().toLowerCase();
  const [only, more] = columns.filter(column => column.name.trim().toLowerCase() === wanted);
  return only && !more ? only : null;
}
