import { expect, it } from 'vitest';
import { freshFactory, lookupResult, testStore } from './fixtures.ts';
import { createResults } from './results.ts';

it.each([
  ['few', 3, 1],
  ['most of what lies between', 150, 1],
  ['some of what lies between', 40, 5],
])('reads %s: what is asked for and is there, of this plan alone', async (_, wanted, every) => {
  const db = await testStore(freshFactory());
  const subject = (n: number): string => `d:${n}.com`;
  const all = Array.from({ length: 220 }, (_, n) => n);
  await db.results.bulkPut(all.flatMap(n => (n % 7 === 0 ? [] : [lookupResult('hunter', subject(n))])));
  await db.results.bulkPut(all.map(n => lookupResult('other', subject(n))));
  const subjects = Array.from({ length: wanted }, (_, i) => subject(i * every));
  const found = await createResults(db).get('hunter', subjects);
  const there = subjects.filter((_, i) => (i * every) % 7 !== 0);
  expect([...found.keys()].sort()).toEqual(there.sort());
  expect([...found.values()].every(one => one.planId === 'hunter' && found.get(one.subject) === one)).toBe(
    true,
  );
  db.close();
});
