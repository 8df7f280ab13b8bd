/** What one row's outcome means for its run: what it counts as, and whether every further row would meet the same. */
import type { Problem, ProblemKind } from '../core/outcome/problem.ts';
import type { LookupResult, RunCounts } from '../core/record/records.ts';
import type { Finding } from './drift.ts';
import type { Enriched } from './enriched.ts';

/** These concern the key, the budget, the permission or a dead API: every further row would meet the same. */
export const STOPS_THE_RUN = new Set<ProblemKind>([
  'unauthorized',
  'secret-missing',
  'secret-locked',
  'secret-unbound',
  'permission',
  'origin-refused',
  'budget',
  'payment',
  'sign-in',
  'definition',
  'redirect',
  'circuit-open',
  // A row that is only asked to be patient waits; as a failure this is a quota that is used up.
  'throttled',
]);

export const addCalls = (counts: RunCounts, { calls, retries }: Enriched): RunCounts => ({
  ...counts,
  calls: counts.calls + calls,
  retries: counts.retries + retries,
});

/** What a person can mend lies in the request that refused, not in the one that the run asks. */
export const ofRequest = (problem: Problem, requestId: string): Problem =>
  'requestId' in problem.next || !['edit-request', 'raise-budget', 'sign-in'].includes(problem.next.do)
    ? problem
    : { ...problem, next: { ...problem.next, requestId } as Problem['next'] }; // each of the three takes one

export const addCounts = (counts: RunCounts, outcome: Enriched): RunCounts => {
  const calls = addCalls(counts, outcome);
  if (outcome.kind === 'wait') return calls;
  const cached = outcome.results[0].fromCache ? 1 : 0;
  const slot = outcome.state === 'not-found' ? 'notFound' : outcome.state;
  return { ...calls, cached: calls.cached + cached, [slot]: calls[slot] + 1 };
};

/** A part of an answer is not empty: of a waterfall that one provider leaves out, others filled the row. */
export const findingOf = ({ state }: LookupResult): Finding =>
  state === 'found' || state === 'partial' ? 'good' : state === 'not-found' ? 'missed' : 'bad';

/** How a result stands in its run. */
export const rowState = (
  result: Pick<LookupResult, 'state'>,
): Extract<Enriched, { kind: 'done' }>['state'] => {
  switch (result.state) {
    case 'found':
    case 'partial':
      return 'found';
    case 'not-found':
    case 'empty':
      return 'not-found';
    default:
      return result.state;
  }
};
