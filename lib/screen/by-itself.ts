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

export async function quietTroubles(db: LoupeDatabase): Promise<readonly QuietTrouble[]> {
  const found: QuietTrouble[] = [];
  for (const watch of await watchesOf(db)) {
    const words = troubleWords(watch);
    const request = words ? await db.requests.get(watch.requestId) : undefined;
    if (words && request)
      found.push({
        words: `${request.definition.name}: ${words}`,
        hash: `#/request/${encodeURIComponent(watch.requestId)}`,
      });
  }
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
