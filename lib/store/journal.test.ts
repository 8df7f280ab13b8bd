import { beforeEach, describe, expect, it } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { takeFence } from './fence.ts';
import { answer, attempt, failAt, NOW, reservation, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';

let db: LoupeDatabase;
beforeEach(async () => {
  db = await testStore();
});

const full = () => new DOMException('The disk is full', 'QuotaExceededError');

describe('reserve', () => {
  it('writes attempt, held units and limiter slot down', async () => {
    const journal = createJournal(db);
    expect(await journal.reserve([reservation('a', { reserved: 2.5 })])).toEqual([{ ok: true }]);
    expect(await journal.open()).toEqual([attempt('a', { reserved: 2.5 })]);
    expect(await journal.spent('hunter', NOW)).toEqual({ day: 2.5, month: 2.5 });
    expect(await journal.limits()).toEqual(reservation('a').limits);
    expect(await journal.ledger('hunter')).toMatchObject([{ id: 'a', amount: 2.5, state: 'reserved' }]);
  });

  it('counts the batch’s earlier ones, and a refused one leaves no trace', async () => {
    const journal = createJournal(db);
    const budget = { perDay: 2 };
    const ids = ['a', 'b', 'c'];
    const outcomes = await journal.reserve(ids.map(id => reservation(id, {}, budget)));
    expect(outcomes.map(each => each.ok)).toEqual([true, true, false]);
    expect(outcomes[2]).toMatchObject({
      problem: { kind: 'budget', next: { do: 'raise-budget', requestId: 'hunter' } },
    });
    expect(await db.attempts.toCollection().primaryKeys()).toEqual(['a', 'b']);
    expect(await db.ledger.count()).toBe(2);
  });

  it('keeps the month’s budget over its days, and lets a free call through', async () => {
    const journal = createJournal(db);
    const yesterday = NOW - 86_400_000;
    await journal.reserve([reservation('old', { at: yesterday, reserved: 3 })]);
    const budget = { perDay: 5, perMonth: 4 };
    const [two, one, free] = await journal.reserve([
      reservation('two', { reserved: 2 }, budget),
      reservation('one', { reserved: 1 }, budget),
      reservation('free', { reserved: 0 }, budget),
    ]);
    expect([two?.ok, one?.ok, free?.ok]).toEqual([false, true, true]);
  });

  it('F9: refuses who was overtaken by a newer runner', async () => {
    const journal = createJournal(db);
    const fence = await takeFence(db);
    await takeFence(db);
    const [late] = await journal.reserve([reservation('a', { fence })]);
    expect(late).toMatchObject({ ok: false, problem: { kind: 'cancelled' } });
    expect(await db.attempts.count()).toBe(0);
  });

  it.each([Number.NaN, Infinity, -1])('refuses a cost of %d, with a budget or without', async reserved => {
    const [outcome] = await createJournal(db).reserve([reservation('a', { reserved })]);
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'definition' } });
    expect([await db.attempts.count(), await db.spend.count()]).toEqual([0, 0]);
  });

  it('adds tenths as a person does', async () => {
    const journal = createJournal(db);
    const batch = Array.from({ length: 10 }, (_, i) => reservation(`${i}`, { reserved: 0.1 }, { perDay: 1 }));
    expect((await journal.reserve(batch)).every(each => each.ok)).toBe(true);
    expect(await journal.spent('hunter', NOW)).toEqual({ day: 1, month: 1 });
  });
});

describe('settle', () => {
  it('closes the attempt, moves held to spent and keeps the answer', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a', { reserved: 3 })]);
    await journal.settle([settlement('a', { charged: 2 })]);
    expect(await journal.open()).toEqual([]);
    expect(await db.spend.toArray()).toMatchObject([{ held: 0, spent: 2 }]);
    expect(await journal.ledger('hunter')).toMatchObject([{ amount: 2, state: 'spent' }]);
    expect((await db.answers.get('key-a'))?.status).toBe(200);
  });

  it('gives back what an uncharged failure held', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a')]);
    await journal.settle([settlement('a', { state: 'failed', charged: 0, answer: null })]);
    expect(await journal.spent('hunter', NOW)).toEqual({ day: 0, month: 0 });
    expect(await journal.ledger('hunter')).toEqual([]);
  });

  it('holds what may have been charged, until a person decides', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a')]);
    await journal.settle([settlement('a', { state: 'unknown', answer: null })]);
    expect(await journal.ledger('hunter')).toMatchObject([{ state: 'possibly', amount: 1 }]);
    expect(await db.spend.toArray()).toMatchObject([{ held: 1, spent: 0 }]);
    await journal.settle([settlement('a', { state: 'failed', charged: 0, answer: null })]);
    expect(await db.spend.toArray()).toMatchObject([{ held: 0, spent: 0 }]);
  });

  it('counts a settlement that comes twice once', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a')]);
    await journal.settle([settlement('a'), settlement('a')]);
    await journal.settle([settlement('a', { charged: 9 })]);
    expect(await journal.spent('hunter', NOW)).toEqual({ day: 1, month: 1 });
  });
});

it('takes a charge that is no amount for all that was held', async () => {
  const journal = createJournal(db);
  await journal.reserve([reservation('a', { reserved: 3 })]);
  await journal.settle([settlement('a', { charged: Number.NaN })]);
  expect(await journal.spent('hunter', NOW)).toEqual({ day: 3, month: 3 });
});

describe('F4: a full disk', () => {
  it('clears kept answers, then settles', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a'), reservation('b')]);
    await journal.settle([settlement('a', { answer: answer('old', 'x'.repeat(500), { usedAt: 1 }) })]);
    const fault = failAt(1, full, ['put']);
    await journal.settle([settlement('b')]);
    fault.stop();
    expect(await db.answers.toCollection().primaryKeys()).toEqual(['key-b']);
    expect(await journal.spent('hunter', NOW)).toEqual({ day: 2, month: 2 });
  });

  it('tells the truth about what was spent even when no answer fits', async () => {
    const journal = createJournal(db);
    await journal.reserve([reservation('a')]);
    db.strict.answers.hook('creating', () => {
      throw full();
    });
    expect(await journal.settle([settlement('a')])).toEqual(['a']);
    expect(await db.spend.toArray()).toMatchObject([{ held: 0, spent: 1 }]);
    expect(await journal.open()).toEqual([]);
  });

  it('refuses the next paid call with a sentence', async () => {
    const journal = createJournal(db);
    db.strict.attempts.hook('creating', () => {
      throw full();
    });
    const [outcome] = await journal.reserve([reservation('a')]);
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'circuit-open' } });
    expect(await db.ledger.count()).toBe(0);
  });
});
