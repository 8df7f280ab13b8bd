import { Braces } from 'lucide-preact';
import { Button } from '../../components/button/Button.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { formatNumber } from '../../lib/core/format.ts';
import { budgetNow } from '../../lib/screen/budget.ts';
import { useStore } from '../../lib/screen/screen.ts';
import { useLive } from '../../lib/store/live.ts';

const unitWords = (n: number, unit: string): string => (n === 1 || unit.endsWith('s') ? unit : `${unit}s`);

/** What today may still cost, and the way to the requests. */
export function Foot() {
  const { db, now, fail } = useStore();
  const at = now.value;
  const budget = useLive(() => budgetNow(db, at), [db, at], null).value;
  return (
    <>
      <span class="t-soft">Today</span>
      {budget === null && <span class="t-quiet">nothing spent</span>}
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
            aria-valuetext={`${formatNumber(budget.spent)} of ${formatNumber(budget.budget)} ${unitWords(2, budget.unit)} spent`}
          >
            <span style={{ width: `${Math.min(100, (budget.spent / (budget.budget || 1)) * 100)}%` }} />
          </div>
          <span class="Popup-left">
            <b>{formatNumber(budget.left ?? 0)}</b>{' '}
            <span class="t-quiet">
              of {formatNumber(budget.budget)} {unitWords(budget.budget, budget.unit)} left
            </span>
          </span>
        </>
      )}
      {budget && budget.budget === null && (
        <span class="Popup-left">
          <b>{formatNumber(budget.spent)}</b>{' '}
          <span class="t-quiet">{unitWords(budget.spent, budget.unit)} spent, no budget set</span>
        </span>
      )}
      <span class="grow" />
      <Button size="small" kind="plain" icon={Braces} onClick={() => void openWorkbench('#/').catch(fail)}>
        Requests
      </Button>
    </>
  );
}
