import { IDBDatabase } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { LoupeDatabase, openStore } from './database.ts';
import { freshFactory, reservation, settlement, testStore } from './fixtures.ts';
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
  const onClosed = vi.fn();
  const old = await testStore(indexedDB, { onClosed });
  await createJournal(old).reserve([reservation('a')]);
  const newer = await testStore(indexedDB, { migrations: [...MIGRATIONS, next] });
  expect(onClosed.mock.calls).toEqual([['newer']]);
  expect([old.isOpen(), old.strict.isOpen()]).toEqual([false, false]);
  await expect(createJournal(old).reserve([reservation('b')])).rejects.toThrow();
  expect(await newer.table('attempts').count()).toBe(1);
  expect((await indexedDB.databases())[0]?.version).toBe(next.version * 10);
});

it.each(['main', 'strict'] as const)('tells when the browser takes the %s connection away', async which => {
  const onClosed = vi.fn();
  const db = await testStore(freshFactory(), { onClosed });
  await db.strict.open();
  const native = (which === 'main' ? db : db.strict).backendDB();
  native.onclose?.(new Event('close'));
  expect(onClosed.mock.calls).toEqual([['lost']]);
  expect([db.isOpen(), db.strict.isOpen()]).toEqual([false, false]);
  await expect(db.requests.count()).rejects.toThrow();
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
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const db = await testStore(indexedDB);
  await db.strict.open();
  transaction.mockClear();
  await createJournal(db).reserve([reservation('a')]);
  await createJournal(db).saveLimits([{ scope: 's', starts: [], blockedUntil: 0 }]);
  await createJournal(db).settle([settlement('a')]);
  await createJournal(db).reserve([reservation('free', { reserved: 0, harmless: true })]);
  await createJournal(db).settle([settlement('free', { charged: 0 })]);
  const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  transaction.mockRestore();
  expect(writes.map(([, , options]) => options?.durability)).toEqual([
    'strict',
    'relaxed',
    'strict',
    'strict',
    'relaxed',
  ]);
});
