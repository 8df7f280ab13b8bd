/**
 * Rows known by a name alone: before a plan that needs a domain, the plan that the person chose for it is asked, and
 * believed only of the same name (`core/record/told-domain`).
 */
import type { Condition } from '../core/condition/definition.ts';
import { evaluateCondition } from '../core/condition/evaluate.ts';
import type { RunRow } from '../core/record/records.ts';
import type { Scope } from '../core/template/scope.ts';
import type { DriveParts } from './drive-parts.ts';
import { evaluateFormula } from './formula.ts';
import { drivePlan, loadPlan, type Plan, scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';

/** What a run asks first for a row without a domain. */
export interface Resolver {
  readonly planId: string;
  readonly plan: NonNullable<DriveParts['plan']>;
  /** Is it asked for this row? Not where what the run asks leaves the row out anyway. */
  wants(row: Pick<RunRow, 'subject' | 'values'>): Promise<boolean>;
}

const isDomain = (variable: string): boolean => variable.split('.')[0] === 'domain';

const readsDomain = (condition: Condition): boolean =>
  condition.kind === 'rules'
    ? condition.rules.some(rule => isDomain(rule.field))
    : /\bdomain\b/.test(condition.expression);

export const conditionOf = (plan: Plan): Condition | null =>
  plan.kind === 'chain' ? null : plan.request.definition.condition;

export const mayRun = async (condition: Condition | null, scope: Scope, now: number): Promise<boolean> => {
  if (!condition) return true;
  return condition.kind === 'rules'
    ? evaluateCondition(condition, scope, { now }).run
    : (await evaluateFormula(condition.expression, scope, now)).run;
};

/** Is a domain found first for this row of `plan`? Where its condition speaks of the domain, only the domain can tell. */
export const wantsDomain = async (
  plan: Plan,
  { subject, values }: Pick<RunRow, 'subject' | 'values'>,
  now: number,
): Promise<boolean> => {
  if (subject.domain !== null || subject.name === null || !plan.variables.some(isDomain)) return false;
  const condition = conditionOf(plan);
  if (condition && readsDomain(condition)) return true;
  return mayRun(condition, scopeOf(subject, values), now);
};

/**
 * @param chosen the plan that the person chose to find domains by; null where none was
 * @returns null where no row of `plan` would need it, or it is off or gone
 */
export const resolverPlanFor = async (
  plans: Ports['plans'],
  plan: Plan,
  chosen: string | null,
): Promise<Plan | null> => {
  if (chosen === null || chosen === plan.id || plan.kind === 'push') return null;
  if (!plan.variables.some(isDomain)) return null;
  const resolver = await loadPlan(plans, chosen);
  return resolver?.enabled ? resolver : null;
};

export const resolverFor = async (
  { plans, clock }: Pick<Ports, 'plans' | 'clock'>,
  planId: string,
  chosen: string | null,
): Promise<Resolver | null> => {
  const asked = chosen === null ? null : await loadPlan(plans, planId);
  const resolver = asked && (await resolverPlanFor(plans, asked, chosen));
  const plan = drivePlan(resolver);
  return asked && plan && resolver
    ? { planId: resolver.id, plan, wants: row => wantsDomain(asked, row, clock.now()) }
    : null;
};
