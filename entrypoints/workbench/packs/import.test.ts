import { describe, expect, it } from 'vitest';
import { readPack } from '../../../lib/core/pack/read.ts';
import { testStore } from '../../../lib/store/fixtures.ts';
import { addRows, changeList, countRows, createList } from '../../../lib/store/lists.ts';
import { saveRequest } from '../../../lib/store/requests.ts';
import { packOf } from './export.ts';
import { clashesOf, importPack } from './import.ts';

const read = (requests: readonly object[], chains: readonly object[] = [], lists: readonly object[] = []) => {
  const found = readPack(JSON.stringify({ loupe: 'pack', version: 1, name: 'P', requests, chains, lists }));
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

  const fit = {
    id: 'fit',
    name: 'Fit',
    rules: [
      { column: 'p:a:size', label: 'Size', operator: 'at-least', value: 50, points: 10 },
      { column: 'v:Country', label: 'Country', operator: 'equals', value: 'DK', points: 5 },
    ],
    bands: [{ name: 'A', from: 10 }],
  };
  const list = { id: 'l', name: 'Fair', plans: ['a'], columns: ['Country'], scores: [fit] };

  it('brings a list with its columns and scores, and hands it on the same', async () => {
    const db = await testStore();
    const pack = read([one], [], [list]);
    await importPack(db, pack, new Map(), 2);
    expect(await db.lists.get('l')).toMatchObject({ ...list, createdAt: 2 });
    const handed = await packOf(db, { name: 'P', requests: [], chains: [], lists: ['l'] });
    expect(handed.lists).toEqual(pack.lists);
    // What the list asks comes along, though nobody chose it.
    expect(handed.requests.map(request => request.id)).toEqual(['a']);
    // Once more, and after an import of rows: there already, and the same.
    await changeList(db, 'l', { columns: ['Country', 'Booth'] }, 3);
    expect(await clashesOf(db, pack)).toEqual([]);
    await importPack(db, pack, new Map(), 4);
    expect(await db.lists.count()).toBe(1);
  });

  it('lets the rules of a score follow their renamed request', async () => {
    const db = await testStore();
    await saveRequest(db, { ...one, url: 'https://mine.example/x' }, { now: 1 });
    const [id = ''] = await importPack(db, read([one], [], [list]), new Map(), 2);
    const kept = await db.lists.get('l');
    expect(kept?.plans).toEqual([id]);
    expect(kept?.scores?.[0]?.rules.map(rule => rule.column)).toEqual([`p:${id}:size`, 'v:Country']);
  });

  it('replaces what a list of the same id asks and scores, and leaves its rows, columns and destinations', async () => {
    const db = await testStore();
    await createList(db, 'l', 'Mine', 1, { plans: ['push:crm'], columns: ['Booth'] });
    await addRows(
      db,
      'l',
      [{ subject: { key: 'd:x.example', name: null, domain: 'x.example' }, source: 't' }],
      1,
    );
    const pack = read([one], [], [list]);
    expect((await clashesOf(db, pack)).map(clash => clash.differs)).toEqual([
      ['Requests', 'Columns', 'Scores'],
    ]);
    await importPack(db, pack, new Map([['l', 'replace']]), 2);
    expect(await db.lists.get('l')).toMatchObject({
      name: 'Mine',
      plans: ['a', 'push:crm'],
      columns: ['Booth', 'Country'],
      scores: [fit],
    });
    expect(await countRows(db, 'l')).toBe(1);
    await changeList(db, 'l', { plans: [] }, 3);
    await importPack(db, pack, new Map(), 4);
    expect((await db.lists.orderBy('name').toArray()).map(({ name }) => name)).toEqual(['Fair', 'Mine']);
  });
});
