/** What the tests of runs share: two requests, a world with one of them, a runner over it, and what came of the rows. */
import type { RunRow } from '../core/record/records.ts';
import { subjectOf } from '../core/record/subject.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import { createGate } from './gate.ts';
import { drivePlan, loadPlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { recoverAfterCrash } from './recover.ts';
import { createRunner, type NewRun, type Runner } from './run.ts';
import { type SimulatedWorld, simulatedWorld, storedRequest } from './simulated.ts';

export const paid = storedRequest({
  url: 'https://api.test/find?domain={{domain}}',
  fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
  cost: { amount: 1, charged: 'success' },
});
export const free = storedRequest({
  url: 'https://api.test/find?domain={{domain}}',
  fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
});

export const worldWith = (
  stored: typeof paid,
  answer: Parameters<typeof simulatedWorld>[0],
): SimulatedWorld => {
  const world = simulatedWorld(answer);
  world.data.requests.set(stored.id, stored);
  return world;
};

/** What a start does: settles what a process that ended left behind, then runs to the end what is due. */
export const takeUp = async (runner: Runner, ports: Ports): Promise<void> => {
  await recoverAfterCrash(ports);
  await runner.tick();
  await runner.idle();
};

export const runnerOver = (ports: Ports): Runner => {
  const collector = createCollector(ports, createGate(ports));
  const enrich = createEnricher(ports, collector);
  const planOf = async (id: string) => drivePlan(await loadPlan(ports.plans, id));
  const nothing = async (): Promise<void> => {};
  return createRunner({
    ports,
    enrich,
    planOf,
    stillWorking: nothing,
    wakeAt: nothing,
    wakeOrigins: collector.wake,
  });
};

export const newRun = (count: number): NewRun => ({
  planId: 'sample',
  listId: null,
  title: 'Test',
  refresh: 'missing',
  unit: 'credit',
  rows: Array.from({ length: count }, (_, index) => {
    const subject = subjectOf({ domain: `firm${index}.example` });
    if (!subject) throw new Error('no subject');
    return { subject, values: {} };
  }),
});

export const rowsOf = (world: SimulatedWorld): RunRow[] => [...world.data.rows.values()].flat();
export const statesOf = (world: SimulatedWorld): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { state } of rowsOf(world)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
export const askedTwice = (world: SimulatedWorld): string[] => {
  const urls = world.http.calls.map(call => call.url);
  return urls.filter((url, index) => urls.indexOf(url) !== index);
};
export const only = <T>(values: Iterable<T>): T => {
  const [first] = values;
  if (first === undefined) throw new Error('nothing there');
  return first;
};

export const drive = async (world: SimulatedWorld, runner: Runner, count: number): Promise<void> => {
  await world.clock.run(runner.start(newRun(count)).then(() => runner.idle()));
};
