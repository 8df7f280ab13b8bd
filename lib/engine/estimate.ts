/** What a run would do, before it does it: rows, what is known already, calls, cost, time. Nothing is sent. */
import type { Condition } from '../core/condition/definition.ts';
import { evaluateCondition } from '../core/condition/evaluate.ts';
import type { Refresh } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Scope } from '../core/template/scope.ts';
import { evaluateFormula } from './formula.ts';
import { isFresh } from './fresh.ts';
import { inputsOf, type Plan, requestsOf, scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';

export interface Estimate {
  readonly rows: number;
  /** A condition leaves them out. */
  readonly skipped: number;
  /** Answered already, and fresh. */
  readonly cached: number;
  /** At most, without retries and further pages. */
  readonly calls: number;
  /** Units, at most. */
  readonly cost: number;
  readonly unit: string;
  /** About; by the limits and half a second a call. */
  readonly seconds: number;
  /** Units left today; null without a budget. */
  readonly budgetLeft: number | null;
}

const SECONDS_A_CALL = 0.5;
const CHUNK = 500;

/** The slowest of the limits' windows decides, else how many calls may be under way. */
const secondsFor = (plan: Plan, calls: number): number => {
  const requests = requestsOf(plan);
  const rates = requests.flatMap(one => [
    ...one.definition.limits.windows.map(window => (window.calls / window.perMs) * 1000),
    one.definition.limits.concurrency / SECONDS_A_CALL,
  ]);
  return calls / Math.min(...rates);
};

/** Above so many rows a formula is not tried on each: the estimate is then at most. */
const MOST_FORMULAS = 5000;

const mayRun = async (condition: Condition, scope: Scope, now: number, rows: number): Promise<boolean> => {
  if (condition.kind === 'rules') return evaluateCondition(condition, scope, { now }).run;
  return rows > MOST_FORMULAS || (await evaluateFormula(condition.expression, scope, now)).run;
};

export const estimate = async (
  { clock, results, journal }: Pick<Ports, 'clock' | 'results' | 'journal'>,
  plan: Plan,
  rows: readonly { readonly subject: Subject; readonly values: Readonly<Record<string, string>> }[],
  refresh: Refresh,
): Promise<Estimate> => {
  const now = clock.now();
  const condition = plan.kind === 'request' ? plan.request.definition.condition : null;
  let skipped = 0;
  let cached = 0;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const known = await results.get(
      plan.id,
      part.map(row => row.subject.key),
    );
    for (const row of part) {
      const scope = scopeOf(row.subject, row.values);
      const result = known.get(row.subject.key);
      if (condition && !(await mayRun(condition, scope, now, rows.length))) skipped++;
      else if (result && isFresh(result, plan, refresh, inputsOf(plan, scope), now)) cached++;
    }
  }
  const asked = rows.length - skipped - cached;
  const calls = asked * (plan.kind === 'request' ? 1 : plan.chain.steps.length);
  const left = await Promise.all(
    requestsOf(plan).map(async ({ id, definition }) => {
      const { perDay, perMonth } = definition.cost.budget;
      const spent = await journal.spent(id, now);
      return Math.min((perDay ?? Infinity) - spent.day, (perMonth ?? Infinity) - spent.month);
    }),
  );
  const budgetLeft = Math.min(...left);
  return {
    rows: rows.length,
    skipped,
    cached,
    calls,
    cost: asked * plan.cost,
    unit: plan.unit,
    seconds: secondsFor(plan, calls),
    budgetLeft: Number.isFinite(budgetLeft) ? Math.max(0, budgetLeft) : null,
  };
};
