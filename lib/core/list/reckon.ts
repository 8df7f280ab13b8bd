/** A first guess of what a run may cost, from what the screen already knows. The background's estimate is the word. */
import { sumCosts } from '../cost.ts';
import type { PlanView } from './plan-view.ts';
import type { BriefRow } from './row.ts';

/** Rows without an answer, times the price; by unit. */
export function atMost(
  rows: readonly BriefRow[],
  plans: readonly (PlanView | null)[],
): { amount: number; unit: string }[] {
  const costs = plans.flatMap((plan, i) => {
    if (!plan || plan.costs.length === 0) return [];
    const open = rows.filter(row => {
      const state = row.results[i]?.state;
      return state !== 'found' && state !== 'not-found' && state !== 'empty';
    }).length;
    return plan.costs.map(({ amount, unit }) => ({ amount: amount * open, unit }));
  });
  return sumCosts(costs);
}
