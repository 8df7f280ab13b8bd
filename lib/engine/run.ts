/**
 * Runs: many rows, durable. What is to be done lies in the store; this only remembers which runs it is driving in this
 * life. On every start and every alarm `tick` takes up what is due, so the end of the process costs nothing but time.
 */
import { isCapProblem } from '../core/outcome/cap.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { Run } from '../core/record/records.ts';
import type { DriveEnd, DriveParts } from './drive-parts.ts';
import type { Enrich } from './enriched.ts';
import type { Ports } from './ports.ts';
import type { Resolver } from './resolve-name.ts';
import { driveRun } from './run-drive.ts';
import { makeRun, type NewRun } from './run-rows.ts';

export type { NewRun } from './run-rows.ts';

export interface RunnerParts {
  readonly ports: Ports;
  readonly enrich: Enrich;
  /** What a run needs to know of its plan; null when the plan was deleted. */
  readonly planOf: (planId: string) => Promise<DriveParts['plan'] | null>;
  /** What finds the domains of a run's rows that are known by name alone; null where nothing does. */
  readonly resolverOf?: (planId: string) => Promise<Resolver | null>;
  /** Called while a run is under way, so that the browser keeps the worker: it also re-arms the alarm that wakes it. */
  readonly stillWorking: () => Promise<void>;
  /** A person resumes a run: what rests after failures is to be tried at once. A run may start by itself, and must not. */
  readonly wakeOrigins?: () => Promise<void>;
  /** Asks to be woken at this time, milliseconds since 1970. */
  readonly wakeAt: (time: number) => Promise<void>;
}

export interface Runner {
  /** Writes the run down, then starts it. @returns its id */
  start(wanted: NewRun): Promise<string>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  cancel(id: string): Promise<void>;
  /** Takes up every run that is due. Harmless to call at any time, any number of times. */
  tick(): Promise<void>;
  /** Stops issuing, in the store's eyes still running, and waits for what was sent: before an update. */
  drain(): Promise<void>;
  /** Resolves when nothing is being driven any more (tests, and a drain before an update). */
  idle(): Promise<void>;
}

const HEARTBEAT_MS = 20_000;
const goneProblem: Problem = {
  kind: 'definition',
  message: 'The request of this run was deleted.',
  detail: 'What it found is kept.',
  next: { do: 'none' },
};

export const createRunner = (parts: RunnerParts): Runner => {
  const { ports, enrich, planOf, stillWorking, wakeAt, wakeOrigins = async () => {} } = parts;
  const { resolverOf = async () => null } = parts;
  const { clock, runs } = ports;
  const driving = new Map<string, { readonly stop: AbortController; readonly end: Promise<void> }>();

  const settle = async (run: Run, end: DriveEnd): Promise<void> => {
    if (end.kind === 'finished') await runs.setState(run.id, 'done', null, clock.now());
    else if (end.kind === 'paused') {
      // Its own bound is its end, and nothing that a person has to mend.
      const state = isCapProblem(end.problem) ? 'cancelled' : 'paused';
      await runs.setState(run.id, state, end.problem, clock.now());
    } else if (end.kind === 'later') await wakeAt(end.at);
  };

  const drive = async (run: Run, stop: AbortController): Promise<void> => {
    const plan = await planOf(run.planId);
    if (!plan) return runs.setState(run.id, 'paused', goneProblem, clock.now());
    const heart = new AbortController();
    const beat = async (): Promise<void> => {
      while (!heart.signal.aborted) {
        await stillWorking();
        await clock.sleep(HEARTBEAT_MS, heart.signal).catch(() => undefined);
      }
    };
    const beating = beat();
    try {
      const resolver = await resolverOf(run.planId);
      await settle(run, await driveRun(run, { ports, enrich, plan, resolver, signal: stop.signal }));
    } finally {
      heart.abort();
      await beating;
    }
  };

  const take = (run: Run): void => {
    if (driving.has(run.id) || run.state !== 'running') return;
    const stop = new AbortController();
    const end = drive(run, stop)
      .catch(async (error: unknown) => {
        // The store itself failed (quota, a closed database): the rows are still queued there; try again by alarm.
        console.error('Loupe: a run stopped', error instanceof Error ? error.name : 'unknown error');
        await wakeAt(clock.now() + 60_000).catch(() => undefined);
      })
      .finally(() => driving.delete(run.id));
    driving.set(run.id, { stop, end });
  };

  const halt = async (id: string): Promise<void> => {
    const current = driving.get(id);
    current?.stop.abort();
    await current?.end;
  };

  const takeStored = async (id: string): Promise<void> => {
    const run = await runs.get(id);
    if (run) take(run);
  };

  return {
    start: async wanted => {
      const { run, rows } = await makeRun(ports, await planOf(wanted.planId), wanted);
      await runs.create(run, rows);
      await takeStored(run.id);
      return run.id;
    },
    pause: async id => {
      // State first: if the process ends in between, the run stays paused and its sent calls are settled at the start.
      await runs.setState(id, 'paused', null, clock.now());
      await halt(id);
    },
    resume: async id => {
      await runs.setState(id, 'running', null, clock.now());
      await wakeOrigins();
      await takeStored(id);
    },
    cancel: async id => {
      await runs.setState(id, 'cancelled', null, clock.now());
      await halt(id);
    },
    tick: async () => {
      for (const run of await runs.active()) take(run);
    },
    drain: async () => {
      await Promise.all([...driving.keys()].map(halt));
    },
    idle: async () => {
      while (driving.size > 0) await Promise.all([...driving.values()].map(one => one.end));
    },
  };
};
