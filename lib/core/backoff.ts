/** How long to wait before another try, how many tries an origin may cost, and when to stop trying for a while. */

const BASE_MS = 1000;
const CAP_MS = 60_000;

/** The most that the n-th retry (from 1) may wait: 1, 2, 4, 8 s … up to 60 s. */
export const backoffCeiling = (retry: number): number =>
  Math.min(CAP_MS, BASE_MS * 2 ** Math.min(retry - 1, 16));

/**
 * Full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"): evenly over [0, ceiling), so that calls that
 * failed together do not come back together. `draw` is in [0, 1).
 */
export const backoffDelay = (retry: number, draw: number): number => Math.floor(draw * backoffCeiling(retry));

/** A server's wait with up to 10 % more, never less: many clients were told the same moment. */
export const afterServer = (waitMs: number, draw: number): number => Math.ceil(waitMs * (1 + 0.1 * draw));

/**
 * Retries are a share of the traffic (gRPC A6, Finagle): each first call pays in 0.2, each retry takes 1, a retry after
 * a time limit 2. So calls are never more than 1.2 × first calls + 10, whatever happens.
 */
export interface RetryBudget {
  readonly credit: number;
}

const SHARE = 0.2;
const START = 10;
const MOST = 100;

export const freshRetryBudget: RetryBudget = { credit: START };
export const payIn = ({ credit }: RetryBudget): RetryBudget => ({ credit: Math.min(MOST, credit + SHARE) });
/** @returns null when no retry is left: the first error is the answer. */
export const takeRetry = ({ credit }: RetryBudget, afterTimeout: boolean): RetryBudget | null => {
  const price = afterTimeout ? 2 : 1;
  // Sums of 0.2 fall short of whole numbers by a rounding error.
  return credit + 1e-9 < price ? null : { credit: credit - price };
};

/** Opens after failures in a row, and lets one call probe after a while. Plain data. */
export interface Circuit {
  /** Failures in a row. */
  readonly failures: number;
  /** Times it opened in a row. */
  readonly opened: number;
  /** Until when nothing goes out; 0 while closed. */
  readonly openUntil: number;
  /** Since when a probe is under way; 0 when none is. */
  readonly probeSince: number;
}

const OPENS_AFTER = 5;
/** The first rests are short enough for a living worker to wait through, so that a run knows within half a minute. */
const FIRST_RESTS_MS = [5000, 5000, 10_000];
const REST_MS = 20_000;
const MOST_REST_MS = 600_000;
/** A probe that was never reported on (its process died, it was cancelled) does not close the door for ever. */
const PROBE_MS = 60_000;

export const closedCircuit: Circuit = { failures: 0, opened: 0, openUntil: 0, probeSince: 0 };

/** As a new process reads it: a clock that was set back meanwhile makes no rest longer than it may be. */
export const revivedCircuit = (circuit: Circuit, now: number): Circuit => ({
  ...circuit,
  openUntil: Math.min(circuit.openUntil, now + MOST_REST_MS),
  probeSince: Math.min(circuit.probeSince, now),
});

/** May a call go out? The first after the rest becomes the probe; the others wait for it. */
export function passCircuit(
  circuit: Circuit,
  now: number,
): { readonly pass: true; readonly circuit: Circuit } | { readonly pass: false; readonly until: number } {
  if (circuit.openUntil === 0) return { pass: true, circuit };
  if (now < circuit.openUntil) return { pass: false, until: circuit.openUntil };
  if (circuit.probeSince > 0 && now - circuit.probeSince < PROBE_MS)
    return { pass: false, until: now + 5000 };
  return { pass: true, circuit: { ...circuit, probeSince: now } };
}

/** All short rests are over, and the probe after each failed: whoever can stop should stop, and let a person decide. */
export const isHopeless = ({ opened }: Circuit): boolean => opened > FIRST_RESTS_MS.length;

const restAfter = (opened: number): number =>
  FIRST_RESTS_MS[opened] ??
  Math.min(MOST_REST_MS, REST_MS * 2 ** Math.min(opened - FIRST_RESTS_MS.length, 10));

export function circuitAfter(circuit: Circuit, failed: boolean, now: number): Circuit {
  if (!failed) return closedCircuit;
  const failures = circuit.failures + 1;
  const probing = circuit.probeSince > 0;
  if (!probing && failures < OPENS_AFTER) return { ...circuit, failures };
  // Calls that left before it opened come home late; they are no new finding.
  if (!probing && circuit.openUntil > now) return { ...circuit, failures };
  return {
    failures,
    opened: circuit.opened + 1,
    openUntil: now + restAfter(circuit.opened),
    probeSince: 0,
  };
}
