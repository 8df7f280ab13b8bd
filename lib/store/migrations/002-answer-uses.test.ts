import { expect, it } from 'vitest';
import { answer, freshFactory, testStore } from '../fixtures.ts';
import { first } from './001-first.ts';

it('carries the use and the bytes of each answer over, and keeps its body', async () => {
  const indexedDB = freshFactory();
  const old = await testStore(indexedDB, { migrations: [first] });
  const kept = [answer('a', 'x'.repeat(100), { usedAt: 7 }), answer('b', 'yy', { usedAt: 3 })];
  await old.table('answers').bulkAdd(kept);
  old.close();

  const db = await testStore(indexedDB);
  expect(await db.answers.toArray()).toEqual(kept);
  expect(await db.answerUses.orderBy('usedAt').toArray()).toEqual([
    { key: 'b', requestId: 'hunter', usedAt: 3, stored: 2 },
    { key: 'a', requestId: 'hunter', usedAt: 7, stored: 100 },
  ]);
  expect(await db.totals.get('answer-bytes')).toEqual({ name: 'answer-bytes', value: 102 });
  db.close();
});
