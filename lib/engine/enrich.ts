/** One row through whatever the plan is. */
import type { Problem } from '../core/outcome/problem.ts';
import { resultOf } from './cells.ts';
import type { Collector } from './collect.ts';
import { enrichChain } from './enrich-chain.ts';
import { enrichRequest } from './enrich-request.ts';
import type { Enrich } from './enriched.ts';
import { inputsOf, loadPlan, scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';
import { createPush } from './push.ts';
import { remembered } from './remembered.ts';

/** A run reads its plan again this often, so that a change counts from then on; a person's lookup always does. */
const PLAN_MS = 500;

export const createEnricher = (ports: Pick<Ports, 'clock' | 'plans'>, collector: Collector): Enrich => {
  const load = (id: string): ReturnType<typeof loadPlan> => loadPlan(ports.plans, id);
  const push = createPush(ports, collector);
  const loadForRun = remembered(ports.clock, PLAN_MS, load);
  return async ask => {
    const found = await (ask.priority === 'run' ? loadForRun : load)(ask.planId);
    // Rows go out only in a run that was begun as a push: no look-up sends any.
    const plan = found?.kind === 'push' && ask.rowsACall === undefined ? null : found;
    const scope = scopeOf(ask.subject, ask.values);
    // A person may still ask what is off; a run of it is not to go on.
    if (!plan || (!plan.enabled && ask.runId !== null)) {
      const gone: Problem = plan
        ? {
            kind: 'definition',
            message: `${plan.name} was switched off.`,
            detail: 'No more is sent until it is on again.',
            next: { do: 'edit-request' },
          }
        : { kind: 'definition', message: 'This request was deleted.', next: { do: 'none' } };
      const nothing = { id: ask.planId, revision: 0, unit: plan?.unit ?? 'credit', inputs: '' };
      return {
        kind: 'done',
        state: 'failed',
        results: [resultOf(ask, nothing, { state: 'failed', problem: gone }, ports.clock.now())],
        charged: 0,
        calls: 0,
        retries: 0,
      };
    }
    if (plan.kind === 'push') return push(ask, plan.request);
    return plan.kind === 'chain'
      ? enrichChain(ports, collector, { ask, plan, scope })
      : enrichRequest(ports, collector, { ask, stored: plan.request, scope, inputs: inputsOf(plan, scope) });
  };
};
