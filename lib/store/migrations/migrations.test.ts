/**
 * Every released schema, with data in it, opens in today's code: whole, or, when the step is interrupted anywhere, as it
 * was before, and the next start completes it. A new migration adds its version to `FIXTURES`.
 */
import { expect, it } from 'vitest';
import { answer, attempt, failAt, freshFactory, lookupResult, run, runRow, testStore } from '../fixtures.ts';
import { MIGRATIONS } from './index.ts';

type Rows = Readonly<Record<string, readonly object[]>>;

const FIRST: Rows = {
  attempts: [attempt('a1'), attempt('a2', { state: 'answered' })],
  ledger: [{ id: 'a1', at: 1, day: '2026-11-23', requestId: 'hunter', amount: 1, state: 'reserved' }],
  spend: [{ requestId: 'hunter', unit: 'credit', day: '2026-11-23', held: 1, spent: 0 }],
  results: [lookupResult('hunter', 'd:a.com')],
  runs: [run('r')],
  runRows: [runRow('r', 0), runRow('r', 1)],
  settings: [{ name: 'theme', value: 'dark' }],
  sites: [{ origin: 'https://x.test', state: 'on', auto: { plans: [], budgetPerDay: 5 }, updatedAt: 0 }],
  secrets: [{ name: 'k', origins: ['https://a.test'], iv: new Uint8Array(12), cipher: new Uint8Array(20) }],
  answers: [answer('a2', 'x'.repeat(300)), answer('b', 'y', { usedAt: 1 })],
};

const WITH_USES: Rows = {
  ...FIRST,
  answerUses: [{ key: 'a2', requestId: 'hunter', usedAt: 1, stored: 300 }],
  totals: [{ name: 'answer-bytes', value: 301 }],
};

/** What a database of that version held, by its tables. */
const FIXTURES: Readonly<Record<number, Rows>> = {
  1: FIRST,
  2: WITH_USES,
  3: WITH_USES,
  4: WITH_USES,
  5: WITH_USES,
  6: WITH_USES,
};

async function fill(version: number): Promise<IDBFactory> {
  const indexedDB = freshFactory();
  const migrations = MIGRATIONS.filter(step => step.version <= version);
  const db = await testStore(indexedDB, { migrations });
  for (const [table, rows] of Object.entries(FIXTURES[version] ?? {}))
    await db.table(table).bulkAdd([...rows]);
  db.close();
  return indexedDB;
}

async function expectWhole(indexedDB: IDBFactory, version: number): Promise<void> {
  const db = await testStore(indexedDB);
  for (const [table, rows] of Object.entries(FIXTURES[version] ?? {}))
    expect(await db.table(table).count(), table).toBe(
      table === 'answerUses' && version === 1 ? 2 : rows.length,
    );
  expect(await db.answers.get('a2')).toEqual(answer('a2', 'x'.repeat(300)));
  expect((await db.totals.get('answer-bytes'))?.value).toBe(301);
  db.close();
}

it('numbers the steps without a gap, and has a fixture for each', () => {
  expect(MIGRATIONS.map(step => step.version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  expect(Object.keys(FIXTURES).map(Number)).toEqual(MIGRATIONS.map(step => step.version));
});

it.each(MIGRATIONS.map(step => step.version))('opens a database of version %i', async version => {
  await expectWhole(await fill(version), version);
});

it.each(MIGRATIONS.slice(0, -1).map(step => step.version))(
  'interrupted at any operation, version %i stays as it was, and the next start completes it',
  async version => {
    let n = 1;
    for (; ; n++) {
      const indexedDB = await fill(version);
      const fault = failAt(n);
      const opened = await testStore(indexedDB).then(
        db => db,
        () => null,
      );
      // Opening is tried twice, so a single fault may be mended at once: both are promised.
      const operations = fault.stop();
      opened?.close();
      const [found] = await indexedDB.databases();
      expect([version, MIGRATIONS.length]).toContain((found?.version ?? 0) / 10);
      await expectWhole(indexedDB, version);
      if (operations < n) break;
    }
    // A step that carries rows over has many operations to break.
    expect(n).toBeGreaterThan(MIGRATIONS.slice(version).some(step => step.upgrade) ? 3 : 0);
  },
);
