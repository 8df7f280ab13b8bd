import { describe, expect, it } from 'vitest';
import { readPack } from '../../../lib/core/pack/read.ts';
import { testStore } from '../../../lib/store/fixtures.ts';
import { saveRequest } from '../../../lib/store/requests.ts';
import { clashesOf, importPack } from './import.ts';

const read = (requests: readonly object[], chains: readonly object[] = []) => {
  const found = readPack(JSON.stringify({ loupe: 'pack', version: 1, name: 'P', requests, chains }));
  if (!found.ok) throw new Error(found.problem.message);
  return found.pack;
};
const one = { id: 'a', name: 'A', url: 'https://api.example.com/x' };

describe('importing a pack', () => {
  it('brings everything off, and changes nothing that is there and the same', async () => {
    const db = await testStore();
    await saveRequest(db, { ...one, cost: { amount: 0, budget: { perDay: 5 } } }, { now: 1 });
    const pack = read([one, { ...one, id: 'b', name: 'B' }]);
    expect(await clashesOf(db, pack)).toEqual([]);
    expect(await importPack(db, pack, new Map(), 2)).toEqual(['a', 'b']);
    expect((await db.requests.get('a'))?.enabled).toBe(true);
    expect((await db.requests.get('a'))?.definition.cost.budget.perDay).toBe(5);
    expect((await db.requests.get('b'))?.enabled).toBe(false);
  });

  it('keeps both unless one is replaced, and a chain follows its renamed request', async () => {
    const db = await testStore();
    await saveRequest(db, one, { now: 1 });
    const chain = { id: 'c', name: 'C', steps: [{ id: 's', requestId: 'a' }] };
    const pack = read([{ ...one, url: 'https://evil.example/x' }], [chain]);
    expect((await clashesOf(db, pack)).map(clash => [clash.id, clash.differs])).toEqual([['a', ['Address']]]);
    const [id = '', chainId = ''] = await importPack(db, pack, new Map(), 2);
    expect(id).not.toBe('a');
    expect((await db.requests.get('a'))?.definition.url).toBe(one.url);
    expect((await db.chains.get(chainId))?.chain.steps[0]?.requestId).toBe(id);
    expect((await db.chains.get(chainId))?.enabled).toBe(false);
  });

  it('replaces where told to, turns it off, and leaves the budget alone', async () => {
    const db = await testStore();
    await saveRequest(db, { ...one, cost: { amount: 1, budget: { perDay: 5 } } }, { now: 1 });
    const pack = read([{ ...one, url: 'https://other.example/x' }]);
    expect(await importPack(db, pack, new Map([['a', 'replace']]), 2)).toEqual(['a']);
    const row = await db.requests.get('a');
    expect([row?.enabled, row?.definition.url, row?.definition.cost.budget.perDay]).toEqual([
      false,
      'https://other.example/x',
      5,
    ]);
  });
});
