import { Braces } from 'lucide-preact';
import { Button } from '../../components/button/Button.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { costsWords, unitWords } from '../../lib/core/cost.ts';
import { formatNumber } from '../../lib/core/format.ts';
import type { LastShown } from '../../lib/screen/last-shown.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { dayOf } from '../../lib/store/day.ts';

/** What today may still cost, and the way to the requests. */
export function Foot({ budget: shown }: { budget: LastShown['budget'] }) {
  const { now, fail } = useScreen();
  // Another day's figures say nothing of today.
  const known = shown?.day === dayOf(now.value);
  const budget = known ? shown.now : null;
  const spent = budget ? costsWords(budget.all) : '';
  return (
    <>
      <span class="t-soft">Today</span>
      {known && budget?.budget == null && !spent && <span class="t-quiet">nothing spent</span>}
      {budget?.budget != null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: browsers draw `meter` in their own colours */}
          <div
            class="Popup-meter"
            role="meter"
            aria-label="Spent today"
            aria-valuemin={0}
            aria-valuemax={budget.budget}
            aria-valuenow={budget.spent}
            aria-valuetext={`${formatNumber(budget.spent)} of ${formatNumber(budget.budget)} ${unitWords(budget.unit)} spent`}
          >
            <span style={{ width: `${Math.min(100, (budget.spent / (budget.budget || 1)) * 100)}%` }} />
          </div>
          <span class="Popup-left clip" title={spent && `${spent} spent in all`}>
            <b>{formatNumber(budget.left ?? 0)}</b>{' '}
            <span class="t-quiet">
              of {formatNumber(budget.budget)} {unitWords(budget.unit, budget.budget)} left
            </span>
          </span>
        </>
      )}
      {budget?.budget === null && spent && (
        <span class="Popup-left clip" title={`${spent} spent, no budget set`}>
          <b>{spent}</b>{' '}
          <span class="t-quiet">{budget.all.length > 1 ? 'spent' : 'spent, no budget set'}</span>
        </span>
      )}
      <span class="grow" />
      <Button size="small" kind="plain" icon={Braces} onClick={() => void openWorkbench('#/').catch(fail)}>
        Requests
      </Button>
    </>
  );
}
