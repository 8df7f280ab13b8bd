import { expect, it } from 'vitest';
import { costsWords } from '../core/cost.ts';
import { answer, NOW, reservation, sessionMemory, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { planList } from './plan-list.ts';
import { storePorts } from './ports.ts';
import { saveChain, saveRequest } from './requests.ts';
import { setSetting } from './settings.ts';
import { tidy } from './tidy.ts';

const DAY = 86_400_000;

it('lets go of old history, never of a call whose end is open', async () => {
  const db = await testStore();
  const journal = createJournal(db);
  const ages = { new: 1, old: 40, sent: 40, unknown: 500, ancient: 500 };
  await journal.reserve(Object.entries(ages).map(([id, days]) => reservation(id, { at: NOW - days * DAY })));
  await journal.settle([
    ...['new', 'old', 'ancient'].map(id => settlement(id, { answer: null })),
    settlement('unknown', { state: 'unknown', answer: null }),
  ]);
  await setSetting(db, 'answerBytes', 1_000_000);
  await journal.reserve([reservation('big', { reserved: 0 })]);
  const noise = crypto.getRandomValues(new Uint8Array(60_000));
  const body = new Uint8Array(1_020_000).map((_, i) => noise[i % 60_000] ?? 0);
  const big = answer('big', '', { body, size: body.length, stored: body.length, encoding: 'gzip' });
  await journal.settle([settlement('big', { charged: 0, answer: big })]);
  expect(await tidy(db, NOW)).toEqual({ attempts: 2, ledger: 2, answers: 1 });
  expect((await db.attempts.toCollection().primaryKeys()).sort()).toEqual(['big', 'new', 'sent', 'unknown']);
  expect(await db.spend.count()).toBe(2);
});

it('lists what may be asked, with what it may cost', async () => {
  const db = await testStore();
  const url = 'https://api.test';
  await saveRequest(db, { id: 'b', name: 'Beta', url, cost: { amount: 2 } }, { now: NOW });
  await saveRequest(db, { id: 'a', name: 'alpha', url, cost: { amount: 1, unit: 'cent' } }, { now: NOW });
  await saveRequest(db, { id: 'f', name: 'Free', url }, { now: NOW });
  const steps = (...ids: string[]) => ids.map(id => ({ id, requestId: id }));
  await saveChain(db, { id: 'c', name: 'Chain', steps: steps('b', 'f') }, { now: NOW });
  await saveChain(db, { id: 'd', name: 'Mixed', steps: steps('a', 'b') }, { now: NOW });
  expect((await planList(db)).map(each => [each.name, costsWords(each.costs)])).toEqual([
    ['alpha', '1 cent'],
    ['Beta', '2 credits'],
    ['Chain', '2 credits'],
    ['Free', ''],
    ['Mixed', '1 cent + 2 credits'],
  ]);
});

it('gives the engine all its ports', async () => {
  const ports = storePorts(await testStore(), { clock: { now: () => NOW }, memory: sessionMemory() });
  expect(await ports.secrets.read('none', 'https://a.test')).toEqual({ ok: false, kind: 'secret-missing' });
  expect(await ports.runs.active()).toEqual([]);
});
