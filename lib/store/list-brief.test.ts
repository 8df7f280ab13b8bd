// First: Dexie looks for a global IndexedDB when it is loaded, and answers no live query without one.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { BriefRow } from '../core/list/row.ts';
import { subjectOf } from '../core/record/subject.ts';
import { answerText } from './answer-text.ts';
import { answer, lookupResult, NOW, run, runRow, testStore } from './fixtures.ts';
import {
  briefParts,
  openRuns,
  pendingRows,
  planViews,
  subjectsInList,
  subjectsOfRun,
  waitingSubjects,
} from './list-brief.ts';
import { ListRows } from './list-rows.ts';
import { changeListView, forgetListView, listView, PLAIN_VIEW } from './list-view.ts';
import { addRows, changeList, createList } from './lists.ts';
import { saveRequest } from './requests.ts';
import { runReport } from './run-report.ts';

const rows = (count: number, word = 'c') =>
  Array.from({ length: count }, (_, i) => {
    const subject = subjectOf({ name: `Firm ${i}`, domain: `${word}${i}.com` });
    if (!subject) throw new Error('no subject');
    return { subject, source: 'test' };
  });

const filled = async (count: number) => {
  const db = await testStore();
  await saveRequest(
    db,
    {
      id: 'hunter',
      name: 'Facts',
      provider: 'Hunter',
      url: 'https://api.test/x',
      fields: [{ name: 'n', label: 'N', path: '$.n', type: 'number' }],
    },
    { now: NOW },
  );
  const list = await createList(db, 'l', 'List', NOW, { plans: ['hunter', 'gone'] });
  await addRows(db, 'l', rows(count), NOW);
  const results = rows(count).flatMap(({ subject }, i) =>
    i % 2 === 0 ? [lookupResult('hunter', subject.key, { runId: 'r1', state: 'found', at: NOW })] : [],
  );
  await db.results.bulkPut(results);
  return { db, list };
};

const settle = async (done: () => boolean) => {
  for (let i = 0; i < 200 && !done(); i++) await new Promise(resolve => setTimeout(resolve, 20));
};

describe('a list for the screen', () => {
  it('joins rows and results the same way in its first screen and in the sweep after it', async () => {
    const { db, list } = await filled(450);
    const plans = await planViews(db, list.plans);
    expect(plans.map(plan => plan?.name ?? null)).toEqual(['Facts', null]);
    const all: BriefRow[] = [];
    for await (const part of briefParts(db, list, plans)) all.push(...part);
    expect(all.map(row => row.domain)).toEqual(rows(450).map(({ subject }) => subject.domain));
    expect(all.every((row, i) => (row.results[0] !== null) === (i % 2 === 0))).toBe(true);
    expect(all.every(row => row.results[1] === null)).toBe(true);
    expect((await subjectsInList(db, 'l')).size).toBe(450);
    expect(await subjectsOfRun(db, 'r1')).toHaveLength(225);
  });

  it('knows what runs are about to do', async () => {
    const { db } = await filled(3);
    const [a, b, c] = rows(3).map(({ subject }) => subject);
    if (!a || !b || !c) throw new Error('no rows');
    await db.runs.bulkPut([
      run('r1', { listId: 'l', state: 'running' }),
      run('r2', { listId: 'l', state: 'done' }),
    ]);
    await db.runRows.bulkPut([
      runRow('r1', 0, { subject: a, state: 'waiting', notBefore: NOW + 5 }),
      runRow('r1', 1, { subject: b, state: 'found' }),
      runRow('r1', 2, { subject: c, state: 'queued' }),
    ]);
    const open = await openRuns(db, 'l');
    expect(open.map(each => each.id)).toEqual(['r1']);
    const pending = await pendingRows(db, open, [a.key, b.key]);
    expect([...(pending.get('hunter') ?? [])]).toEqual([[a.key, { state: 'waiting', until: NOW + 5 }]]);
    expect([...(await waitingSubjects(db, open))].sort()).toEqual([a.key, c.key].sort());
  });

  it('stays true while rows and columns change elsewhere', async () => {
    const { db } = await filled(5);
    const model = new ListRows(db, 'l');
    const stop = model.start();
    await settle(() => model.rows.value.length === 5);
    expect([model.error.value, model.shape.value?.count, model.rows.value.length]).toEqual([null, 5, 5]);
    await addRows(db, 'l', rows(2, 'new'), NOW + 1);
    await settle(() => model.rows.value.length === 7);
    expect(model.rows.value).toHaveLength(7);
    await changeList(db, 'l', { plans: [] }, NOW + 2);
    await settle(() => model.plans.length === 0);
    expect(model.rows.value[0]?.results).toEqual([]);
    await db.lists.delete('l');
    await settle(() => model.shape.value === null);
    expect(model.shape.value).toBeNull();
    stop();
  });

  it('keeps how its columns were arranged, and survives a damaged setting', async () => {
    const { db } = await filled(1);
    await changeListView(db, 'l', { hidden: ['domain'] });
    await changeListView(db, 'l', { sort: { column: 'name', descending: true } });
    expect(await listView(db, 'l')).toMatchObject({ hidden: ['domain'], sort: { column: 'name' } });
    await db.settings.put({ name: 'list-view:l', value: { hidden: 7 } });
    expect(await listView(db, 'l')).toEqual(PLAIN_VIEW);
    await forgetListView(db, 'l');
    expect(await db.settings.get('list-view:l')).toBeUndefined();
  });

  it('reads raw answers as text, and reports on a run', async () => {
    const { db } = await filled(4);
    await db.answers.put(answer('k', '{"n":1}'));
    expect(await answerText(db, 'k')).toMatchObject({ text: '{"n":1}', status: 200, cut: false });
    expect(await answerText(db, 'gone')).toBeNull();
    const report = await runReport(db, run('r1', { planId: 'hunter' }), NOW, new AbortController().signal);
    expect(report?.results).toBe(2);
  });
});
