import { expect, it } from 'vitest';
import { pushPlanId } from '../core/push/plan-id.ts';
import { fingerprint } from '../core/push/values.ts';
import { subjectOf } from '../core/record/subject.ts';
import { recoverAfterCrash } from '../engine/recover.ts';
import { attempt, lookupResult, reservation, run, runRow, settlement, testStore } from './fixtures.ts';
import { createJournal } from './journal.ts';
import { addRows, createList, deleteList } from './lists.ts';
import { pushRows } from './push-rows.ts';
import { pushPlansOf, settlePush } from './pushes.ts';
import { createResults, resultsBySubject } from './results.ts';
import { createRuns } from './runs.ts';

const PLAN = pushPlanId('crm');
const mapping = {
  domain: { from: 'domain' },
  size: { from: 'field', planId: 'hunter', field: 'size' },
} as const;

const listOf = async (domains: readonly string[]) => {
  const db = await testStore();
  await createList(db, 'l', 'List', 0);
  const rows = domains.flatMap(domain => {
    const subject = subjectOf({ domain });
    return subject ? [{ subject, source: 'test' }] : [];
  });
  await addRows(db, 'l', rows, 0);
  return db;
};
const pushed = (domain: string, more: object = {}) =>
  lookupResult(PLAN, `d:${domain}`, { inputs: fingerprint({ domain }), ...more });

it('chooses rows by how they stand, with what was found of them, and leaves alone what is under way', async () => {
  const names = ['new', 'same', 'other', 'failed', 'unknown', 'away'].map(name => `${name}.example`);
  const db = await listOf(names);
  const [, same = '', other = '', failed = '', unknown = '', away = ''] = names;
  await db.results.bulkPut([
    pushed(same),
    pushed(other, { inputs: 'before' }),
    pushed(failed, { state: 'failed' }),
    pushed(unknown, { state: 'unknown' }),
  ]);
  await db.runs.add(run('r', { planId: PLAN }));
  const subject = subjectOf({ domain: away });
  if (subject) await db.runRows.add(runRow('r', 0, { subject }));
  const selection = { listId: 'l', rowIds: null, requestId: 'crm', mapping, which: 'due' } as const;
  const chosen = await pushRows(db, selection, 0);
  expect(chosen.rows.map(row => row.subject.domain)).toEqual(['new.example', other, failed]);
  expect(chosen.standing).toEqual({ never: 1, changed: 1, failed: 1, pushed: 1, unknown: 1 });
  expect(chosen.underWay).toBe(1);
  expect((await pushRows(db, { ...selection, which: 'every' }, 0)).rows.length).toBe(5);
  // A value that is found later is a change of what goes out; another company's answer is none.
  const cell = { ...Object.values(lookupResult('hunter', 'x').cells)[0], value: 12, kind: 'filled' };
  await db.results.put({ ...lookupResult('hunter', `d:${same}`), cells: { size: cell } } as never); // a cell is enough here
  const later = await pushRows(db, { ...selection, which: 'changed' }, 0);
  expect(later.rows.find(row => row.subject.domain === same)?.values).toEqual({ domain: same, size: 12 });
  const different = { kind: 'different', name: null, domain: null, why: '' } as const;
  await db.results.update(['hunter', `d:${same}`], { entity: different });
  expect((await pushRows(db, selection, 0)).standing.pushed).toBe(1);
  db.close();
});

it('sends what a score of the list comes to, or its band, and takes another score for a change', async () => {
  const db = await listOf(['a.example', 'b.example']);
  const rule = {
    column: 'domain',
    label: 'Domain',
    operator: 'starts-with',
    value: 'a',
    points: 40,
  } as const;
  const bands = [
    { name: 'High', from: 30 },
    { name: 'Low', from: null },
  ];
  await db.lists.update('l', { scores: [{ id: 'fit', name: 'Fit', rules: [rule], bands }] });
  const ofFit = (part: 'points' | 'band') => ({ from: 'score', scoreId: 'fit', part }) as const;
  const both = { fit: ofFit('points'), tier: ofFit('band') };
  const selection = { listId: 'l', rowIds: null, requestId: 'crm', mapping: both, which: 'due' } as const;
  const sent = async () => (await pushRows(db, selection, 0)).rows.map(row => row.values);
  expect(await sent()).toEqual([
    { fit: 40, tier: 'High' },
    { fit: 0, tier: 'Low' },
  ]);
  await db.results.bulkPut([
    lookupResult(PLAN, 'd:a.example', { inputs: fingerprint({ fit: 40, tier: 'High' }) }),
    lookupResult(PLAN, 'd:b.example', { inputs: fingerprint({ fit: 0, tier: 'Low' }) }),
  ]);
  expect(await sent()).toEqual([]);
  await db.lists.update('l', {
    scores: [{ id: 'fit', name: 'Fit', rules: [{ ...rule, value: 'b' }], bands }],
  });
  expect(await sent()).toEqual([
    { fit: 0, tier: 'Low' },
    { fit: 40, tier: 'High' },
  ]);
  // A score that is gone has nothing to send.
  await db.lists.update('l', { scores: [] });
  expect(await sent()).toEqual([{}, {}]);
  db.close();
});

it('writes what became of the rows with the end of their call, or not at all', async () => {
  const db = await testStore();
  const journal = createJournal(db);
  await journal.reserve([reservation('a', { rows: [{ subject: 'd:a.example', inputs: 'i' }] })]);
  await journal.settle([settlement('a', { results: [pushed('a.example')] })]);
  expect(await db.results.get([PLAN, 'd:a.example'])).toMatchObject({ state: 'found' });
  expect((await db.attempts.get('a'))?.state).toBe('answered');
  // It is nothing that is known of the company.
  expect(await resultsBySubject(db, ['d:a.example'])).toEqual(new Map());
  db.close();
});

it('leaves the rows of a lost call unknown until a person says whether they arrived', async () => {
  const db = await listOf(['a.example', 'b.example']);
  const subjects = ['a.example', 'b.example'].flatMap(domain => subjectOf({ domain }) ?? []);
  await db.runs.add(run('r', { planId: PLAN, total: 2 }));
  await db.runRows.bulkAdd(subjects.map((subject, seq) => runRow('r', seq, { subject, state: 'unknown' })));
  await db.runs.update('r', { counts: { ...run('r').counts, unknown: 2 } });
  const rows = subjects.map(({ key }) => ({ subject: key, inputs: `of ${key}` }));
  await db.attempts.add(attempt('x', { planId: PLAN, runId: 'r', subject: 'd:a.example', rows }));
  const ports = {
    clock: { now: () => 1 },
    journal: createJournal(db),
    runs: createRuns(db),
    results: createResults(db),
  };
  await recoverAfterCrash(ports as never); // no more of the ports is used
  await recoverAfterCrash(ports as never);
  expect((await db.results.toArray()).map(one => [one.state, one.inputs, one.runId])).toEqual([
    ['unknown', 'of d:a.example', 'r'],
    ['unknown', 'of d:b.example', 'r'],
  ]);
  expect(await settlePush(db, { requestId: 'crm', subject: 'd:a.example', arrived: true })).toBe(true);
  expect(await settlePush(db, { requestId: 'crm', subject: 'd:b.example', arrived: false })).toBe(true);
  expect(await settlePush(db, { requestId: 'crm', subject: 'd:b.example', arrived: true })).toBe(false);
  expect((await db.results.toArray()).map(one => one.state)).toEqual(['found', 'failed']);
  expect((await db.runRows.toArray()).map(one => one.state)).toEqual(['found', 'failed']);
  expect((await db.runs.get('r'))?.counts).toMatchObject({ unknown: 0, found: 1, failed: 1 });
  db.close();
});

it('forgets where a list was pushed to with the list', async () => {
  const db = await listOf(['a.example']);
  await db.pushes.add({ listId: 'l', requestId: 'crm', mapping, size: 1, updatedAt: 0 });
  expect(await pushPlansOf(db, 'l')).toEqual([PLAN]);
  await deleteList(db, 'l');
  expect(await db.pushes.count()).toBe(0);
  db.close();
});
