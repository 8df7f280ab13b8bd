// First: Dexie answers no live query without a global IndexedDB.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { testStore } from './fixtures.ts';
import { followSharedLimits, setSharedLimits } from './shared-limits.ts';

const A = 'https://a.test';
const slow = { windows: [{ calls: 1, perMs: 1000 }], concurrency: 1 };

it('gives what is set for an origin or a key, follows each change, and keeps the others', async () => {
  const db = await testStore();
  await setSharedLimits(db, A, slow);
  const of = await followSharedLimits(db);
  expect(of(A)).toEqual(slow);
  expect(of('https://b.test')).toBeNull();
  expect(of('__proto__')).toBeNull();
  expect(of('key:hunter')).toBeNull();
  await setSharedLimits(db, 'key:hunter', slow);
  await expect.poll(() => of('key:hunter')).toEqual(slow);
  await setSharedLimits(db, 'https://b.test', { ...slow, concurrency: 3 });
  await expect.poll(() => of('https://b.test')?.concurrency).toBe(3);
  expect(await setSharedLimits(db, A, { ...slow, concurrency: 0 })).toBe(false);
  // Two changes that are made one right after the other do not undo each other.
  await Promise.all([setSharedLimits(db, A, { windows: [] }), setSharedLimits(db, A, { concurrency: 2 })]);
  await expect.poll(() => of(A)).toEqual({ windows: [], concurrency: 2 });
  await setSharedLimits(db, A, slow);
  await setSharedLimits(db, 'https://b.test', null);
  await expect.poll(() => of('https://b.test')).toBeNull();
  expect(of(A)).toEqual(slow);
});
