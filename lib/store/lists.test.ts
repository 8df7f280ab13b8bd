import { beforeEach, describe, expect, it } from 'vitest';
import type { LoupeDatabase } from './database.ts';
import { freshFactory, lookupResult, NOW, testStore } from './fixtures.ts';
import { listColumns, tablePage, tableParts } from './list-table.ts';
import {
  addRows,
  allRows,
  changeList,
  countRows,
  createList,
  deleteList,
  listsHolding,
  listsWithCounts,
  type NewRow,
  nameRows,
  removeRows,
  rowsPage,
} from './lists.ts';
import { saveChain, saveRequest } from './requests.ts';

let db: LoupeDatabase;
beforeEach(async () => {
  db = await testStore();
  await createList(db, 'l', ' Prospects ', NOW);
});

const row = (domain: string, values: Record<string, string> = {}, name: string | null = null): NewRow => ({
  subject: { key: `d:${domain}`, name, domain },
  values,
  source: 'prospects.csv',
});

describe('rows', () => {
  it('merges by company: filled wins over empty, what is there over what comes', async () => {
    expect(await addRows(db, 'l', [row('a.com', { city: '', size: '5' }), row('b.com')], NOW)).toEqual({
      added: 2,
      merged: 0,
    });
    const more = [row('a.com', { city: 'Bonn', size: '9' }, 'Acme'), row('c.com'), row('c.com', { x: '1' })];
    expect(await addRows(db, 'l', more, NOW + 1)).toEqual({ added: 1, merged: 2 });
    const rows = await allRows(db, 'l');
    expect(rows.map(each => each.domain)).toEqual(['a.com', 'b.com', 'c.com']);
    expect(rows[0]).toMatchObject({ name: 'Acme', values: { city: 'Bonn', size: '5' }, addedAt: NOW });
    expect(rows[2]?.values).toEqual({ x: '1' });
    expect((await db.lists.get('l'))?.columns).toEqual(['city', 'size', 'x']);
  });

  it('puts a name under the domain that it got, in every list, merged with the row that stood there', async () => {
    await createList(db, 'm', 'Visits', NOW);
    const named = (name: string, values: Record<string, string>): NewRow => {
      const subject = { key: `n:${name.toLowerCase()}`, name, domain: null };
      return { subject, values, source: 'page' };
    };
    await addRows(db, 'l', [named('Acme', { city: 'Bonn' }), named('Other', {}), row('b.com')], NOW);
    await addRows(db, 'm', [row('a.com', { size: '5' }), named('Acme', { city: 'Bonn' })], NOW);
    const to = { key: 'd:a.com', name: 'Acme', domain: 'a.com' };
    await db.transaction('rw', db.lists, db.listRows, () =>
      nameRows(
        db,
        [
          { from: 'n:acme', to },
          { from: 'n:gone', to },
        ],
        NOW + 5,
      ),
    );
    const shown = async (list: string) =>
      (await allRows(db, list)).map(({ subject, name, domain, values }) => ({
        subject,
        name,
        domain,
        values,
      }));
    expect(await shown('l')).toEqual([
      { subject: 'd:a.com', name: 'Acme', domain: 'a.com', values: { city: 'Bonn' } },
      { subject: 'n:other', name: 'Other', domain: null, values: {} },
      { subject: 'd:b.com', name: null, domain: 'b.com', values: {} },
    ]);
    expect(await shown('m')).toEqual([
      { subject: 'd:a.com', name: 'Acme', domain: 'a.com', values: { size: '5', city: 'Bonn' } },
    ]);
    expect((await db.lists.get('m'))?.updatedAt).toBe(NOW + 5);
    // Added again by its name's domain, it is the same row.
    expect(await addRows(db, 'l', [row('a.com')], NOW)).toEqual({ added: 0, merged: 1 });
  });

  it('keeps one row when two contexts add the same company at once', async () => {
    const factory = freshFactory();
    const contexts = [await testStore(factory), await testStore(factory)];
    const [one] = contexts;
    if (one) await createList(one, 'l', 'L', NOW);
    const outcomes = await Promise.all(contexts.map(each => addRows(each, 'l', [row('a.com')], NOW)));
    expect(outcomes.map(each => each.added).sort()).toEqual([0, 1]);
    expect(await one?.listRows.count()).toBe(1);
  });

  it('takes a column named __proto__ as any other', async () => {
    const values: Record<string, string> = JSON.parse('{"__proto__":"x","constructor":"y"}');
    await addRows(db, 'l', [row('a.com', values), row('a.com', values)], NOW);
    const [kept] = await allRows(db, 'l');
    expect(Object.entries(kept?.values ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('reads 5,000 rows page by page in their order, without a gap', async () => {
    await addRows(
      db,
      'l',
      Array.from({ length: 5000 }, (_, i) => row(`${i}.com`)),
      NOW,
    );
    await removeRows(
      db,
      (await rowsPage(db, 'l', 9, 10)).map(each => each.id),
    );
    let after = -1;
    const seen: number[] = [];
    for (;;) {
      const page = await rowsPage(db, 'l', after, 700);
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map(each => each.order));
      after = last.order;
    }
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, i) => i).filter(i => i < 10 || i > 19));
    expect(await countRows(db, 'l')).toBe(4990);
  });

  it('refuses a list that is gone', async () => {
    await expect(addRows(db, 'gone', [row('a.com')], NOW)).rejects.toThrow('deleted');
    expect(await db.listRows.count()).toBe(0);
  });
});

it('renames, counts, finds and deletes lists', async () => {
  await createList(db, 'm', 'Another', NOW);
  await addRows(db, 'l', [row('a.com')], NOW);
  await addRows(db, 'm', [row('a.com'), row('b.com')], NOW);
  expect(await changeList(db, 'l', { name: 'Zeta' }, NOW)).toBe(true);
  expect(await changeList(db, 'gone', { name: 'x' }, NOW)).toBe(false);
  expect((await listsWithCounts(db)).map(each => [each.list.name, each.rows])).toEqual([
    ['Another', 2],
    ['Zeta', 1],
  ]);
  expect((await listsHolding(db, 'd:b.com')).map(each => each.id)).toEqual(['m']);
  await deleteList(db, 'm');
  expect(await db.listRows.toArray()).toMatchObject([{ listId: 'l' }]);
});

describe('the table', () => {
  it('joins rows with what each plan found, part by part', async () => {
    await addRows(
      db,
      'l',
      Array.from({ length: 4500 }, (_, i) => row(`${i}.com`)),
      NOW,
    );
    await db.results.bulkPut([lookupResult('hunter', 'd:7.com'), lookupResult('gleif', 'd:4444.com')]);
    const list = { id: 'l', plans: ['gleif', 'hunter'] };
    const parts: number[] = [];
    const found: unknown[] = [];
    for await (const part of tableParts(db, list)) {
      parts.push(part.length);
      for (const each of part)
        if (each.results.some(Boolean)) found.push([each.row.domain, each.results.map(r => r?.planId)]);
    }
    expect(parts).toEqual([2000, 2000, 500]);
    expect(found).toEqual([
      ['7.com', [undefined, 'hunter']],
      ['4444.com', ['gleif', undefined]],
    ]);
    expect((await tablePage(db, list, 4440, 4)).map(each => each.row.order)).toEqual([
      4441, 4442, 4443, 4444,
    ]);
  });

  it('has the columns of its plans, requests and chains', async () => {
    const url = 'https://api.test/{{domain}}';
    const fields = [{ name: 'size', label: 'Employees', path: '$.size' }];
    await saveRequest(db, { id: 'hunter', name: 'Hunter', url, fields }, { now: NOW });
    const steps = [{ id: 'one', requestId: 'hunter' }];
    const outputs = [{ name: 'size', label: 'Size', from: ['one.size'] }];
    await saveChain(db, { id: 'both', name: 'Both', steps, outputs }, { now: NOW });
    expect(await listColumns(db, ['both', 'gone', 'hunter'])).toEqual([
      { planId: 'both', plan: 'Both', field: 'size', label: 'Size' },
      { planId: 'hunter', plan: 'Hunter', field: 'size', label: 'Employees' },
    ]);
  });
});
