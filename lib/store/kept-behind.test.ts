import { expect, it } from 'vitest';
import type { Cell } from '../core/record/records.ts';
import { putAnswers } from './answers.ts';
import { answer, freshFactory, lookupResult, NOW, testStore } from './fixtures.ts';
import { keptBehind } from './kept-behind.ts';

const cell = (answerKey: string | null): Cell => ({
  label: 'Size',
  value: 7,
  kind: 'filled',
  why: null,
  requestId: 'hunter',
  provider: 'Hunter',
  path: null,
  answerKey,
  at: NOW,
});

it('tells how many results can be mapped again, and how many have lost an answer', async () => {
  const db = await testStore(freshFactory());
  await db.transaction('rw', db.answers, db.answerUses, db.totals, () =>
    putAnswers(db, [answer('a'), answer('b')]),
  );
  const cells: Record<string, Record<string, Cell>> = {
    'd:1.com': { size: cell('a') },
    'd:2.com': { size: cell('a'), city: cell('b') },
    'd:3.com': { size: cell('a'), city: cell('gone') },
    'd:4.com': { size: cell('gone') },
    'd:5.com': {},
  };
  const subjects = Object.keys(cells);
  await db.results.bulkPut(
    subjects.map(subject => lookupResult('hunter', subject, { cells: cells[subject] ?? {} })),
  );
  expect(await keptBehind(db, 'hunter', [...subjects, 'd:never.com'])).toEqual({ fill: 2, needCall: 3 });
  expect(await keptBehind(db, 'other', subjects)).toEqual({ fill: 0, needCall: 0 });
});
