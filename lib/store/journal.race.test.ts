import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshFactory, NOW, reservation, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';

/** The whole number: `LOUPE_BUDGETS=1000 npx vitest run lib/store/journal.race.test.ts`. */
const RUNS = Number(process.env['LOUPE_BUDGETS'] ?? 60);

const call = fc.record({
  who: fc.constantFrom(0, 1, 2),
  cost: fc.constantFrom(0, 0.1, 1, 2, 5),
  charged: fc.constantFrom(0, 0.5, 1),
});

it('G15: three contexts that race never spend more than the budget, and never less than they could', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 1, maxLength: 24 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (calls, perDay, batchSize) => {
        const factory = freshFactory();
        const contexts = [await testStore(factory), await testStore(factory), await testStore(factory)];
        const journals = contexts.map(createJournal);
        const budget = { perDay, perMonth: perDay + 3 };
        await Promise.all(
          journals.map(async (journal, who) => {
            const mine = calls.map((each, i) => ({ ...each, id: `${i}` })).filter(each => each.who === who);
            for (let from = 0; from < mine.length; from += batchSize) {
              const batch = mine.slice(from, from + batchSize);
              const outcomes = await journal.reserve(
                batch.map(({ id, cost }) => reservation(id, { reserved: cost }, budget)),
              );
              const sent = batch.filter((_, i) => outcomes[i]?.ok);
              await journal.settle(
                sent.map(({ id, cost, charged }) => settlement(id, { charged: cost * charged })),
              );
              const spent = await journal.spent('hunter', NOW);
              expect(spent.day).toBeLessThanOrEqual(perDay);
            }
          }),
        );
        const all = await contexts[0]?.ledger.toArray();
        const sum = all?.reduce((total, entry) => total + entry.amount, 0) ?? 0;
        expect(sum).toBeLessThanOrEqual(perDay + 1e-9);
        const smallest = Math.min(...calls.filter(each => each.cost > 0).map(each => each.cost));
        const attempts = await contexts[0]?.attempts.count();
        if (attempts === 0) expect(smallest).toBeGreaterThan(perDay);
        for (const context of contexts) context.close();
      },
    ),
    { numRuns: RUNS },
  );
  // 25 ms a run; the whole number takes half a minute.
}, 120_000);

it('takes a batch of a thousand: no transaction is lost by awaiting too much', async () => {
  const journal = createJournal(await testStore(freshFactory()));
  const ids = Array.from({ length: 1000 }, (_, i) => `${i}`);
  const outcomes = await journal.reserve(ids.map(id => reservation(id, {}, { perDay: 900, perMonth: 950 })));
  expect(outcomes.filter(each => each.ok)).toHaveLength(900);
  await journal.settle(ids.map(id => settlement(id)));
  expect(await journal.spent('hunter', NOW)).toEqual({ day: 900, month: 900 });
});
