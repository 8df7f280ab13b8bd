/** When an earlier result still answers the same question. */
import type { LookupResult, Refresh } from '../core/record/records.ts';

export interface Freshness {
  readonly revision: number;
  readonly ttlMs: number;
  readonly notFoundTtlMs: number;
}

/** Older than its time to live: shown as stale, asked again where the person chose so. */
export const isStale = (result: LookupResult, { ttlMs, notFoundTtlMs }: Freshness, now: number): boolean =>
  now - result.at > (result.state === 'not-found' ? notFoundTtlMs : ttlMs);

/** May `result` stand for an answer to the same inputs, without a call? Failed and partial ones never do. */
export const isFresh = (
  result: LookupResult,
  plan: Freshness,
  refresh: Refresh,
  inputs: string,
  now: number,
): boolean => {
  if (refresh === 'all' || result.revision !== plan.revision || result.inputs !== inputs) return false;
  if (result.state !== 'found' && result.state !== 'not-found' && result.state !== 'empty') return false;
  return refresh === 'missing' || !isStale(result, plan, now);
};
