import * as v from 'valibot';
import { expect, it } from 'vitest';
import { chainSchema } from '../../core/plan/chain.ts';
import { requestSchema } from '../../core/request/definition.ts';
import { freshFactory, testStore } from '../fixtures.ts';
import { first } from './001-first.ts';

it('gives each unit that a site runs for the budget that it had for all together', async () => {
  const indexedDB = freshFactory();
  const old = await testStore(indexedDB, { migrations: [first] });
  const request = (id: string, amount: number, unit: string) => ({
    id,
    definition: v.parse(requestSchema, { id, name: id, url: 'https://a.test', cost: { amount, unit } }),
  });
  await old
    .table('requests')
    .bulkAdd([request('a', 1, 'credit'), request('b', 2, 'call'), request('f', 0, 'unit')]);
  const steps = ['b', 'f'].map(id => ({ id, requestId: id }));
  await old.table('chains').add({ id: 'c', chain: v.parse(chainSchema, { id: 'c', name: 'c', steps }) });
  const site = { origin: 'https://x.test', state: 'quiet', updatedAt: 7 };
  await old.table('sites').bulkAdd([
    { ...site, auto: { plans: ['a', 'c', 'gone'], budgetPerDay: 50 } },
    { ...site, origin: 'https://y.test', auto: { plans: [], budgetPerDay: 9 } },
  ]);
  old.close();

  const db = await testStore(indexedDB);
  expect(await db.sites.orderBy('origin').toArray()).toEqual([
    { ...site, auto: { plans: ['a', 'c', 'gone'], budgets: { credit: 50, call: 50 } } },
    { ...site, origin: 'https://y.test', auto: { plans: [], budgets: {} } },
  ]);
  db.close();
});
