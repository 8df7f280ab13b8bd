/** What runs by itself on this site, and what it may still spend there today. */
import { unitWords } from '../core/cost.ts';
import { formatNumber } from '../core/format.ts';
import type { Site } from '../core/record/records.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { useLive } from '../store/live.ts';
import { type PlanSummary, planList } from '../store/plan-list.ts';
import { siteSpend } from '../store/site-spend.ts';
import { siteAt } from '../store/sites.ts';
import { useStore } from './screen.ts';

export interface AutoHere {
  /** `Company facts, Mail provider` */
  readonly names: string;
  /** `3 of 50 credits today`, `free` */
  readonly spend: string;
  /** No company more fits into today's budget; what is free still runs. */
  readonly usedUp: boolean;
}

export async function autoHere(db: LoupeDatabase, origin: string, now: number): Promise<AutoHere | null> {
  const site = await siteAt(db, origin);
  if (!site || site.state === 'off' || site.auto.plans.length === 0) return null;
  const plans = (await planList(db)).filter(plan => plan.enabled && site.auto.plans.includes(plan.id));
  if (plans.length === 0) return null;
  const { spent } = await siteSpend(db, origin, now);
  return { names: plans.map(plan => plan.name).join(', '), ...spendWords(plans, spent, site.auto.budgets) };
}

type Costs = Pick<PlanSummary, 'costs'>;

/** The units that these plans cost in. */
export const unitsOf = (plans: readonly Costs[]): readonly string[] => [
  ...new Set(plans.flatMap(plan => plan.costs.map(cost => cost.unit))),
];

/** Each unit by itself: credits of one vendor and calls of another have no sum. */
export function spendWords(
  plans: readonly Costs[],
  spent: ReadonlyMap<string, number>,
  budgets: Site['auto']['budgets'],
): Pick<AutoHere, 'spend' | 'usedUp'> {
  const paid = plans.filter(({ costs }) => costs.length > 0);
  if (paid.length === 0) return { spend: 'free', usedUp: false };
  const words = unitsOf(paid).map(unit => {
    const budget = budgets[unit] ?? 0;
    return `${formatNumber(spent.get(unit) ?? 0)} of ${formatNumber(budget)} ${unitWords(unit, budget)}`;
  });
  const fits = ({ costs }: Costs): boolean =>
    costs.every(({ amount, unit }) => (budgets[unit] ?? 0) - (spent.get(unit) ?? 0) >= amount);
  return { spend: `${words.join(', ')} today`, usedUp: !paid.some(fits) };
}

export function useAuto(origin: string | null): AutoHere | null {
  const { db, now } = useStore();
  const at = Math.max(now.value, Date.now());
  return useLive(() => (origin === null ? null : autoHere(db, origin, at)), [db, origin, now.value], null)
    .value;
}
