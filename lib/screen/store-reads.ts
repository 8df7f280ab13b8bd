/** The card's reads and writes, over a database. */
import { liveQuery } from 'dexie';
import type { LoupeDatabase } from '../store/database.ts';
import { listedOf } from '../store/listed.ts';
import { addRows, createList, freeListName, listsWithCounts } from '../store/lists.ts';
import { resultsBySubject } from '../store/results.ts';
import { setSetting, setting } from '../store/settings.ts';
import { planLists } from './plan-lists.ts';
import type { AddedTo, AddOrder, Answers } from './store-door.ts';

type Reads = {
  readonly [N in keyof Answers]: (db: LoupeDatabase, about: string) => Promise<Answers[N]>;
};

const READS: Reads = {
  theme: db => setting(db, 'theme'),
  plans: db => planLists(db),
  known: async (db, key) => {
    if (key === '') return { key, results: [], asking: [] };
    const [results, open] = await Promise.all([
      resultsBySubject(db, [key]).then(found => found.get(key) ?? []),
      db.attempts.where('state').equals('sent').toArray(),
    ]);
    const asking = open.filter(attempt => attempt.subject === key).map(attempt => attempt.planId);
    return { key, results, asking };
  },
  lists: async (db, key) => {
    const listed = key === '' ? undefined : (await listedOf(db, [key])).get(key);
    return {
      lists: await listsWithCounts(db),
      last: await setting(db, 'lastList'),
      holding: listed?.lists.map(list => list.id) ?? [],
      name: listed?.name ?? null,
    };
  },
};

/** Tells now and after each change. @returns the end of it */
export function followRead<N extends keyof Answers>(
  db: LoupeDatabase,
  name: N,
  about: string,
  told: (answer: Answers[N]) => void,
): () => void {
  const subscription = liveQuery(() => READS[name](db, about)).subscribe({
    next: told,
    error: error => console.error('Loupe: a query failed', error instanceof Error ? error.name : ''),
  });
  return () => subscription.unsubscribe();
}

/** @throws with a sentence when the list is gone */
export async function addTo(db: LoupeDatabase, { to, subjects, source }: AddOrder): Promise<AddedTo> {
  const now = Date.now();
  const list = 'id' in to ? await db.lists.get(to.id) : await newList(db, to.name, now);
  if (!list) throw new Error('The list was deleted.');
  const ids = subjects.map(subject => JSON.stringify([list.id, subject.key]));
  const there = await db.listRows.bulkGet(ids);
  const rows = subjects.map(subject => ({ subject, source }));
  const { added, merged } = await addRows(db, list.id, rows, now);
  await setSetting(db, 'lastList', list.id);
  return { list: list.name, added, merged, rows: ids.filter((_, i) => there[i] === undefined) };
}

const newList = async (db: LoupeDatabase, name: string, now: number) =>
  createList(db, crypto.randomUUID(), await freeListName(db, name), now);
