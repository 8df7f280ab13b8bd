/**
 * Schedules: lists' runs that start by themselves. What is due stands in the store, so a turn that was missed while the
 * browser was closed, once or many times, is one run at the next start. A turn's new time and its run are written in one
 * transaction: a process that ends anywhere has taken the turn or has not. A turn that cannot be taken is held, says
 * why, and is taken once the way is clear.
 */
import { sumCosts, timesWithin } from '../core/cost.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { Refresh, Run } from '../core/record/records.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { nextAfter } from '../core/schedule/timetable.ts';
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import { eachTurn } from './due.ts';
import { planObstacle } from './obstacle.ts';
import { drivePlan, loadPlan, type Plan, requestsOf } from './plan.ts';
import type { NewTurn, Ports } from './ports.ts';
import { makeRun, type WantedRow } from './run-rows.ts';

export interface ScheduleParts {
  readonly ports: Omit<Ports, 'http' | 'tokens' | 'answers'>;
  /** This assembly's number: what an earlier one still wants to start is refused. */
  readonly fence: number;
  /** The list's name and the rows that the schedule is about now; null when the list is gone. */
  readonly rowsOf: (
    schedule: Schedule,
    plan: Plan,
  ) => Promise<{ readonly title: string; readonly rows: readonly WantedRow[] } | null>;
  /** What finds the domains of names for this plan; null where nothing does. */
  readonly resolverOf: (plan: Plan) => Promise<Plan | null>;
  /** Takes up the runs that were made. */
  readonly startRuns: () => Promise<void>;
}

/** Results are read this many at a time: each may hold hundreds of cells. */
const CHUNK = 1000;

const REFRESH: Readonly<Record<Schedule['only'], Refresh>> = {
  due: 'stale',
  stale: 'stale',
  new: 'missing',
  failed: 'missing',
  all: 'all',
};

/** Takes every turn that is due. @returns when the next one is; null when there is none. Harmless to call at any time, any number of times. */
export async function takeTurns(parts: ScheduleParts): Promise<number | null> {
  const { clock, schedules } = parts.ports;
  return eachTurn(await schedules.all(), {
    clock,
    move: moved => schedules.turn(moved, parts.fence),
    take: due => takeTurn(parts, due),
  });
}

/** @returns when to look at it again */
async function takeTurn(parts: ScheduleParts, schedule: Schedule): Promise<number> {
  const { ports, fence, startRuns } = parts;
  const now = ports.clock.now();
  const dueAt = Math.min(schedule.nextDue, now);
  const taken = (runId: string | null, note: 'nothing' | 'under-way' | null): Schedule => ({
    ...schedule,
    nextDue: nextAfter(schedule.timetable, now),
    lastDue: dueAt,
    held: null,
    last: { at: now, dueAt, runId, note },
  });
  const former = schedule.last?.runId ? await ports.runs.get(schedule.last.runId) : null;
  // Not doubled: one that still goes on, or that a person has paused, is the one that counts.
  if (former && isUnderWay(former)) {
    const after = taken(former.id, 'under-way');
    await ports.schedules.turn(after, fence);
    return after.nextDue;
  }
  const made = await prepare(parts, schedule, former, now);
  if (made.kind === 'held') {
    const lookAgain = now + LOOK_AGAIN_MS;
    const since = schedule.held?.since ?? now;
    await ports.schedules.turn({ ...schedule, held: { since, lookAgain, problem: made.problem } }, fence);
    return lookAgain;
  }
  const after = taken(made.turn?.run.id ?? null, made.turn ? null : 'nothing');
  if ((await ports.schedules.turn(after, fence, made.turn)) && made.turn) await startRuns();
  return after.nextDue;
}

const isUnderWay = ({ state, problem: why }: Run): boolean =>
  state === 'running' || (state === 'paused' && why === null);

type Prepared =
  | { readonly kind: 'held'; readonly problem: Problem }
  /** Absent: there is nothing to ask. */
  | { readonly kind: 'turn'; readonly turn?: NewTurn };

async function prepare(
  { ports, rowsOf, resolverOf }: ScheduleParts,
  schedule: Schedule,
  former: Run | null,
  now: number,
): Promise<Prepared> {
  const held = (why: Problem): Prepared => ({ kind: 'held', problem: why });
  const plan = await loadPlan(ports.plans, schedule.planId);
  if (!plan) return held(gone('The request of this schedule was deleted.'));
  if (!plan.enabled) return held({ ...gone(`“${plan.name}” is off.`), next: { do: 'edit-request' } });
  const wanted = await rowsOf(schedule, plan);
  if (!wanted) return held(gone('The list of this schedule was deleted.'));
  const resolver = wanted.rows.some(row => row.subject.domain === null) ? await resolverOf(plan) : null;
  const rows = await affordable(ports, schedule, plan, resolver, wanted.rows);
  if (!rows.ok) return held(rows.problem);
  if (rows.rows.length === 0) return { kind: 'turn' };
  for (const asked of resolver ? [plan, resolver] : [plan]) {
    const obstacle = await planObstacle(ports, asked);
    if (obstacle) return held(obstacle);
  }
  const made = await makeRun(ports, drivePlan(plan), {
    planId: plan.id,
    listId: schedule.listId,
    title: wanted.title,
    refresh: REFRESH[schedule.only],
    unit: plan.unit,
    rows: rows.rows,
    scheduled: { scheduleId: schedule.id, cap: schedule.cap },
  });
  // What it paused over was not asked, so it is among these rows.
  const ends = former?.state === 'paused' ? { runId: former.id, problem: TAKEN_OVER, at: now } : null;
  return { kind: 'turn', turn: { ...made, ends } };
}

const gone = (message: string): Problem => ({
  kind: 'definition',
  message,
  detail: 'Nothing was sent.',
  next: { do: 'none' },
});

const TAKEN_OVER: Problem = {
  kind: 'cancelled',
  message: 'The next turn of its schedule took up what it had left.',
  next: { do: 'none' },
};

type Affordable =
  | { readonly ok: true; readonly rows: readonly WantedRow[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Of what costs: as many rows as the cap surely holds, those first that were never answered or longest ago, so that the
 * next turn takes up the rest. A row whose paid call nobody knows the end of waits for a person.
 */
async function affordable(
  ports: Pick<Ports, 'results' | 'journal'>,
  { cap }: Schedule,
  plan: Plan,
  resolver: Plan | null,
  rows: readonly WantedRow[],
): Promise<Affordable> {
  const costs = sumCosts([...plan.costs, ...(resolver?.costs ?? [])]);
  if (costs.length === 0) return { ok: true, rows };
  const most = timesWithin(costs, unit => (Object.hasOwn(cap, unit) ? (cap[unit] ?? 0) : 0));
  if (most === 0)
    return {
      ok: false,
      problem: problem('budget', {
        message: 'What one run may spend does not hold a single row.',
        detail: 'Its price has changed. Open the schedule and say how much it may spend.',
      }),
    };
  const asked = new Set([plan.id, ...requestsOf(plan).map(one => one.id)]);
  const doubtful = new Set(
    (await ports.journal.doubtful()).filter(one => asked.has(one.requestId)).map(one => one.subject),
  );
  const aged: { row: WantedRow; at: number }[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const known = await ports.results.get(
      plan.id,
      part.map(row => row.subject.key),
    );
    for (const row of part) {
      const { key } = row.subject;
      const result = known.get(key);
      if (result?.state !== 'unknown' && !doubtful.has(key)) aged.push({ row, at: result?.at ?? 0 });
    }
  }
  const oldest = aged.sort((a, b) => a.at - b.at).slice(0, most);
  return { ok: true, rows: oldest.map(one => one.row) };
}
