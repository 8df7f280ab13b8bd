// First: Dexie looks for a global IndexedDB when it is loaded, and answers no live query without one.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { NOW, testStore } from './fixtures.ts';
import { liveSignal } from './live.ts';

it('a live signal follows every context, and stops', async () => {
  const db = await testStore();
  const live = liveSignal(() => db.recent.count(), -1);
  const until = async (n: number): Promise<void> => {
    for (let i = 0; i < 200 && live.signal.value !== n; i++) await new Promise(done => setTimeout(done, 5));
    expect(live.signal.value).toBe(n);
  };
  await until(0);
  const lookup = { subject: 'd:a.com', name: null, domain: 'a.com', at: NOW };
  await db.recent.put(lookup);
  await until(1);
  // The strict connection is another connection: it is heard too.
  await db.strict.recent.put({ ...lookup, subject: 'd:b.com' });
  await until(2);
  live.stop();
  await db.recent.clear();
  await new Promise(done => setTimeout(done, 30));
  expect(live.signal.value).toBe(2);
});

it('keeps the last value when a reading fails, and says why', async () => {
  const db = await testStore();
  let broken = false;
  const live = liveSignal(async () => {
    const count = await db.recent.count();
    if (broken) throw new Error('damaged');
    return count;
  }, -1);
  await new Promise(done => setTimeout(done, 50));
  broken = true;
  await db.recent.put({ subject: 'd:a.com', name: null, domain: null, at: NOW });
  await new Promise(done => setTimeout(done, 50));
  expect([live.signal.value, live.error.value]).toEqual([0, new Error('damaged')]);
  live.stop();
});
