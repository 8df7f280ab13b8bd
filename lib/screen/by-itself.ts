/** What went wrong without a person looking: a request that a check found broken, a turn of a schedule that cannot be taken. */
import { troubleWords } from '../core/watch/watch.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { schedulesOf } from '../store/schedules.ts';
import { watchesOf } from '../store/watches.ts';

export interface QuietTrouble {
  readonly words: string;
  /** Where the workbench shows it. */
  readonly hash: string;
}

export interface CheckTrouble {
  readonly requestId: string;
  readonly words: string;
}

/** What checks found of these requests (of all, unless some are named): a run may trip on it. */
export async function checkTroubles(
  db: LoupeDatabase,
  requestIds?: readonly string[],
): Promise<readonly CheckTrouble[]> {
  const found: CheckTrouble[] = [];
  for (const watch of await watchesOf(db, requestIds)) {
    const words = troubleWords(watch);
    const request = words ? await db.requests.get(watch.requestId) : undefined;
    if (words && request)
      found.push({ requestId: watch.requestId, words: `${request.definition.name}: ${words}` });
  }
  return found;
}

export async function quietTroubles(db: LoupeDatabase): Promise<readonly QuietTrouble[]> {
  const found: QuietTrouble[] = (await checkTroubles(db)).map(({ requestId, words }) => ({
    words,
    hash: `#/request/${encodeURIComponent(requestId)}`,
  }));
  for (const { listId, held, paused } of await schedulesOf(db)) {
    // A budget is there again by itself.
    if (!held || paused || held.problem.kind === 'budget') continue;
    const list = await db.lists.get(listId);
    found.push({
      words: `${list?.name ?? 'A list'} waits for its run: ${held.problem.message}`,
      hash: `#/list/${encodeURIComponent(listId)}`,
    });
  }
  return found;
}
