import { useState } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { costWords } from '../../../../lib/core/cost.ts';
import { formatDateTime } from '../../../../lib/core/format.ts';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import { requestIdOf } from '../../../../lib/core/push/plan-id.ts';
import type { LookupResult } from '../../../../lib/core/record/records.ts';
import { hrefOf } from '../../router.ts';
import { stepAction } from '../../steps.ts';
import { RawAnswer } from '../RawAnswer.tsx';
import { Arrival } from './Arrival.tsx';

/** What became of one row at its destination, and what there is to do about it. */
export function Pushed({ plan, result }: { plan: PlanView; result: LookupResult | null }) {
  const [raw, setRaw] = useState(false);
  if (!result)
    return <p class="Float-text">This row was not pushed to {plan.provider} yet: use Push, above.</p>;
  const requestId = requestIdOf(plan.id);
  const { problem, note, runId, state } = result;
  const answerKey = Object.values(result.cells).find(cell => cell.answerKey !== null)?.answerKey ?? null;
  const step = problem && state === 'failed' ? stepAction(problem, requestId) : undefined;
  return (
    <>
      {problem && (
        <p class="Float-text tone-red">
          {problem.message} <span class="t-soft">{problem.detail}</span>
        </p>
      )}
      {!problem && note && <p class="Float-text">{note}</p>}
      <dl class="Facts">
        <dt>To</dt>
        <dd>
          {plan.provider}, <a href={hrefOf({ view: 'request', id: requestId })}>{plan.name}</a>
        </dd>
        <dt>{state === 'found' ? 'Pushed' : 'Tried'}</dt>
        <dd>
          {formatDateTime(result.at)}
          {runId && (
            <>
              {' · '}
              <a href={hrefOf({ view: 'run', id: runId })}>its run</a>
            </>
          )}
        </dd>
        <dt>Cost</dt>
        <dd>
          {state === 'unknown' && result.charged > 0
            ? 'paid or not?'
            : (costWords({ amount: result.charged, unit: result.unit }) ?? 'nothing of its own')}
        </dd>
      </dl>
      {raw && answerKey && <RawAnswer answerKey={answerKey} />}
      {(state === 'unknown' || step || answerKey) && (
        <footer class="Float-foot">
          {state === 'unknown' && <Arrival requestId={requestId} subject={result.subject} />}
          {step && (
            <Button size="small" onClick={step.onPress}>
              {step.label}
            </Button>
          )}
          {answerKey && (
            <Button kind="plain" size="small" aria-pressed={raw} onClick={() => setRaw(!raw)}>
              Raw answer
            </Button>
          )}
        </footer>
      )}
    </>
  );
}
