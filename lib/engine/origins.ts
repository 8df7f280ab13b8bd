/**
 * How each origin behaves: how many retries it may still cost, whether it is failing, how often it refused for speed.
 * Written down whenever it worsens or mends, so that a process that starts anew does not begin anew with a dead API; an
 * origin that is well costs no writing.
 */
import {
  type Circuit,
  circuitAfter,
  closedCircuit,
  freshRetryBudget,
  isHopeless,
  passCircuit,
  payIn,
  type RetryBudget,
  revivedCircuit,
  takeRetry,
} from '../core/backoff.ts';
import { LONGEST_WAIT_MS } from '../core/rate-limit-headers.ts';
import type { Ports } from './ports.ts';

/** What is written down of an origin. Its times are wall time, milliseconds since 1970. */
export interface OriginHealth {
  readonly retries: RetryBudget;
  readonly circuit: Circuit;
  /** Rounds of refusals for speed in a row: calls that were refused side by side are one. */
  readonly throttles: number;
  readonly at: number;
}

interface Known extends Omit<OriginHealth, 'at'> {
  /** Refusals before this time belong to the same round. */
  readonly roundUntil: number;
}

/** Calls that left together come home within this time. */
const TOGETHER_MS = 500;
/** What was written down longer ago tells nothing of an origin any more. Longer than the longest wait. */
const LASTS_MS = 3 * LONGEST_WAIT_MS;

export interface Rest {
  readonly until: number;
  readonly hopeless: boolean;
  /** Failures in a row. */
  readonly failures: number;
}

export interface Origins {
  /** To be awaited before anything is asked of it: what an earlier life wrote down has been read. */
  ready(): Promise<void>;
  /** To be awaited before a call: what was learned so far is on record. */
  written(): Promise<void>;
  /** A first call: pays into the retry budget. */
  first(origin: string): void;
  mayRetry(origin: string, afterTimeout: boolean): boolean;
  /** Null when calls may go out, else until when they rest. `hopeless`: it failed again after each rest. */
  resting(origin: string): Rest | null;
  ended(origin: string, how: 'good' | 'failed' | 'throttled'): void;
  /** A person wants it tried: what rests is tried at once. */
  wake(): Promise<void>;
  /** Rounds of refusals for speed in a row. */
  throttles(origin: string): number;
  /** It was asked to be silent until then, wall time: refusals that come before are still of this round. */
  silent(origin: string, until: number): void;
}

const WELL: Known = { retries: freshRetryBudget, circuit: closedCircuit, throttles: 0, roundUntil: 0 };
const SCOPE = 'health:';

export function createOrigins({ clock, journal }: Pick<Ports, 'clock' | 'journal'>): Origins {
  const all = new Map<string, Known>();
  let reading: Promise<void> | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  /** Wall time as it was at the start, moved on by a clock that no one can set: a rest is never longer than it was meant. */
  const base = clock.now() - clock.monotonic();
  const now = (): number => base + clock.monotonic();
  const wall = (time: number): number => clock.now() + (time - now());
  const of = (origin: string): Known => all.get(origin) ?? WELL;

  const read = async (): Promise<void> => {
    for (const { scope, health } of await journal.limits()) {
      const origin = scope.slice(SCOPE.length);
      if (!health || all.has(origin) || Math.abs(now() - health.at) > LASTS_MS) continue;
      const { retries, circuit, throttles } = health;
      all.set(origin, { retries, circuit: revivedCircuit(circuit, now()), throttles, roundUntil: 0 });
    }
  };
  const note = (origin: string, changed: Partial<Known>): void => {
    const known = { ...of(origin), ...changed };
    all.set(origin, known);
    const { retries, circuit, throttles } = known;
    const health = { retries, circuit, throttles, at: now() };
    const state = { scope: `${SCOPE}${origin}`, starts: [], blockedUntil: 0, health };
    // A full disk must not stop a call that costs nothing: what is not written is learned again.
    writing = Promise.all([writing, journal.saveLimits([state])]).catch(() => undefined);
  };

  const ready = (): Promise<void> => {
    reading ??= read().catch(error => {
      reading = null;
      throw error;
    });
    return reading;
  };

  return {
    ready,
    written: async () => {
      await writing;
    },
    first: origin => {
      const known = of(origin);
      all.set(origin, { ...known, retries: payIn(known.retries) });
    },
    mayRetry: (origin, afterTimeout) => {
      const retries = takeRetry(of(origin).retries, afterTimeout);
      if (retries) note(origin, { retries });
      return retries !== null;
    },
    resting: origin => {
      const { circuit } = of(origin);
      const passed = passCircuit(circuit, now());
      if (!passed.pass)
        return { until: wall(passed.until), hopeless: isHopeless(circuit), failures: circuit.failures };
      // The probe is written down: should this process end with it, the next does not send another at once.
      if (passed.circuit !== circuit) note(origin, { circuit: passed.circuit });
      return null;
    },
    ended: (origin, how) => {
      const known = of(origin);
      if (how === 'good' && known.circuit === closedCircuit && known.throttles === 0) return;
      const newRound = how === 'throttled' && now() >= known.roundUntil;
      note(origin, {
        // Whoever throttles is alive.
        circuit: circuitAfter(known.circuit, how === 'failed', now()),
        throttles: how === 'good' ? 0 : known.throttles + (newRound ? 1 : 0),
        ...(newRound ? { roundUntil: now() + TOGETHER_MS } : {}),
      });
    },
    wake: async () => {
      await ready();
      for (const [origin, { circuit, throttles }] of all)
        if (circuit !== closedCircuit || throttles > 0)
          note(origin, { circuit: closedCircuit, throttles: 0, roundUntil: 0 });
      await writing;
    },
    throttles: origin => of(origin).throttles,
    silent: (origin, until) => {
      const known = of(origin);
      const time = now() + (until - clock.now());
      all.set(origin, { ...known, roundUntil: Math.max(known.roundUntil, time) });
    },
  };
}
