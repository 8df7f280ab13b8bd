/** What this life knows of each origin: how many retries it may still cost, and whether it is failing. May be lost. */
import {
  type Circuit,
  circuitAfter,
  closedCircuit,
  freshRetryBudget,
  passCircuit,
  payIn,
  type RetryBudget,
  takeRetry,
} from '../core/backoff.ts';

interface Known {
  retries: RetryBudget;
  circuit: Circuit;
  /** Refusals for speed in a row. */
  throttles: number;
}

export interface Origins {
  /** A first call: pays into the retry budget. */
  first(origin: string): void;
  mayRetry(origin: string, afterTimeout: boolean): boolean;
  /** Null when calls may go out, else until when they rest. */
  resting(origin: string, now: number): number | null;
  ended(origin: string, how: 'good' | 'failed' | 'throttled', now: number): void;
  throttles(origin: string): number;
}

export function createOrigins(): Origins {
  const all = new Map<string, Known>();
  const of = (origin: string): Known => {
    const known = all.get(origin) ?? { retries: freshRetryBudget, circuit: closedCircuit, throttles: 0 };
    all.set(origin, known);
    return known;
  };
  return {
    first: origin => {
      const known = of(origin);
      known.retries = payIn(known.retries);
    },
    mayRetry: (origin, afterTimeout) => {
      const known = of(origin);
      const left = takeRetry(known.retries, afterTimeout);
      if (left) known.retries = left;
      return left !== null;
    },
    resting: (origin, now) => {
      const known = of(origin);
      const passed = passCircuit(known.circuit, now);
      if (!passed.pass) return passed.until;
      known.circuit = passed.circuit;
      return null;
    },
    ended: (origin, how, now) => {
      const known = of(origin);
      known.throttles = how === 'throttled' ? known.throttles + 1 : how === 'good' ? 0 : known.throttles;
      // Whoever throttles is alive.
      known.circuit = circuitAfter(known.circuit, how === 'failed', now);
    },
    throttles: origin => of(origin).throttles,
  };
}
