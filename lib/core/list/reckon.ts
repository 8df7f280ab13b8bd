/** A first guess of what a run may cost, from what the screen already knows. The background's estimate is the word. */
import type { PlanView } from './plan-view.ts';
import type { BriefRow } from './row.ts';

export interface AtMost {
  readonly amount: number;
  readonly unit: string;
}

/** Rows without an answer, times the price; in the unit of the first plan that costs, others left out. */
export function atMost(rows: readonly BriefRow[], plans: readonly (PlanView | null)[]): AtMost {
  const unit = plans.find(plan => plan !== null && plan.cost > 0)?.unit ?? 'credit';
  let amount = 0;
  for (const [i, plan] of plans.entries()) {
    if (!plan || plan.cost === 0 || plan.unit !== unit) continue;
    let open = 0;
    for (const row of rows) {
      const result = row.results[i];
      const answered =
        result && (result.state === 'found' || result.state === 'not-found' || result.state === 'empty');
      if (!answered) open++;
    }
    amount += open * plan.cost;
  }
  return { amount: Math.round(amount * 1e6) / 1e6, unit };
}
