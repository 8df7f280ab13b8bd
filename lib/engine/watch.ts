/**
 * Watches: a request is tried by itself on the values of its Test, and what it gives is compared with what it gave when
 * all was well, so that a changed answer, a dead address or a refused key is told before a run trips on it. That a check
 * goes out is written down first: one that may have been charged is not repeated because the process ended.
 */
import type { Problem, ProblemKind } from '../core/outcome/problem.ts';
import { OUTCOMES } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import { nextAfter } from '../core/schedule/timetable.ts';
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import { type Change, compare, type Sample } from '../core/watch/sample.ts';
import type { Watch } from '../core/watch/watch.ts';
import { eachTurn } from './due.ts';
import { requestObstacle } from './obstacle.ts';
import type { Ports } from './ports.ts';
import type { TestCall, TestReport } from './test-call.ts';

export interface WatchParts {
  readonly ports: Pick<Ports, 'clock' | 'plans' | 'permissions' | 'secrets' | 'journal' | 'watches'>;
  /** This assembly's number: what an earlier one still wants to write is refused. */
  readonly fence: number;
  readonly test: TestCall;
}

type Last = NonNullable<Watch['last']>;

/** They say nothing of the API: the check waits, and what was found last stands. */
const SAYS_NOTHING = new Set<ProblemKind>(['offline', 'secret-locked', 'budget', 'throttled', 'cancelled']);

/** Makes every check that is due. @returns when the next one is; null when there is none. */
export async function makeChecks(parts: WatchParts): Promise<number | null> {
  const { clock, watches } = parts.ports;
  const all = await watches.all();
  // One that went out in a life before has to be brought to its end first, whenever its next turn is.
  const asDue = all.map(watch => (watch.checking === null ? watch : { ...watch, held: null, nextDue: 0 }));
  return eachTurn(asDue, {
    clock,
    move: moved => watches.put(moved, parts.fence),
    take: due => check(parts, due),
  });
}

/** @returns when to look at it again */
async function check({ ports, fence, test }: WatchParts, watch: Watch): Promise<number> {
  const { clock, watches } = ports;
  const now = clock.now();
  const nextDue = nextAfter(watch.timetable, now);
  const taken = { ...watch, nextDue, lastDue: Math.min(watch.nextDue, now), held: null, checking: null };
  const request = await ports.plans.request(watch.requestId);
  // Off or deleted: nothing runs on it, so there is nothing to be warned of.
  if (!request?.enabled) {
    await watches.put(taken, fence);
    return nextDue;
  }
  const { amount, unit } = request.definition.cost;
  if (watch.checking !== null && amount > 0) {
    const last: Last = {
      at: watch.checking,
      verdict: 'unknown',
      problem: null,
      changes: [],
      charged: amount,
      unit,
    };
    await watches.put({ ...taken, last }, fence);
    return nextDue;
  }
  const hold = (at: number, problem: Problem): Watch['held'] => ({
    since: watch.held?.since ?? at,
    lookAgain: at + LOOK_AGAIN_MS,
    problem,
  });
  const obstacle = await requestObstacle(ports, request);
  if (obstacle) {
    const held = hold(now, obstacle);
    const last: Last | null = SAYS_NOTHING.has(obstacle.kind)
      ? watch.last
      : { at: now, verdict: 'broken', problem: obstacle, changes: [], charged: 0, unit };
    await watches.put({ ...watch, held, last, checking: null }, fence);
    return held?.lookAgain ?? nextDue;
  }
  if (!(await watches.put({ ...watch, checking: now }, fence))) return nextDue;
  const rev = watch.rev + 1;
  const report = await test(request.definition, watch.values);
  const at = clock.now();
  if (report.problem && SAYS_NOTHING.has(report.problem.kind)) {
    const held = hold(at, report.problem);
    await watches.put({ ...watch, rev, held, checking: null }, fence);
    return held?.lookAgain ?? nextDue;
  }
  const { sample, ...found } = verdictOf(watch, request, report);
  const last: Last = { at, ...found, charged: report.charged, unit };
  if (last.verdict === 'doubt' && last.problem) {
    const held = hold(at, last.problem);
    await watches.put({ ...watch, rev, held, last, checking: null }, fence);
    return held?.lookAgain ?? nextDue;
  }
  await watches.put({ ...taken, rev, last, sample }, fence);
  return nextDue;
}

type Found = Pick<Last, 'verdict' | 'problem' | 'changes'> & { readonly sample: Sample };

function verdictOf({ sample, last }: Watch, { definition }: StoredRequest, report: TestReport): Found {
  const { problem } = report;
  if (problem) {
    // A call that comes to nothing once may be chance, and is made once more, where that costs nothing.
    const mayPass = OUTCOMES[problem.kind].retry !== 'never';
    const free = report.charged === 0 && definition.cost.charged !== 'always';
    const isFirst = last?.verdict !== 'doubt' && last?.verdict !== 'broken';
    const verdict = mayPass && isFirst && (free || definition.cost.amount === 0) ? 'doubt' : 'broken';
    return { verdict, problem, changes: [], sample };
  }
  const compared = compare(sample, definition.fields, report.fields, report.value);
  const changes: Change[] = report.notFound
    ? compared.fields.map(notKnown)
    : [...compared.fields, ...compared.gone];
  // What a formula reads of the answer nobody can tell from its text: any path may be one.
  const readsAnswer = definition.derived.some(one => /\banswer\b/.test(one.expression));
  const changed = compared.fields.length > 0 || (readsAnswer && changes.length > 0);
  return changed
    ? { verdict: 'changed', problem: null, changes, sample }
    : { verdict: 'good', problem: null, changes, sample: compared.sample };
}

const notKnown = (change: Change): Change => ({ ...change, now: 'It knows no such company any more.' });
