/** What the tests of schedules share: a list of rows, a schedule over it, and a life of the background that takes its turns. */

import { subjectOf } from '../core/record/subject.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { createDue } from './due.ts';
import { isStale } from './fresh.ts';
import type { Plan } from './plan.ts';
import type { Ports } from './ports.ts';
import { recoverAfterCrash } from './recover.ts';
import { runnerOver } from './run.fixture.ts';
import type { WantedRow } from './run-rows.ts';
import { takeTurns } from './schedule.ts';
import type { SimulatedWorld } from './simulated.ts';

export const HOUR = 3_600_000;

export const schedule = (world: SimulatedWorld, more: Partial<Schedule> = {}): Schedule => {
  const made: Schedule = {
    id: 's',
    listId: 'l',
    planId: 'sample',
    timetable: { every: 'hours', hours: 6 },
    only: 'due',
    cap: { credit: 100 },
    paused: false,
    nextDue: world.clock.now() + 6 * HOUR,
    lastDue: 0,
    held: null,
    rev: 1,
    createdAt: world.clock.now(),
    last: null,
    ...more,
  };
  world.data.schedules.set(made.id, made);
  return made;
};

export const listRows = (count: number): WantedRow[] =>
  Array.from({ length: count }, (_, index) => {
    const subject = subjectOf({ domain: `firm${index}.example` });
    if (!subject) throw new Error('no subject');
    return { subject, values: {} };
  });

/** A life of the background over these ports: it takes the highest fence, mends what a crash left, and looks. */
export const lifeOf = (world: SimulatedWorld, rows: readonly WantedRow[], ports: Ports = world.ports) => {
  world.data.fence += 1;
  const fence = world.data.fence;
  const runner = runnerOver(ports);
  const rowsOf = async ({ only }: Schedule, plan: Plan) => {
    const now = ports.clock.now();
    const known = await ports.results.get(
      plan.id,
      rows.map(row => row.subject.key),
    );
    return {
      title: 'Prospects',
      rows: rows.filter(row => {
        const result = known.get(row.subject.key);
        return only === 'all' || !result || isStale(result, plan, now);
      }),
    };
  };
  const turns = () =>
    takeTurns({ ports, fence, rowsOf, resolverOf: async () => null, startRuns: () => runner.tick() });
  const due = createDue({ take: [turns], clock: ports.clock, wakeAt: async () => {} });
  const start = () => recoverAfterCrash(ports).then(() => Promise.all([runner.tick(), due.tick()]));
  return {
    runner,
    tick: due.tick,
    /** As at a start of the browser, until nothing is under way. */
    start: () => start().then(() => runner.idle()),
  };
};

export const scheduled = (world: SimulatedWorld) => {
  const stored = world.data.schedules.get('s');
  if (!stored) throw new Error('no schedule');
  return stored;
};
