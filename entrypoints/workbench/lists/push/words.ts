/** What a push would do, in one line. */
import { costsWords, costWords } from '../../../../lib/core/cost.ts';
import { formatAbout, formatCount, formatDuration, formatNumber } from '../../../../lib/core/format.ts';
import type { StoredRequest } from '../../../../lib/core/record/records.ts';
import type { Reckoned } from './usePush.ts';

export function estimateWords({ definition }: StoredRequest, reckoned: Reckoned | null): string {
  if (!reckoned) return 'reckoning…';
  const { estimate, chosen, left } = reckoned;
  const { rows, calls, skipped, costs, seconds } = estimate;
  const { pushed, changed } = chosen.standing;
  const [cost] = costs;
  const [slowest] = [...definition.limits.windows].sort((a, b) => a.calls / a.perMs - b.calls / b.perMs);
  return [
    formatCount(rows, 'row'),
    formatCount(calls, 'call'),
    ...(costs.length > 0 ? [`at most ${costsWords(costs)}`] : []),
    ...(slowest ? [`at most ${formatNumber(slowest.calls)} in ${formatDuration(slowest.perMs)}`] : []),
    ...(calls > 0 ? [formatAbout(seconds * 1000)] : []),
    ...(pushed + changed > 0 ? [`${formatNumber(pushed + changed, 0)} pushed before`] : []),
    ...(skipped > 0 ? [`${formatNumber(skipped, 0)} skipped by its condition`] : []),
    ...(chosen.underWay > 0 ? [`${formatNumber(chosen.underWay, 0)} in a push that goes on`] : []),
    ...(left === null || !cost
      ? []
      : [
          `${costWords({ amount: left, unit: cost.unit }) ?? 'nothing'} left of the budget${left < cost.amount ? ': it pauses there' : ''}`,
        ]),
  ].join(' · ');
}
