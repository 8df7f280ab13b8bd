/**
 * Adds up a score's points. What is not known is told from what is not so: a missing value earns nothing and loses
 * nothing, and is counted, so that no row looks bad for what was never asked.
 */
import { ageHolds, dateOf, ruleHolds } from '../condition/evaluate.ts';
import type { FieldContent } from '../field/definition.ts';
import { plainNumber, readNumber } from '../field/number.ts';
import { isEmpty } from '../template/scope.ts';
import type { ScoreRule } from './definition.ts';
import { ON_DATES, ON_NUMBERS } from './fault.ts';

/** What a row has in a column: a value, null where it is known to have none, or why that is not known. */
export type Seen =
  | { readonly known: true; readonly value: FieldContent | null }
  | { readonly known: false; readonly why: string };

/** @returns whether the rule holds; a sentence where that cannot be known. */
export function judge(
  rule: Pick<ScoreRule, 'operator' | 'value'>,
  seen: Seen,
  now: number,
): boolean | string {
  if (!seen.known) return seen.why;
  const { operator } = rule;
  const { value } = seen;
  if (operator === 'filled' || operator === 'empty') return ruleHolds(rule, value, now);
  if (isEmpty(value)) return 'It has no value.';
  if (ON_NUMBERS.has(operator)) {
    const number = numberIn(value);
    return number === null ? 'It is not a number.' : ruleHolds(rule, number, now);
  }
  if (ON_DATES.has(operator)) {
    const at = dateOf(value);
    return Number.isNaN(at) ? 'It is not a date that can be read.' : ageHolds(rule, at, now);
  }
  return ruleHolds(rule, value, now);
}

/** Imported values are text, written as people write numbers: `1,240`, `$9.5M`. */
function numberIn(value: FieldContent | null): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const plain = plainNumber(value);
  if (plain !== null) return plain;
  const read = readNumber(value);
  return read.ok ? read.value : null;
}

export interface Total {
  /** Null where not one rule could be judged. */
  readonly points: number | null;
  /** Rules that could be judged. */
  readonly known: number;
}

/** @param seenBy what the row has in the column of the rule at this place */
export function totalOf(rules: readonly ScoreRule[], seenBy: (rule: number) => Seen, now: number): Total {
  let points = 0;
  let known = 0;
  for (const [i, rule] of rules.entries()) {
    const verdict = judge(rule, seenBy(i), now);
    if (typeof verdict === 'string') continue;
    known++;
    if (verdict) points += rule.points;
  }
  // Tenths added up are no longer tenths.
  return { points: known > 0 ? Math.round(points * 1e6) / 1e6 : null, known };
}
