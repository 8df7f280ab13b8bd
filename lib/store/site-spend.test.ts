import { expect, it } from 'vitest';
import type { LedgerEntry } from '../core/record/records.ts';
import { NOW, run, runRow, testStore } from './fixtures.ts';
import { createRuns } from './runs.ts';
import { siteSpend } from './site-spend.ts';

const ORIGIN = 'https://news.example';
const DAY_MS = 86_400_000;
const entry = (id: string, more: Partial<LedgerEntry>): LedgerEntry => ({
  id,
  at: NOW,
  day: '2026-11-23',
  requestId: 'hunter',
  runId: 'here',
  subject: 'd:a.com',
  unit: 'credit',
  amount: 1,
  state: 'spent',
  ...more,
});

it('counts what this site spent today and what is still in line, and nothing of elsewhere or before', async () => {
  const db = await testStore();
  const runs = createRuns(db);
  await runs.create(run('here', { title: ORIGIN }), [
    runRow('here', 0, { state: 'found' }),
    runRow('here', 1, { state: 'working' }),
    runRow('here', 2),
  ]);
  await runs.create(run('since-yesterday', { title: ORIGIN, state: 'paused', createdAt: NOW - DAY_MS }), [
    runRow('since-yesterday', 0, { state: 'waiting' }),
  ]);
  await runs.create(run('elsewhere', { title: 'https://other.example' }), [runRow('elsewhere', 0)]);
  await runs.create(run('by-hand', { title: 'news.example' }), [runRow('by-hand', 0)]);
  await db.ledger.bulkAdd([
    entry('a', { amount: 2 }),
    entry('b', { amount: 1, state: 'reserved', subject: 'd:1.com' }),
    entry('h', { requestId: 'other', unit: 'call', amount: 3 }),
    entry('c', { runId: 'since-yesterday', amount: 4 }),
    entry('d', { runId: 'since-yesterday', amount: 8, day: '2026-11-22' }),
    entry('e', { runId: 'elsewhere', amount: 16 }),
    entry('f', { runId: 'by-hand', amount: 32 }),
    entry('g', { runId: null, amount: 64 }),
  ]);
  const { spent, settled, open } = await siteSpend(db, ORIGIN, NOW);
  expect([...spent]).toEqual([
    ['credit', 7],
    ['call', 3],
  ]);
  // What is held for a call under way is not counted with its row again.
  expect([...settled]).toEqual([
    ['credit', 6],
    ['call', 3],
  ]);
  expect(open.toSorted((a, b) => a.subjects.length - b.subjects.length)).toEqual([
    { runId: 'since-yesterday', planId: 'hunter', paused: true, subjects: ['d:0.com'] },
    { runId: 'here', planId: 'hunter', paused: false, subjects: ['d:2.com', 'd:1.com'] },
  ]);
});
