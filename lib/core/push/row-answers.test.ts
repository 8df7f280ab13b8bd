import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { batchSchema } from '../request/definition.ts';
import { rowAnswers } from './row-answers.ts';

type Told = NonNullable<v.InferInput<typeof batchSchema>['told']>;
const rows = ['ant', 'bee', 'cat'].map(name => ({ domain: `${name}.example` }));
const kinds = (told: Told | null, answer: unknown, of = rows) =>
  rowAnswers(v.parse(batchSchema, { path: 'inputs', told }).told, answer, of).map(one =>
    one.kind === 'refused' ? (one.why ?? 'refused') : one.kind,
  );

describe('an answer that tells of every row', () => {
  const bySuccess = {
    path: '$[*]',
    failWhen: [{ path: '$.success', operator: 'not-equals' as const, value: true }],
    messagePath: '$.errors[0].message',
  };
  it('takes them by their order', () => {
    const answer = [
      { success: true },
      { success: false, errors: [{ message: 'Twice\n there' }] },
      { success: true },
    ];
    expect(kinds(bySuccess, answer)).toEqual(['taken', 'Twice there', 'taken']);
  });
  it('believes no order where there is not one for each row', () => {
    expect(kinds(bySuccess, [{ success: true }, { success: true }])).toEqual(['untold', 'untold', 'untold']);
    expect(kinds(bySuccess, {})).toEqual(['untold', 'untold', 'untold']);
  });
  it('takes a path to the list for its items', () => {
    const told = { ...bySuccess, path: '$.results' };
    expect(kinds(told, { results: rows.map(() => ({ success: true })) })).toEqual([
      'taken',
      'taken',
      'taken',
    ]);
  });
  it('takes them by a value, in any order; a row that is not named is not told of', () => {
    const told = { ...bySuccess, rowPath: '$.key', variable: 'domain' };
    const answer = [
      { key: 'cat.example', success: true },
      { key: 'ant.example', success: false },
    ];
    expect(kinds(told, answer)).toEqual(['refused', 'untold', 'taken']);
  });
  it('a value that two rows share tells neither', () => {
    const told = { ...bySuccess, rowPath: '$.key', variable: 'domain' };
    const twins = [{ domain: 'x' }, { domain: 'x' }, { domain: 'y' }];
    const answer = [
      { key: 'x', success: true },
      { key: 'y', success: true },
    ];
    expect(kinds(told, answer, twins)).toEqual(['untold', 'untold', 'taken']);
  });
});

describe('an answer that lists the rows that failed', () => {
  const byIndex = { path: '$.errors[*]', of: 'failed' as const, rowPath: '$.index', messagePath: '$.reason' };
  it('takes all others for taken', () => {
    expect(kinds(byIndex, { errors: [{ index: 1, reason: 'Bad' }] })).toEqual(['taken', 'Bad', 'taken']);
    expect(kinds(byIndex, { errors: [] })).toEqual(['taken', 'taken', 'taken']);
    expect(kinds(byIndex, {})).toEqual(['taken', 'taken', 'taken']);
  });
  it('takes none for taken where a failure fits no row', () => {
    expect(kinds(byIndex, { errors: [{ index: 7 }] })).toEqual(['untold', 'untold', 'untold']);
    expect(kinds({ ...byIndex, rowPath: null }, { errors: [{}] })).toEqual(['untold', 'untold', 'untold']);
  });
  it('takes a list of plain values', () => {
    const told = { path: '$.invalid[*]', of: 'failed' as const, rowPath: '$', variable: 'domain' };
    expect(kinds(told, { invalid: ['bee.example'] })).toEqual(['taken', 'refused', 'taken']);
  });
});

it('a batch of which nothing is said is taken as one', () => {
  expect(kinds(null, { anything: true })).toEqual(['taken', 'taken', 'taken']);
});
