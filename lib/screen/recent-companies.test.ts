import { expect, it } from 'vitest';
import { lookupResult, NOW, testStore } from '../store/fixtures.ts';
import { addRows, createList } from '../store/lists.ts';
import { remember } from '../store/recent.ts';
import { recentCompanies } from './recent-companies.ts';

it('calls a company as the list does, else as an answer does, else by its domain', async () => {
  const db = await testStore();
  await createList(db, 'l', 'Prospects', NOW);
  const subject = { key: 'd:a.com', name: 'Acme of the list', domain: 'a.com' };
  await addRows(db, 'l', [{ subject, source: 't' }], NOW);
  const cell = { label: 'Name', value: 'Bright Ltd', kind: 'filled', why: null } as const;
  const more = { requestId: 'hunter', provider: 'H', path: null, answerKey: null, at: NOW };
  await db.results.bulkAdd([
    lookupResult('hunter', 'd:a.com', { cells: { name: { ...cell, ...more } } }),
    lookupResult('hunter', 'd:b.com', { cells: { name: { ...cell, ...more } } }),
  ]);
  for (const [i, domain] of ['c.com', 'b.com', 'a.com'].entries())
    await remember(db, { subject: `d:${domain}`, name: null, domain, at: NOW + i });
  expect((await recentCompanies(db, 12, NOW)).map(one => one.name)).toEqual([
    'Acme of the list',
    'Bright Ltd',
    'c.com',
  ]);
  db.close();
});
