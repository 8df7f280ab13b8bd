/** What a run would do, in one line. */
import { costsWords, costWords } from '../../../lib/core/cost.ts';
import { formatAbout, formatCount, formatNumber } from '../../../lib/core/format.ts';
import type { Estimate } from '../../../lib/core/message/estimate.ts';

export function estimateWords(estimate: Estimate | undefined): string {
  if (!estimate) return 'reckoning…';
  const { rows, cached, kept, skipped, calls, names, costs, seconds, budgetLeft } = estimate;
  return [
    formatCount(rows, 'row'),
    ...(cached > 0 ? [`${formatNumber(cached)} from cache`] : []),
    ...(kept > 0 ? [`${formatNumber(kept)} fill from kept answers`] : []),
    ...(skipped > 0 ? [`${formatNumber(skipped)} skipped by its condition`] : []),
    calls === 0 ? 'no call' : `at most ${formatCount(calls, 'call')}`,
    ...(names > 0 ? [`${formatNumber(names)} of them for domains of names`] : []),
    ...(costs.length > 0 ? [`at most ${costsWords(costs)}`] : []),
    ...(calls > 0 ? [formatAbout(seconds * 1000)] : []),
    ...(budgetLeft === null
      ? []
      : [
          `${costWords(budgetLeft) ?? 'nothing'} left of the budget${budgetLeft.enough ? '' : ': it pauses there'}`,
        ]),
  ].join(' · ');
}
