/** A run in words and sums, the same on its page, in the side and over a list. */

import { costsWords } from '../../../lib/core/cost.ts';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import { problemWord } from '../../../lib/core/list/cell.ts';
import { isPush, requestIdOf } from '../../../lib/core/push/plan-id.ts';
import type { Run, RunRow } from '../../../lib/core/record/records.ts';

import { doneOf } from '../../../lib/screen/use-run.ts';

export { askedOf, doneOf } from '../../../lib/screen/use-run.ts';

export const runName = (run: Pick<Run, 'planId' | 'title'>, plans: ReadonlyMap<string, string>): string =>
  isPush(run.planId)
    ? `Push to ${plans.get(requestIdOf(run.planId)) ?? 'a request that is gone'}`
    : (plans.get(run.planId) ?? run.title);

/** What cancelling leaves: `12 rows are not asked. What was bought is kept.` */
export const notDone = (run: Run): string => {
  const left = formatCount(run.total - doneOf(run), 'row is', 'rows are');
  return isPush(run.planId)
    ? `${left} not pushed. What was pushed stays there.`
    : `${left} not asked. What was bought is kept.`;
};

/** `1 credit`, `344 credits`. */
export const amountWords = (amount: number, unit: string): string =>
  `${formatNumber(amount)} ${amount === 1 || unit.endsWith('s') ? unit : `${unit}s`}`;

/** `344 credits`, `12 credits + 40 calls`; empty where nothing was spent. */
export const spentWords = ({ spent, unit, also = {} }: Pick<Run, 'spent' | 'unit' | 'also'>): string =>
  costsWords([{ amount: spent, unit }, ...Object.entries(also).map(([unit, amount]) => ({ unit, amount }))]);

/** Failures by cause, most first: `29 key rejected, 2 unknown`. */
export function causesOf(
  rows: readonly Pick<RunRow, 'state' | 'problem'>[],
): readonly { readonly word: string; readonly rows: number }[] {
  const counts = new Map<string, number>();
  for (const { state, problem } of rows) {
    const word = state === 'unknown' ? 'Unknown' : problemWord(problem?.kind);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word, rows: count })).sort((a, b) => b.rows - a.rows);
}
