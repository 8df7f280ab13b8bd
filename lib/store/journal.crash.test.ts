import { expect, it } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { answer, attempt, failAt, freshFactory, reservation, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { units } from './spend.ts';

/** Attempt, ledger, totals and answer tell the same story. */
async function expectAgreement(db: LoupeDatabase): Promise<void> {
  const [attempts, ledger, spend, uses, total, answers] = await Promise.all([
    db.attempts.toArray(),
    db.ledger.toArray(),
    db.spend.toArray(),
    db.answerUses.toArray(),
    db.totals.get('answer-bytes'),
    db.answers.toArray(),
  ]);
  const sum = (kind: 'held' | 'spent') => units(spend.reduce((all, row) => all + row[kind], 0));
  const entries = (spent: boolean) =>
    units(ledger.filter(e => (e.state === 'spent') === spent).reduce((all, e) => all + e.amount, 0));
  expect(sum('held')).toBe(entries(false));
  expect(sum('spent')).toBe(entries(true));
  const byId = new Map(ledger.map(entry => [entry.id, entry]));
  for (const each of attempts) {
    const entry = byId.get(each.id);
    if (each.state === 'sent') expect(entry).toMatchObject({ state: 'reserved', amount: each.reserved });
    if (each.state === 'answered') {
      expect(entry?.state).toBe('spent');
      expect(answers.map(a => a.key)).toContain(each.key);
    } else expect(answers.map(a => a.key)).not.toContain(each.key);
    if (each.state === 'unknown') expect(entry?.state).toBe('possibly');
    if (each.state === 'failed') expect(entry).toBeUndefined();
  }
  expect(ledger.length).toBe(attempts.filter(each => each.state !== 'failed').length);
  expect(total?.value ?? 0).toBe(answers.reduce((all, each) => all + each.stored, 0));
  expect(uses.length).toBe(answers.length);
}

async function scenario(db: LoupeDatabase): Promise<void> {
  const journal = createJournal(db);
  const budget = { perDay: 3 };
  await journal.reserve([
    reservation('a', {}, budget),
    reservation('b', {}, budget),
    reservation('c', { reserved: 2 }, budget),
  ]);
  await journal.settle([settlement('a', { answer: answer('key-a', 'x'.repeat(5000)) })]);
  await journal.reserve([reservation('d', {}, budget)]);
  await journal.settle([
    settlement('b', { state: 'failed', charged: 0, answer: null }),
    settlement('d', { state: 'unknown', answer: null }),
  ]);
}

it('F1: agrees at every moment: a crash at the n-th operation, for all n', async () => {
  let n = 1;
  for (; ; n++) {
    const factory = freshFactory();
    const db = await testStore(factory);
    const fault = failAt(n);
    const crashed = await scenario(db).then(
      () => false,
      () => true,
    );
    const operations = fault.stop();
    db.close();
    // A new life, on what the last one left.
    const after = await testStore(factory);
    await expectAgreement(after);
    after.close();
    if (operations < n) {
      expect(crashed).toBe(false);
      break;
    }
    expect(crashed).toBe(true);
  }
  expect(n).toBeGreaterThan(20);
});

it('finds what a crash left between sending and answering', async () => {
  const factory = freshFactory();
  const db = await testStore(factory);
  await createJournal(db).reserve([reservation('a')]);
  db.close();
  const after = await testStore(factory);
  expect(await createJournal(after).open()).toEqual([attempt('a')]);
  after.close();
});
