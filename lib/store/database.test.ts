import { expect, it, vi } from 'vitest';
import { LoupeDatabase, openStore } from './database.ts';
import { freshFactory, reservation, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

const next: Migration = { version: MIGRATIONS.length + 1, stores: { answers: null, news: 'id' } };

it('leaves a database that is newer than the code as it is, and says so', async () => {
  const indexedDB = freshFactory();
  const newer = await testStore(indexedDB, { migrations: [...MIGRATIONS, next] });
  await newer.table('news').add({ id: 'kept' });
  newer.close();
  const opened = await openStore({ indexedDB });
  expect(opened).toMatchObject({ ok: false, problem: { kind: 'newer' } });
  expect((await indexedDB.databases())[0]?.version).toBe(next.version * 10);
  const again = await testStore(indexedDB, { migrations: [...MIGRATIONS, next] });
  expect(await again.table('news').count()).toBe(1);
});

it('lets go when a newer Loupe opens the database, the strict connection too', async () => {
  const indexedDB = freshFactory();
  const onOutdated = vi.fn();
  const old = await testStore(indexedDB, { onOutdated });
  await createJournal(old).reserve([reservation('a')]);
  const newer = await testStore(indexedDB, { migrations: [...MIGRATIONS, next] });
  expect(onOutdated).toHaveBeenCalledOnce();
  expect([old.isOpen(), old.strict.isOpen()]).toEqual([false, false]);
  await expect(createJournal(old).reserve([reservation('b')])).rejects.toThrow();
  expect(await newer.table('attempts').count()).toBe(1);
});

it('says who stands in the way when an upgrade is blocked', async () => {
  const indexedDB = freshFactory();
  // A context that does not let go, as one of a very old version.
  const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('loupe', 10);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opened = await openStore({ indexedDB, blockedMs: 20 });
  expect(opened).toMatchObject({ ok: false, problem: { kind: 'blocked' } });
  stubborn.close();
});

it('tries once more when the file does not open, then offers a way out and deletes nothing', async () => {
  const indexedDB = freshFactory();
  (await testStore(indexedDB)).close();
  const broken = new DOMException('Internal error opening backing store', 'UnknownError');
  const open = vi.spyOn(LoupeDatabase.prototype, 'open');
  open.mockRejectedValueOnce(broken);
  expect((await openStore({ indexedDB })).ok).toBe(true);
  open.mockRejectedValueOnce(broken).mockRejectedValueOnce(broken);
  const calls = open.mock.calls.length;
  expect(await openStore({ indexedDB })).toMatchObject({ ok: false, problem: { kind: 'unopenable' } });
  expect(open.mock.calls.length - calls).toBe(2);
  open.mockRestore();
  expect((await openStore({ indexedDB })).ok).toBe(true);
});

it('commits the journal strictly and the rest relaxed', async () => {
  const indexedDB = freshFactory();
  const db = await testStore(indexedDB);
  const durabilities: unknown[] = [];
  for (const connection of [db, db.strict]) {
    await connection.open();
    const native = connection.backendDB();
    const original = native.transaction.bind(native);
    native.transaction = (stores, mode, options) => {
      if (mode === 'readwrite') durabilities.push(options?.durability);
      return original(stores, mode, options);
    };
  }
  await createJournal(db).reserve([reservation('a')]);
  await createJournal(db).saveLimits([{ scope: 's', starts: [], blockedUntil: 0 }]);
  expect(durabilities).toEqual(['strict', 'relaxed']);
});
