/**
 * What a crash left: calls that were sent and have no answer on record. A harmless one is simply asked again by its row.
 * One that may have been paid for is never repeated unasked: its row becomes unknown, says so, and a person decides.
 */
import type { Problem } from '../core/outcome/problem.ts';
import type { Attempt } from '../core/record/records.ts';
import type { Ports } from './ports.ts';

const unknownProblem = (attempt: Attempt): Problem => ({
  kind: 'unknown',
  message: 'The browser closed while this paid call was under way.',
  detail: `It may have been charged: up to ${attempt.reserved} ${attempt.unit}${attempt.reserved === 1 ? '' : 's'}.`,
  next: {
    do: 'try-again',
    cost: `may cost ${attempt.reserved} ${attempt.unit}${attempt.reserved === 1 ? '' : 's'}`,
  },
});

/**
 * To be called once at each start, before anything else is sent. If the process ends in the middle, the next start does
 * the rest: settled attempts are no longer open, and rows are marked before their attempts are closed.
 */
export const recoverAfterCrash = async ({
  journal,
  runs,
}: Pick<Ports, 'journal' | 'runs'>): Promise<void> => {
  const open = await journal.open();
  const unknown = open.filter(attempt => !attempt.harmless);
  const byRun = Map.groupBy(
    unknown.filter(attempt => attempt.runId !== null),
    attempt => attempt.runId ?? '',
  );
  for (const [runId, attempts] of byRun)
    await runs.recover(runId, new Map(attempts.map(attempt => [attempt.subject, unknownProblem(attempt)])));
  if (open.length > 0)
    await journal.settle(
      open.map(attempt => ({
        attemptId: attempt.id,
        requestId: attempt.requestId,
        state: attempt.harmless ? 'failed' : 'unknown',
        charged: attempt.harmless ? 0 : attempt.reserved,
        answer: null,
      })),
    );
};
