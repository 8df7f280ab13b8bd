/**
 * What a crash left: calls that were sent and have no answer on record. A harmless one is simply asked again by its row.
 * One that may have been paid for is never repeated unasked: its row becomes unknown, says so, and a person decides.
 */
import type { Problem } from '../core/outcome/problem.ts';
import type { Attempt } from '../core/record/records.ts';
import type { Ports } from './ports.ts';

const unknownProblem = ({ state, reserved, unit }: Attempt): Problem => {
  const price = `${reserved} ${unit}${reserved === 1 ? '' : 's'}`;
  return {
    kind: 'unknown',
    message:
      state === 'sent'
        ? 'The browser closed while this paid call was under way.'
        : 'No answer came to this paid call before the browser closed.',
    detail: `It may have been charged: up to ${price}.`,
    next: { do: 'try-again', cost: `may cost ${price}` },
  };
};

/**
 * To be called once at each start, before anything else is sent. If the process ends in the middle, the next start does
 * the rest: settled attempts are no longer open, and rows are marked before their attempts are closed. A call that had
 * ended without an answer may have a row that was not written yet: it is marked as well.
 */
export const recoverAfterCrash = async ({
  journal,
  runs,
}: Pick<Ports, 'journal' | 'runs'>): Promise<void> => {
  const [open, doubtful] = await Promise.all([journal.open(), journal.doubtful()]);
  const unknown = [...doubtful, ...open.filter(attempt => !attempt.harmless && attempt.runId !== null)];
  const byRun = Map.groupBy(unknown, attempt => attempt.runId ?? '');
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
