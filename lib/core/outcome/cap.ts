/** What one run may spend. A scheduled run spends without a person looking, so a unit that its cap does not name is not spent at all. */
import { sumCosts, unitWords } from '../cost.ts';
import { formatNumber } from '../format.ts';
import type { Attempt, LedgerEntry } from '../record/records.ts';
import type { Problem } from './problem.ts';

/** What the problem is about, so that the run knows its own bound from a request's budget. */
const CAP = 'cap';

/** @param ledger entries of any runs; those of the attempt's run count. @returns null when the call fits */
export function capProblem(
  { runId, reserved, unit }: Attempt,
  cap: Readonly<Record<string, number>>,
  ledger: readonly LedgerEntry[],
): Problem | null {
  if (reserved === 0) return null;
  const most = Object.hasOwn(cap, unit) ? (cap[unit] ?? 0) : 0;
  const mine = ledger.filter(entry => entry.runId === runId && entry.unit === unit);
  const [sum] = sumCosts([...mine, { amount: reserved, unit }]);
  if (sum && sum.amount <= most) return null;
  return {
    kind: 'budget',
    message: `This run may spend ${formatNumber(most)} ${unitWords(unit, most)}, and stopped there.`,
    detail: 'What it found is kept. Its schedule takes up the rest at its next turn.',
    next: { do: 'none' },
    about: CAP,
  };
}

export const isCapProblem = (problem: Problem | null): boolean =>
  problem?.kind === 'budget' && problem.about === CAP;
