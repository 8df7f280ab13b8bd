import * as v from 'valibot';
import { expect, it } from 'vitest';
import { requestSchema } from '../core/request/definition.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Watch } from '../core/watch/watch.ts';
import { NOW, run, testStore } from '../store/fixtures.ts';
import { needsYou } from '../store/needs-you.ts';
import { quietTroubles } from './by-itself.ts';

const turns = {
  timetable: { every: 'hours', hours: 6 },
  paused: false,
  nextDue: NOW,
  lastDue: 0,
  held: null,
  rev: 1,
} as const;
const problem = { kind: 'secret-locked', message: 'Your keys are locked.', next: { do: 'unlock' } } as const;
const schedule: Schedule = {
  ...turns,
  id: 's',
  listId: 'l',
  planId: 'hunter',
  only: 'due',
  cap: {},
  createdAt: NOW,
  last: null,
};
const watch: Watch = {
  ...turns,
  requestId: 'hunter',
  values: {},
  sample: { at: NOW, fields: {}, shape: {} },
  checking: null,
  last: null,
};

it('tells of broken requests and turns that wait for a person, and so does the toolbar', async () => {
  const db = await testStore();
  const definition = v.parse(requestSchema, { id: 'hunter', name: 'Facts', url: 'https://a.test' });
  const stored = {
    id: 'hunter',
    definition,
    source: 'person',
    enabled: true,
    revision: 1,
    updatedAt: 0,
  } as const;
  await db.requests.add(stored);
  await db.lists.add({ id: 'l', name: 'Prospects', plans: [], columns: [], createdAt: 0, updatedAt: 0 });
  await db.schedules.add(schedule);
  await db.watches.add(watch);
  expect([await quietTroubles(db), await needsYou(db)]).toEqual([[], false]);

  const held = { since: NOW, lookAgain: NOW, problem };
  await db.schedules.put({ ...schedule, held });
  const last = { at: NOW, problem: null, charged: 0, unit: 'credit', changes: [] as never[] };
  await db.watches.put({
    ...watch,
    last: {
      ...last,
      verdict: 'changed',
      changes: [{ kind: 'empty', what: 'Size', path: '$.size', was: '7', now: 'Empty.' }],
    },
  });
  expect(await quietTroubles(db)).toEqual([
    { words: 'Facts: Size was filled and is empty now.', hash: '#/request/hunter' },
    { words: 'Prospects waits for its run: Your keys are locked.', hash: '#/list/l' },
  ]);
  expect(await needsYou(db)).toBe(true);

  await db.watches.put({ ...watch, last: { ...last, verdict: 'good' } });
  await db.schedules.put({ ...schedule, held: { ...held, problem: { ...problem, kind: 'budget' } } });
  expect([await quietTroubles(db), await needsYou(db)]).toEqual([[], false]);
  await db.schedules.put({ ...schedule, held, paused: true });
  expect([await quietTroubles(db), await needsYou(db)]).toEqual([[], false]);
  await db.runs.add(run('r', { state: 'paused', problem }));
  expect(await needsYou(db)).toBe(true);
  // A row of another version is no reason to show nothing.
  await db.table('watches').put({ requestId: 'x', odd: true });
  expect(await quietTroubles(db)).toEqual([]);
  db.close();
});
