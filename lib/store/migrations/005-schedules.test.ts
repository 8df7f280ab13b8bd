import { expect, it } from 'vitest';
import { freshFactory, run, testStore } from '../fixtures.ts';
import { first } from './001-first.ts';
import { answerUses } from './002-answer-uses.ts';
import { fewerIndexes } from './003-fewer-indexes.ts';
import { siteBudgets } from './004-site-budgets.ts';

it('adds the two tables, empty, and leaves the runs of before as they are', async () => {
  const indexedDB = freshFactory();
  const old = await testStore(indexedDB, { migrations: [first, answerUses, fewerIndexes, siteBudgets] });
  await old.runs.add(run('r'));
  old.close();

  const db = await testStore(indexedDB);
  expect(await db.runs.toArray()).toEqual([run('r')]);
  expect(await db.schedules.where('listId').equals('l').count()).toBe(0);
  expect(await db.watches.count()).toBe(0);
  db.close();
});
