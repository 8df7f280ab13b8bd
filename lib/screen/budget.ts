/** What is left of today's budget, at a glance. */
import type { LoupeDatabase } from '../store/database.ts';
import { spendNow } from '../store/spend.ts';

export interface BudgetNow {
  readonly unit: string;
  readonly spent: number;
  /** All that was spent today, unit by unit: units have no sum. */
  readonly all: readonly { readonly amount: number; readonly unit: string }[];
  /** Of all requests that have a budget for the day; null where none has. */
  readonly budget: number | null;
  readonly left: number | null;
}

/** Of the unit that most is budgeted or spent in; null where nothing costs anything. */
export async function budgetNow(db: LoupeDatabase, now: number): Promise<BudgetNow | null> {
  const requests = await db.requests.toArray();
  const { requests: spends, totals } = await spendNow(db, now);
  const all = [...totals].map(([unit, { day }]) => ({ unit, amount: day }));
  const units = new Map<string, { budget: number; spentOfBudget: number }>();
  for (const { id, enabled, definition } of requests) {
    const { amount, unit, budget } = definition.cost;
    if (!enabled || amount === 0 || budget.perDay == null) continue;
    const spent = spends.find(one => one.requestId === id && one.unit === unit)?.day ?? 0;
    const sum = units.get(unit) ?? { budget: 0, spentOfBudget: 0 };
    units.set(unit, {
      budget: sum.budget + budget.perDay,
      spentOfBudget: sum.spentOfBudget + Math.min(spent, budget.perDay),
    });
  }
  const [best] = [...units].sort((a, b) => b[1].budget - a[1].budget);
  if (best) {
    const [unit, { budget, spentOfBudget }] = best;
    return { unit, spent: spentOfBudget, all, budget, left: budget - spentOfBudget };
  }
  const [most] = [...totals].sort((a, b) => b[1].day - a[1].day);
  return most ? { unit: most[0], spent: most[1].day, all, budget: null, left: null } : null;
}
