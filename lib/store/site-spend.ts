/** What runs that started by themselves on a site have spent there today. */
import type { LoupeDatabase } from './database.ts';
import { dayOf } from './day.ts';

/** Units charged or held by today's runs whose title is the site's origin. */
export const spentBySite = async (db: LoupeDatabase, origin: string, now: number): Promise<number> => {
  const runs = await db.runs
    .filter(run => run.title === origin && dayOf(run.createdAt) === dayOf(now))
    .toArray();
  const ids = new Set(runs.map(run => run.id));
  if (ids.size === 0) return 0;
  let spent = 0;
  await db.ledger
    .filter(entry => entry.runId !== null && ids.has(entry.runId))
    .each(entry => {
      spent += entry.amount;
    });
  return spent;
};
