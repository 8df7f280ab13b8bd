import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { first } from './001-first.ts';

it('makes the first tables, and their indexes answer', async () => {
  const db = new Dexie('loupe', { indexedDB: new IDBFactory(), IDBKeyRange });
  db.version(first.version).stores({ ...first.stores });
  await db.open();
  expect(db.tables.map(table => table.name).sort()).toEqual(Object.keys(first.stores).sort());
  await db.table('runRows').bulkAdd([
    { runId: 'r', seq: 0, state: 'queued', notBefore: 5, subject: { key: 'd:a.com' } },
    { runId: 'r', seq: 1, state: 'queued', notBefore: 0, subject: { key: 'd:b.com' } },
  ]);
  const due = await db
    .table('runRows')
    .where('[runId+state+notBefore]')
    .between(['r', 'queued', 0], ['r', 'queued', 9])
    .primaryKeys();
  expect(due).toEqual([
    ['r', 1],
    ['r', 0],
  ]);
  db.close();
});
