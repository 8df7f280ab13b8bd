import { expect, it } from 'vitest';
import type { Score } from '../core/score/definition.ts';
import { testStore } from './fixtures.ts';
import { dropScore, saveScore } from './list-scores.ts';
import { createList } from './lists.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

const score = (id: string, more: Partial<Score> = {}): Score => ({
  id,
  name: 'Fit',
  rules: [{ column: 'domain', label: 'Domain', operator: 'filled', points: 5 }],
  bands: [],
  ...more,
});

it('saves by id, takes away, and puts back where it stood', async () => {
  const db = await testStore();
  await createList(db, 'l', 'L', 1);
  for (const id of ['a', 'b', 'c']) await saveScore(db, 'l', score(id), 2);
  await saveScore(db, 'l', score('b', { name: 'Need' }), 3);
  const names = async () => (await db.lists.get('l'))?.scores?.map(({ id, name }) => `${id} ${name}`);
  expect(await names()).toEqual(['a Fit', 'b Need', 'c Fit']);
  const gone = await dropScore(db, 'l', 'b', 4);
  expect(await names()).toEqual(['a Fit', 'c Fit']);
  expect(await dropScore(db, 'l', 'b', 4)).toBeNull();
  if (gone) await saveScore(db, 'l', gone.score, 5, gone.at);
  expect(await names()).toEqual(['a Fit', 'b Need', 'c Fit']);
  expect((await db.lists.get('l'))?.updatedAt).toBe(5);
});

it('keeps nothing that is not whole, and nothing for a list that is gone', async () => {
  const db = await testStore();
  await createList(db, 'l', 'L', 1);
  expect(await saveScore(db, 'l', score('a', { rules: [] }), 2)).toMatchObject({ ok: false });
  expect(await saveScore(db, 'gone', score('a'), 2)).toEqual({ ok: false, message: 'The list was deleted.' });
  expect((await db.lists.get('l'))?.scores).toBeUndefined();
});

it('is in the copy that is kept outside of the store', async () => {
  const db = await testStore();
  await createList(db, 'l', 'L', 1);
  await saveScore(db, 'l', score('a'), 2);
  const copy = await takeSnapshot(db, 3);
  await db.lists.clear();
  expect(await restoreSnapshot(db, copy)).toMatchObject({ ok: true, lists: 1 });
  expect((await db.lists.get('l'))?.scores).toEqual([score('a')]);
});
