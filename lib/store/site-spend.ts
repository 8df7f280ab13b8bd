/** What runs that started by themselves on a site have spent there today, and what they still have to ask. */
import type { LoupeDatabase } from './database.ts';
import { dayOf, startOfDay } from './day.ts';
import { openRows } from './run-views.ts';

export interface SiteSpend {
  /** Units charged today, or held for calls that are under way. */
  readonly spent: number;
  readonly open: readonly {
    readonly runId: string;
    readonly planId: string;
    readonly paused: boolean;
    /** Companies in line or under way. */
    readonly rows: number;
  }[];
}

/** Such a run bears its site's origin as its title. */
export const siteSpend = async (db: LoupeDatabase, origin: string, now: number): Promise<SiteSpend> => {
  const [unended, todays] = await Promise.all([
    db.runs.where('state').anyOf('running', 'paused').toArray(),
    db.runs.where('createdAt').aboveOrEqual(startOfDay(now)).toArray(),
  ]);
  const runs = new Map([...unended, ...todays].filter(run => run.title === origin).map(run => [run.id, run]));
  const entries = await db.ledger
    .where('runId')
    .anyOf([...runs.keys()])
    .toArray();
  const today = dayOf(now);
  const open = unended.filter(run => runs.has(run.id));
  const counts = await Promise.all(open.map(run => openRows(db, run.id)));
  return {
    spent: entries.filter(entry => entry.day === today).reduce((sum, { amount }) => sum + amount, 0),
    open: open.map(({ id, planId, state }, i) => ({
      runId: id,
      planId,
      paused: state === 'paused',
      rows: counts[i] ?? 0,
    })),
  };
};
