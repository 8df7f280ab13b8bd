import { beforeEach, expect, it } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { answer, lookupResult, NOW, testStore } from './fixtures.ts';
import { createList } from './lists.ts';
import { createPlans } from './plans.ts';
import {
  copyRequest,
  deleteChain,
  deleteRequest,
  enablePlan,
  freeName,
  saveChain,
  saveRequest,
} from './requests.ts';
import { secretUses } from './secret-uses.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

let db: LoupeDatabase;
const clock = { now: () => NOW };
beforeEach(async () => {
  db = await testStore();
});

const hunter = { id: 'hunter', name: 'Hunter', url: 'https://api.test/{{domain}}' };
const chain = { id: 'both', name: 'Both', steps: [{ id: 'one', requestId: 'hunter' }] };

it('bumps the revision when the definition changes, and only then', async () => {
  const first = await saveRequest(db, hunter, { now: 1 });
  expect(first).toMatchObject({ ok: true, saved: { revision: 1, source: 'person', enabled: true } });
  const again = await saveRequest(db, hunter, { now: 2 });
  expect(again).toMatchObject({ saved: { revision: 1, updatedAt: 1 } });
  const changed = await saveRequest(db, { ...hunter, method: 'POST' }, { now: 3, expect: 1 });
  expect(changed).toMatchObject({ saved: { revision: 2, updatedAt: 3 } });
  expect(await enablePlan(db, 'hunter', false)).toBe(true);
  expect(await db.requests.get('hunter')).toMatchObject({ revision: 2, enabled: false });
});

it('does not overwrite what another editor saved meanwhile', async () => {
  await saveRequest(db, hunter, { now: 1 });
  await saveRequest(db, { ...hunter, name: 'Theirs' }, { now: 2, expect: 1 });
  const mine = await saveRequest(db, { ...hunter, name: 'Mine' }, { now: 3, expect: 1 });
  expect(mine).toMatchObject({ ok: false, kind: 'changed' });
  expect((await db.requests.get('hunter'))?.definition.name).toBe('Theirs');
});

it('refuses what is not a definition, and names the place', async () => {
  const outcome = await saveRequest(db, { ...hunter, limits: { concurrency: 1000 } }, { now: 1 });
  expect(outcome).toMatchObject({ ok: false, kind: 'invalid' });
  expect(outcome.ok ? '' : outcome.message).toContain('limits.concurrency');
  expect(await db.requests.count()).toBe(0);
});

it('finds a free name and copies under it', async () => {
  await saveRequest(db, hunter, { now: 1, source: 'built-in' });
  await saveRequest(db, { ...hunter, id: 'h2', name: 'HUNTER 2' }, { now: 1 });
  expect(await freeName(db, 'Hunter', 'hunter')).toBe('Hunter');
  const copy = await copyRequest(db, 'hunter', 'h3', 5);
  expect(copy).toMatchObject({ id: 'h3', source: 'person', revision: 1, definition: { name: 'Hunter 3' } });
  expect(await copyRequest(db, 'gone', 'h4', 5)).toBeNull();
});

it('deletes a request with what hangs on it, unless a chain uses it', async () => {
  await saveRequest(db, hunter, { now: 1 });
  await saveChain(db, chain, { now: 1 });
  await createList(db, 'l', 'L', 1, { plans: ['both', 'hunter', 'gleif'] });
  await db.results.bulkPut([lookupResult('hunter', 'd:a.com'), lookupResult('gleif', 'd:a.com')]);
  await db.answers.bulkPut([answer('a'), answer('b', 'x', { requestId: 'gleif' })]);
  expect(await deleteRequest(db, 'hunter')).toEqual({ ok: false, usedBy: ['Both'] });
  expect(await db.results.count()).toBe(2);
  await deleteChain(db, 'both');
  expect(await deleteRequest(db, 'hunter')).toEqual({ ok: true });
  expect((await db.lists.get('l'))?.plans).toEqual(['gleif']);
  expect(await db.results.toArray()).toMatchObject([{ planId: 'gleif' }]);
  expect(await db.answers.toCollection().primaryKeys()).toEqual(['b']);
});

it('gives the engine definitions that are whole, and sets a damaged one aside', async () => {
  const plans = createPlans(db, clock);
  await saveRequest(db, hunter, { now: 1 });
  expect((await plans.request('hunter'))?.definition.retry.retries).toBe(3);
  expect(await plans.request('gone')).toBeNull();
  await db.table('requests').update('hunter', { 'definition.url': 7 });
  expect(await plans.request('hunter')).toBeNull();
  expect(await db.requests.count()).toBe(0);
  expect(await db.quarantine.toArray()).toMatchObject([{ table: 'requests', key: 'hunter' }]);
});

it('knows which requests use a secret, wherever it is named', async () => {
  await saveRequest(db, { ...hunter, auth: { kind: 'bearer', secret: 'key' } }, { now: 1 });
  const headers = [{ name: 'X-Key', value: 'Token {{ secret.key }}' }];
  await saveRequest(db, { ...hunter, id: 'h2', name: 'Second', headers }, { now: 1 });
  await saveRequest(db, { ...hunter, id: 'h3', auth: { kind: 'bearer', secret: 'key-2' } }, { now: 1 });
  const url = 'https://api.test/{{secret.key_2}}/key';
  await saveRequest(db, { ...hunter, id: 'h4', url }, { now: 1 });
  expect((await secretUses(db, 'key')).map(each => each.id)).toEqual(['hunter', 'h2']);
});

it('copies the definitions as text, and puts back what is missing', async () => {
  await saveRequest(db, hunter, { now: 1 });
  await saveChain(db, chain, { now: 1 });
  await createList(db, 'l', 'L', 1);
  const text = await takeSnapshot(db, NOW);
  const other = await testStore();
  await saveRequest(other, { ...hunter, name: 'Newer' }, { now: 1 });
  const restored = await restoreSnapshot(other, text);
  expect(restored).toEqual({ ok: true, requests: 0, chains: 1, lists: 1, unreadable: 0 });
  expect((await other.requests.get('hunter'))?.definition.name).toBe('Newer');
  expect(await other.chains.toArray()).toEqual(await db.chains.toArray());
  for (const bad of ['', '{', '[]', '{"loupe":"snapshot"}', 'null'])
    expect((await restoreSnapshot(other, bad)).ok).toBe(false);
});

it('keeps the copy under 1 MB: what a person wrote first', async () => {
  const body = { kind: 'text', contentType: 'text/plain', template: 'ü'.repeat(90_000) } as const;
  for (let i = 0; i < 8; i++)
    await saveRequest(
      db,
      { ...hunter, id: `p${i}`, body },
      { now: 1, source: i < 4 ? 'built-in' : 'person' },
    );
  const text = await takeSnapshot(db, NOW);
  expect(new TextEncoder().encode(text).length).toBeLessThan(1024 * 1024);
  const kept: { requests: { id: string }[] } = JSON.parse(text);
  expect(kept.requests.map(each => each.id).slice(0, 4)).toEqual(['p4', 'p5', 'p6', 'p7']);
});
