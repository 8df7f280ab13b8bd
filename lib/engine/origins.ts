/** What this life knows of each origin: how many retries it may still cost, and whether it is failing. May be lost. */
import {
  type Circuit,
  circuitAfter,
  closedCircuit,
  freshRetryBudget,
  isHopeless,
  passCircuit,
  payIn,
  type RetryBudget,
  takeRetry,
} from '../core/backoff.ts';

interface Known {
  retries: RetryBudget;
  circuit: Circuit;
  /** Rounds of refusals for speed in a row: calls that were refused side by side are one. */
  throttles: number;
  /** Refusals before this time belong to the same round. */
  roundUntil: number;
}

/** Calls that left together come home within this time. */
const TOGETHER_MS = 500;

export interface Rest {
  readonly until: number;
  readonly hopeless: boolean;
  /** Failures in a row. */
  readonly failures: number;
}

export interface Origins {
  /** A first call: pays into the retry budget. */
  first(origin: string): void;
  mayRetry(origin: string, afterTimeout: boolean): boolean;
  /** Null when calls may go out, else until when they rest. `hopeless`: it failed again after each rest. */
  resting(origin: string, now: number): Rest | null;
  ended(origin: string, how: 'good' | 'failed' | 'throttled', now: number): void;
  /** A person wants it tried: what rests is tried at once. */
  wake(): void;
  /** Rounds of refusals for speed in a row. */
  throttles(origin: string): number;
  /** It was asked to be silent until then: refusals that come before are still of this round. */
  silent(origin: string, until: number): void;
}

export function createOrigins(): Origins {
  const all = new Map<string, Known>();
  const of = (origin: string): Known => {
    const known = all.get(origin) ?? {
      retries: freshRetryBudget,
      circuit: closedCircuit,
      throttles: 0,
      roundUntil: 0,
    };
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
      if (!passed.pass)
        return {
          until: passed.until,
          hopeless: isHopeless(known.circuit),
          failures: known.circuit.failures,
        };
      known.circuit = passed.circuit;
      return null;
    },
    ended: (origin, how, now) => {
      const known = of(origin);
      if (how === 'good') known.throttles = 0;
      if (how === 'throttled' && now >= known.roundUntil) {
        known.throttles += 1;
        known.roundUntil = now + TOGETHER_MS;
      }
      // Whoever throttles is alive.
      known.circuit = circuitAfter(known.circuit, how === 'failed', now);
    },
    wake: () => {
      for (const known of all.values()) {
        known.circuit = closedCircuit;
        known.throttles = 0;
      }
    },
    throttles: origin => of(origin).throttles,
    silent: (origin, until) => {
      const known = of(origin);
      known.roundUntil = Math.max(known.roundUntil, until);
    },
  };
}
