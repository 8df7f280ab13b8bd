import { expect, it } from 'vitest';
import { attempt, freshFactory, lookupResult, testStore } from '../fixtures.ts';
import { first } from './001-first.ts';
import { answerUses } from './002-answer-uses.ts';

it('keeps the rows, and the indexes that are left answer', async () => {
  const indexedDB = freshFactory();
  const old = await testStore(indexedDB, { migrations: [first, answerUses] });
  const attempts = [attempt('a', { at: 5 }), attempt('b', { state: 'answered', at: 3 })];
  const results = [lookupResult('hunter', 'd:a.com'), lookupResult('other', 'd:a.com')];
  await old.attempts.bulkAdd(attempts);
  await old.results.bulkAdd(results);
  old.close();

  const db = await testStore(indexedDB);
  expect(await db.attempts.orderBy('at').primaryKeys()).toEqual(['b', 'a']);
  expect(await db.attempts.where('state').equals('sent').toArray()).toEqual([attempts[0]]);
  expect(await db.results.where('planId').equals('hunter').toArray()).toEqual([results[0]]);
  expect(await db.results.where('subject').equals('d:a.com').toArray()).toEqual(results);
  const names = (table: string): string[] => db.table(table).schema.indexes.map(index => index.name);
  expect([names('attempts'), names('answers'), names('results')]).toEqual([
    ['state', 'at'],
    ['requestId'],
    ['subject', 'runId', '[state+at]'],
  ]);
  db.close();
});
