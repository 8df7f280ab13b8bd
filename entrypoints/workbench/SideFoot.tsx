import { formatNumber } from '../../lib/core/format.ts';
import { useLive } from '../../lib/store/live.ts';
import { spendNow } from '../../lib/store/spend.ts';
import { useBench } from './bench.ts';
import { now } from './clock.ts';

/** What was spent today, by unit. */
export function SideFoot() {
  const { db } = useBench();
  const at = now.value;
  const spend = useLive(() => spendNow(db, at), [at], null).value;
  const today = [...(spend?.totals ?? [])].filter(([, sum]) => sum.day > 0);
  return (
    <>
      <div class="row">
        <span class="t-soft">Today</span>
        <span class="push">
          {today.length === 0 ? (
            'Nothing spent'
          ) : (
            <b>{today.map(([unit, sum]) => words(sum.day, unit)).join(', ')}</b>
          )}
        </span>
      </div>
      <a class="t-micro" href="#/settings">
        Budgets and sites
      </a>
    </>
  );
}

const words = (amount: number, unit: string): string =>
  `${formatNumber(amount)} ${amount === 1 || unit.endsWith('s') ? unit : `${unit}s`}`;
