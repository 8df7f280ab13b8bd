/** What runs that started by themselves on a site have spent there today, and what they still have to ask. */
import { sumCosts } from '../core/cost.ts';
import type { LedgerEntry } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { dayOf, startOfDay } from './day.ts';
import { openSubjects } from './run-views.ts';

export interface SiteSpend {
  /** Charged today, or held for calls that are under way; by unit, since unlike units have no sum. */
  readonly spent: ReadonlyMap<string, number>;
  /** Of these, for companies that are in line or under way no more. */
  readonly settled: ReadonlyMap<string, number>;
  readonly open: readonly {
    readonly runId: string;
    readonly planId: string;
    readonly paused: boolean;
    /** Keys of the companies in line or under way. */
    readonly subjects: readonly string[];
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
  const spent = entries.filter(entry => entry.day === today);
  const mine = unended.filter(run => runs.has(run.id));
  const open = await Promise.all(
    mine.map(async ({ id, planId, state }) => ({
      runId: id,
      planId,
      paused: state === 'paused',
      subjects: await openSubjects(db, id),
    })),
  );
  const isOpen = new Set(open.flatMap(({ runId, subjects }) => subjects.map(key => `${runId} ${key}`)));
  return {
    spent: sumOf(spent),
    settled: sumOf(spent.filter(({ runId, subject }) => !isOpen.has(`${runId} ${subject}`))),
    open,
  };
};

const sumOf = (entries: readonly LedgerEntry[]): ReadonlyMap<string, number> =>
  new Map(sumCosts(entries).map(({ unit, amount }) => [unit, amount]));
