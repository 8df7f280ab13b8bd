/** A person decides about a call that may have been paid for: ask again, or take it as failed. */
import type { Command } from '../../lib/core/message/command.ts';
import { app } from './app.ts';

export const settleUnknown = async ({
  runId,
  seq,
  action,
}: Extract<Command, { do: 'settle-unknown' }>): Promise<void> => {
  const { db, runner } = await app();
  const changed = await db.transaction('rw', db.runRows, db.runs, db.attempts, async () => {
    const [row, run] = [await db.runRows.get([runId, seq]), await db.runs.get(runId)];
    if (row?.state !== 'unknown' || !run) return false;
    await db.runRows.put({
      ...row,
      state: action === 'again' ? 'queued' : 'failed',
      notBefore: 0,
      problem: action === 'again' ? null : row.problem,
    });
    // The person has decided: a later start must not take the row for doubtful again.
    await db.attempts
      .where('state')
      .equals('unknown')
      .filter(one => one.runId === runId && one.subject === row.subject.key)
      .modify({ state: 'failed' });
    const failed = run.counts.failed + (action === 'failed' ? 1 : 0);
    await db.runs.update(runId, {
      counts: { ...run.counts, unknown: run.counts.unknown - 1, failed },
      ...(action === 'again' ? { state: 'running', finishedAt: null } : {}),
    });
    return true;
  });
  if (changed && action === 'again') await runner.tick();
};
