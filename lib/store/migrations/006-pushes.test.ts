import { expect, it } from 'vitest';
import { attempt, freshFactory, runRow, testStore } from '../fixtures.ts';
import { pushes } from './006-pushes.ts';
import { MIGRATIONS } from './index.ts';

it('adds the table and leaves the rows of earlier runs as they were', async () => {
  const indexedDB = freshFactory();
  const before = MIGRATIONS.filter(step => step.version < pushes.version);
  const old = await testStore(indexedDB, { migrations: before });
  await old.attempts.add(attempt('a'));
  await old.runRows.add(runRow('r', 0));
  old.close();

  const db = await testStore(indexedDB);
  const push = { listId: 'l', requestId: 'crm', mapping: {}, size: 1, updatedAt: 0 };
  await db.pushes.add(push);
  expect(await db.pushes.where('requestId').equals('crm').toArray()).toEqual([push]);
  expect(await db.attempts.toArray()).toEqual([attempt('a')]);
  expect(await db.runRows.toArray()).toEqual([runRow('r', 0)]);
  db.close();
});
