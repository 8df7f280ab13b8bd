/** Begins a push: the rows are chosen and their values taken now, and every one of them is sent as it was. */
import type { Command } from '../../lib/core/message/command.ts';
import { pushPlanId } from '../../lib/core/push/plan-id.ts';
import { loadPlan } from '../../lib/engine/plan.ts';
import { pushRows } from '../../lib/store/push-rows.ts';
import { app } from './app.ts';

type StartPush = Extract<Command, { do: 'start-push' }>;

/** @throws with a sentence for a person */
const start = async (wanted: StartPush): Promise<{ readonly runId: string }> => {
  const { db, ports, runner } = await app();
  const { requestId, listId, title, mapping, size } = wanted;
  const planId = pushPlanId(requestId);
  const plan = await loadPlan(ports.plans, planId);
  if (plan?.kind !== 'push') throw new Error('This destination was deleted. Choose another.');
  if (!plan.enabled) throw new Error(`“${plan.name}” is off. Turn it on first, under its name at the left.`);
  const most = plan.request.definition.batch?.size ?? 1;
  if (size > most)
    throw new Error(`“${plan.name}” takes at most ${most} ${most === 1 ? 'row' : 'rows'} a call.`);
  const { rows } = await pushRows(db, wanted, Date.now());
  if (rows.length === 0) throw new Error('No row is left to push: each was pushed as it is.');
  await db.pushes.put({ listId, requestId, mapping, size, updatedAt: Date.now() });
  const run = { planId, listId, title, refresh: 'all', unit: plan.unit, rows, rowsACall: size } as const;
  return { runId: await runner.start(run) };
};

/** One after another, so that a second press finds the rows of the first under way. */
let last: Promise<unknown> = Promise.resolve();

export const startPush = (wanted: StartPush): ReturnType<typeof start> => {
  const next = last.then(() => start(wanted));
  last = next.catch(() => undefined);
  return next;
};
