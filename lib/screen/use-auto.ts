/** What runs by itself on this site, and what it may still spend there today. */
import { costWords } from '../core/cost.ts';
import { formatNumber } from '../core/format.ts';
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
  return {
    names: plans.map(plan => plan.name).join(', '),
    ...spendWords(plans, spent, site.auto.budgetPerDay),
  };
}

export function spendWords(
  plans: readonly Pick<PlanSummary, 'cost'>[],
  spent: number,
  budget: number,
): Pick<AutoHere, 'spend' | 'usedUp'> {
  // Steps of several units have no sum: they are never free.
  const paid = plans.filter(({ cost }) => cost === null || cost.amount > 0);
  if (paid.length === 0) return { spend: 'free', usedUp: false };
  const least = Math.min(...paid.map(({ cost }) => cost?.amount ?? 0));
  const unit = paid.find(({ cost }) => cost)?.cost?.unit ?? 'credit';
  return {
    spend: `${formatNumber(spent)} of ${costWords({ amount: budget, unit }) ?? `0 ${unit}s`} today`,
    usedUp: budget - spent < least || budget <= spent,
  };
}

export function useAuto(origin: string | null): AutoHere | null {
  const { db, now } = useStore();
  const at = Math.max(now.value, Date.now());
  return useLive(() => (origin === null ? null : autoHere(db, origin, at)), [db, origin, now.value], null)
    .value;
}
