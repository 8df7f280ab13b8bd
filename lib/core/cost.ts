/** What a call reserves before it goes out, and what it turned out to cost. Amounts are in the vendor's own unit. */
import { formatNumber } from './format.ts';
import type { Cost } from './request/definition.ts';

/** How a call ended, as far as money is concerned. */
export type CallEnd =
  /** It never left, or is known not to have arrived. */
  | { readonly kind: 'unsent' }
  /** It left, and no whole answer came: whether it was charged, nobody knows. */
  | { readonly kind: 'silent' }
  /** `good`: the status was 2xx. `filled`: at least one field found a value. */
  | { readonly kind: 'answered'; readonly good: boolean; readonly filled: boolean };

/** Held back from the budget while the call is under way: the most it can cost. */
export const reservedFor = (cost: Cost): number => cost.amount;

/** Units charged; for a silent end, what may have been charged. */
export function chargedFor(cost: Cost, end: CallEnd): number {
  switch (end.kind) {
    case 'unsent':
      return 0;
    case 'silent':
      return cost.amount;
    case 'answered':
      if (cost.charged === 'always') return cost.amount;
      if (!end.good) return 0;
      return cost.charged === 'success' || end.filled ? cost.amount : 0;
  }
}

/** `credits`; of one, `credit`. */
export const unitWords = (unit: string, amount = 2): string =>
  amount === 1 || unit.endsWith('s') ? unit : `${unit}s`;

/** `1 credit`, `2 credits`, `0.5 credits`; null for what is free. */
export function costWords({ amount, unit }: Pick<Cost, 'amount' | 'unit'>): string | null {
  return amount === 0 ? null : `${formatNumber(amount)} ${unitWords(unit, amount)}`;
}

const sixPlaces = (n: number): number => Math.round(n * 1e6) / 1e6;

/** Amounts of one unit together; what is free is left out. */
export const sumCosts = (
  costs: readonly { readonly amount: number; readonly unit: string }[],
): { amount: number; unit: string }[] => {
  const sums = new Map<string, number>();
  for (const { amount, unit } of costs) if (amount > 0) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  return [...sums].map(([unit, amount]) => ({ unit, amount: sixPlaces(amount) }));
};

/** `1 credit`, `2 credits + 1 call`; empty for what is free. */
export const costsWords = (costs: readonly { readonly amount: number; readonly unit: string }[]): string =>
  sumCosts(costs).map(costWords).join(' + ');

/** How often these costs fit into what is left of each unit; without end where they are free. */
export const timesWithin = (
  costs: readonly { readonly amount: number; readonly unit: string }[],
  leftOf: (unit: string) => number,
): number =>
  sumCosts(costs).reduce(
    // Rounded first: 0.3 holds three times 0.1, which the quotient misses by a hair.
    (least, { amount, unit }) => Math.min(least, Math.max(0, Math.floor(sixPlaces(leftOf(unit) / amount)))),
    Number.POSITIVE_INFINITY,
  );
