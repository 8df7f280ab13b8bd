import { beforeEach, expect, it } from 'vitest';
import { answerBytes, createAnswers } from './answers.ts';
import { compress, expand, LARGEST_BODY } from './compress.ts';
import type { LoupeDatabase } from './database.ts';
import { answer, NOW, reservation, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';

let db: LoupeDatabase;
let now: number;
const clock = { now: () => now };
beforeEach(async () => {
  db = await testStore();
  now = NOW;
});

async function keep(key: string, text: string, usedAt = NOW): Promise<void> {
  const journal = createJournal(db);
  await journal.reserve([reservation(key)]);
  await journal.settle([settlement(key, { answer: answer(key, text, { usedAt }) })]);
}

const eventually = async (check: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 100 && !(await check()); i++) await new Promise(done => setTimeout(done, 5));
  expect(await check()).toBe(true);
};

it('keeps a long body compressed, and hands it out as it came', async () => {
  const text = JSON.stringify({ company: 'Zürich '.repeat(1000) });
  await keep('long', text);
  const row = await db.answers.get('long');
  expect(row?.encoding).toBe('gzip');
  expect(row?.stored).toBeLessThan(1000);
  expect(await answerBytes(db)).toBe(row?.stored);
  const found = (await createAnswers(db, clock).get(['long', 'absent'])).get('long');
  expect(new TextDecoder().decode(found?.body)).toBe(text);
  expect(found).toMatchObject({ encoding: 'plain', size: row?.size });
});

it('counts its bytes once when an answer replaces an older one', async () => {
  await keep('a', 'x'.repeat(1000));
  const journal = createJournal(db);
  await journal.reserve([reservation('again')]);
  await journal.settle([settlement('again', { answer: answer('a', 'y'.repeat(10)) })]);
  expect(await answerBytes(db)).toBe(10);
});

it('lets the least recently used go first; a use counts', async () => {
  for (const [i, key] of ['a', 'b', 'c'].entries()) await keep(key, 'x'.repeat(100), NOW + i);
  const answers = createAnswers(db, clock);
  now = NOW + 3_600_000;
  await answers.get(['a']);
  await eventually(async () => (await db.answerUses.get('a'))?.usedAt === now);
  expect(await answers.shrink(250)).toBe(1);
  expect([...(await answers.get(['a', 'b', 'c'])).keys()]).toEqual(['a', 'c']);
  expect(await answers.shrink(250)).toBe(0);
  expect(await answers.shrink(0)).toBe(2);
  expect(await answerBytes(db)).toBe(0);
});

it('shrinks more than one batch', async () => {
  await db.answers.bulkPut(Array.from({ length: 450 }, (_, i) => answer(`${i}`, 'x')));
  await db.answerUses.bulkPut(
    Array.from({ length: 450 }, (_, i) => ({ key: `${i}`, requestId: 'hunter', usedAt: i, stored: 1 })),
  );
  await db.totals.put({ name: 'answer-bytes', value: 450 });
  expect(await createAnswers(db, clock).shrink(20)).toBe(430);
  expect(await db.answers.count()).toBe(20);
});

it('visits all answers of a request, whatever the visitor awaits', async () => {
  for (let i = 0; i < 45; i++) await db.answers.put(answer(`${i}`, 'x'));
  await db.answers.put(answer('other', 'x', { requestId: 'gleif' }));
  const seen = new Set<string>();
  await createAnswers(db, clock).each('hunter', async each => {
    await new Promise(done => setTimeout(done, 0));
    seen.add(each.key);
  });
  expect(seen.size).toBe(45);
});

it('sets a damaged answer aside and goes on without it', async () => {
  await keep('good', 'x'.repeat(5000));
  await keep('bad', 'y'.repeat(5000));
  await db.answers.update('bad', { body: new Uint8Array([31, 139, 8, 0, 1, 2, 3]) });
  const found = await createAnswers(db, clock).get(['good', 'bad']);
  expect([...found.keys()]).toEqual(['good']);
  expect(await db.quarantine.toArray()).toMatchObject([{ table: 'answers', key: 'bad', at: NOW }]);
  expect(await db.answers.count()).toBe(1);
  expect(await answerBytes(db)).toBe((await db.answers.get('good'))?.stored);
});

it('compresses nothing that gains nothing, and never expands beyond what was said', async () => {
  const noise = crypto.getRandomValues(new Uint8Array(4000));
  expect(await compress(noise)).toMatchObject({ encoding: 'plain', stored: 4000 });
  const bomb = await compress(new Uint8Array(5_000_000));
  expect(bomb.stored).toBeLessThan(10_000);
  expect((await expand(bomb))?.length).toBe(5_000_000);
  expect(await expand({ ...bomb, size: 4_999_999 })).toBeNull();
  expect(await expand({ ...bomb, size: LARGEST_BODY + 1 })).toBeNull();
});
