/** Why a call is not sent: its budget, a newer runner, a full disk. */
import { formatNumber } from '../core/format.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { Attempt } from '../core/record/records.ts';
import type { Reservation } from '../engine/ports.ts';
import { nextDay, nextMonth } from './day.ts';
import { type Spend, units } from './spend.ts';

/** @returns null when the call fits. A free call always does. */
export function budgetProblem(attempt: Attempt, budget: Reservation['budget'], used: Spend): Problem | null {
  if (attempt.reserved === 0) return null;
  if (!isAmount(attempt.reserved)) return noAmount(attempt);
  const { perDay, perMonth } = budget;
  // Written so that a limit that is no number refuses.
  if (perDay !== null && !(units(used.day + attempt.reserved) <= perDay))
    return overBudget(attempt, 'Today’s', perDay, used.day, nextDay(attempt.at));
  if (perMonth !== null && !(units(used.month + attempt.reserved) <= perMonth))
    return overBudget(attempt, 'This month’s', perMonth, used.month, nextMonth(attempt.at));
  return null;
}

export const isAmount = (units: number): boolean => Number.isFinite(units) && units >= 0;

const noAmount = ({ requestId }: Attempt): Problem => ({
  kind: 'definition',
  message: 'The cost of this request is not an amount.',
  detail: 'Nothing was sent. Mend its cost, then try again.',
  next: { do: 'edit-request', requestId, tab: 'cost' },
});

function overBudget(attempt: Attempt, whose: string, limit: number, used: number, until: number): Problem {
  const unit = attempt.unit;
  return {
    kind: 'budget',
    message: `${whose} budget of ${formatNumber(limit)} ${many(limit, unit)} is used up.`,
    detail: `${formatNumber(used)} spent or held; the next call may cost ${formatNumber(attempt.reserved)}. Nothing was sent.`,
    next: { do: 'raise-budget', requestId: attempt.requestId },
    until,
  };
}

const many = (n: number, unit: string): string => (n === 1 || unit.endsWith('s') ? unit : `${unit}s`);

export const fencedProblem = (): Problem => ({
  kind: 'cancelled',
  message: 'Another part of Loupe took this work over.',
  detail: 'Nothing was sent from here, and nothing was charged.',
  next: { do: 'none' },
});

export const fullProblem = (): Problem => ({
  kind: 'circuit-open',
  message: 'The disk space for Loupe is used up.',
  detail:
    'No call is made whose answer could not be kept. Free some disk space, then resume. Nothing was charged.',
  next: { do: 'try-again' },
});
