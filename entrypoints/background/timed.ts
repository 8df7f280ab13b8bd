/** Schedules and watches, as a person sets and steers them. */
import { costsWords, sumCosts, timesWithin } from '../../lib/core/cost.ts';
import type { Command } from '../../lib/core/message/command.ts';
import type { ScheduleInput } from '../../lib/core/schedule/schedule.ts';
import { loadPlan } from '../../lib/engine/plan.ts';
import { resolverPlanFor } from '../../lib/engine/resolve-name.ts';
import { saveSchedule, steerSchedule } from '../../lib/store/schedules.ts';
import { setting } from '../../lib/store/settings.ts';
import { releaseHeld } from '../../lib/store/timed.ts';
import { saveWatch, steerWatch } from '../../lib/store/watches.ts';
import { app } from './app.ts';

type TimedCommand = Extract<
  Command,
  { do: 'save-schedule' | 'steer-schedule' | 'save-watch' | 'steer-watch' | 'look-again' }
>;

/** Nobody looks when it spends: where it costs, what one run may spend is said, and holds at least one row. */
const check = async ({ planId, listId, cap }: ScheduleInput): Promise<void> => {
  const { db, ports } = await app();
  const plan = await loadPlan(ports.plans, planId);
  if (!plan) throw new Error('This request was deleted. Choose another.');
  if (!(await db.lists.get(listId))) throw new Error('This list was deleted.');
  const resolver = await resolverPlanFor(ports.plans, plan, await setting(db, 'resolverPlan'));
  const row = sumCosts([...plan.costs, ...(resolver?.costs ?? [])]);
  if (timesWithin(row, unit => cap[unit] ?? 0) === 0)
    throw new Error(`Say how much one run may spend: a row costs at most ${costsWords(row)}.`);
};

/** @throws with a sentence for a person */
export const changeTimed = async (command: TimedCommand): Promise<void> => {
  const { db, due } = await app();
  const now = Date.now();
  switch (command.do) {
    case 'save-schedule':
      await check(command.schedule);
      await saveSchedule(db, command.schedule, now);
      break;
    case 'steer-schedule':
      await steerSchedule(db, command.id, command.action, now);
      break;
    case 'save-watch':
      if (!(await db.requests.get(command.watch.requestId))) throw new Error('This request was deleted.');
      await saveWatch(db, command.watch, now);
      break;
    case 'steer-watch':
      await steerWatch(db, command.requestId, command.action, now);
      break;
    case 'look-again':
      await releaseHeld(db);
  }
  // Also sets the alarm for what is next. A check is not waited for: what it finds stands in the store.
  void due.tick().catch(() => undefined);
};
