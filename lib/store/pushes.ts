/** Destinations of a list, and what a person says of rows of which nobody knows whether they arrived. */
import { Dexie } from 'dexie';
import type { Problem } from '../core/outcome/problem.ts';
import { pushPlanId } from '../core/push/plan-id.ts';
import type { ListPush } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

/** The one that was used last comes first. */
export async function pushesOf(db: LoupeDatabase, listId: string): Promise<readonly ListPush[]> {
  const found = await db.pushes
    .where('[listId+requestId]')
    .between([listId, Dexie.minKey], [listId, Dexie.maxKey])
    .toArray();
  return found.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** Where the rows of this list went, as plans, in a fixed order. */
export async function pushPlansOf(db: LoupeDatabase, listId: string): Promise<readonly string[]> {
  return (await pushesOf(db, listId)).map(push => pushPlanId(push.requestId)).sort();
}

const NOT_ARRIVED: Problem = {
  kind: 'interrupted',
  message: 'It did not arrive, as you said.',
  detail: 'The next push takes it along.',
  next: { do: 'none' },
};

/** A row that is `unknown` becomes pushed or failed, in the list and in its run. @returns false where it is not unknown any more */
export function settlePush(
  db: LoupeDatabase,
  { requestId, subject, arrived }: { requestId: string; subject: string; arrived: boolean },
): Promise<boolean> {
  const key: [string, string] = [pushPlanId(requestId), subject];
  return db.transaction('rw', db.results, db.runs, db.runRows, async () => {
    const result = await db.results.get(key);
    if (result?.state !== 'unknown') return false;
    const state = arrived ? 'found' : 'failed';
    const problem = arrived ? null : NOT_ARRIVED;
    await db.results.put({ ...result, state, problem });
    const run = result.runId === null ? undefined : await db.runs.get(result.runId);
    const row = run && (await db.runRows.where('[runId+subject.key]').equals([run.id, subject]).first());
    if (!run || row?.state !== 'unknown') return true;
    await db.runRows.put({ ...row, state, problem });
    const counts = { ...run.counts, unknown: run.counts.unknown - 1, [state]: run.counts[state] + 1 };
    await db.runs.update(run.id, { counts });
    return true;
  });
}
