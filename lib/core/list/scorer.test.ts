import { describe, expect, it } from 'vitest';
import type { Score, ScoreRule } from '../score/definition.ts';
import { allColumns, fieldId, looksAt, plainColumns, scoreId, shownColumns, valueId } from './columns.ts';
import { fileColumns, headerOf, jsonParts, tableTexts } from './export.ts';
import { filterRows, NO_FILTER } from './filter.ts';
import { DAY, failed, NOW, names, plan, result, row, rows } from './fixtures.ts';
import { columnFor, scorerOf } from './scorer.ts';
import { sortRows } from './sort.ts';

const rule = (column: string, label: string, more: Partial<ScoreRule>): ScoreRule => ({
  column,
  label,
  operator: 'filled',
  points: 10,
  ...more,
});
const fit: Score = {
  id: 'fit',
  name: 'Fit',
  rules: [
    rule(fieldId('facts', 'employees'), 'Employees', { operator: 'at-least', value: 50, points: 40 }),
    rule(valueId('Size'), 'Size', { operator: 'between', value: [1000, 2000], points: 20 }),
    rule(valueId('Size'), 'Size', { operator: 'empty', points: -5 }),
  ],
  bands: [
    { name: 'A', from: 40 },
    { name: 'B', from: null },
  ],
};
const list = { columns: ['Size'], scores: [fit] };
const columns = allColumns(list, [plan], [], NOW);
const column = columns.find(one => one.id === scoreId('fit'));
const scorer = scorerOf(fit, plainColumns(list, [plan]), [plan], NOW);

describe('a score over a list', () => {
  it('is the number of what is known', () => {
    expect(rows.map(one => scorer.total(one))).toEqual([
      { points: 20, known: 3 },
      // Asked, and the answer has none: only the rules on the size can be judged.
      { points: 0, known: 2 },
      { points: 40, known: 2 },
      { points: -5, known: 1 },
      { points: -5, known: 1 },
    ]);
    expect(scorer.reach).toEqual({ least: -5, most: 60 });
  });
  it('has a reason for each point, and says what is not known', () => {
    const [, , , failing, never] = rows;
    if (!failing || !never) throw new Error('no rows');
    expect(scorer.reasons(failing).map(({ verdict }) => verdict)).toEqual(['No.', 'It has no value.', true]);
    expect(scorer.reasons(never)[0]).toMatchObject({
      verdict: 'It was not asked yet.',
      column: { name: 'Employees' },
    });
  });
  it('never counts another company’s answer', () => {
    const other = row(
      'X',
      9,
      result('x', 900, { entity: { kind: 'different', name: 'Y', domain: null, why: 'Y' } }),
    );
    expect(scorer.total(other)).toEqual({ points: -5, known: 1 });
  });
  it('changes with the value: a row with a new result is reckoned anew', () => {
    const before = row('X', 9, result('x', 10));
    expect(scorer.total(before).points).toBe(-5);
    const after = { ...before, results: row('X', 9, result('x', 60)).results };
    expect(scorer.total(after).points).toBe(35);
  });
  it('tells when it rests on old answers', () => {
    const one = row('X', 9, result('x', 10));
    expect(scorer.staleSince(one, NOW)).toBeNull();
    expect(scorer.staleSince(one, NOW + 31 * DAY)).toBe(NOW - DAY);
    expect(scorer.staleSince(row('X', 9, result('x', null, failed)), NOW + 31 * DAY)).toBeNull();
  });
  it('tells whose fields it looks at', () => {
    expect(['facts', 'fact', 'other'].map(id => looksAt(fit, id))).toEqual([true, false, false]);
  });
  it('names rules that lost their column, and finds it under its name', () => {
    const without = scorerOf(fit, plainColumns({ columns: [] }, [plan]), [plan], NOW);
    expect(without.lost.map(({ label }) => label)).toEqual(['Size', 'Size']);
    const [first] = rows;
    if (!first) throw new Error('no row');
    expect(without.total(first)).toEqual({ points: 0, known: 1 });
    expect(without.reasons(first)[1]?.verdict).toBe('The column “Size” is gone from the list.');
    expect(allColumns({ ...list, columns: [] }, [plan], [], NOW).at(-1)?.by).toBe('Score · 2 rules lost');
    expect(columnFor({ label: 'employees' }, plainColumns({ columns: [] }, [plan]))?.id).toBe(
      fieldId('facts', 'employees'),
    );
    expect(columnFor({ label: 'Employees' }, plainColumns({ columns: ['Employees'] }, [plan]))).toBeNull();
  });
});

describe('its column', () => {
  const context = { columns, plans: [plan], waiting: new Set<string>(), now: NOW };
  it('sorts, filters by points and by band', () => {
    if (!column) throw new Error('no column');
    expect(names(sortRows(rows, column, true))).toEqual(['alpha', 'Ærø', 'Zeta', 'Beta', 'Gamma']);
    const filtered = (test: 'at-least' | 'is', value: string) =>
      names(filterRows(rows, { ...NO_FILTER, columns: [{ column: column.id, test, value }] }, context));
    expect(filtered('at-least', '20')).toEqual(['Ærø', 'alpha']);
    expect(filtered('is', 'a')).toEqual(['alpha']);
    expect(filtered('is', '-5')).toEqual(['Beta', 'Gamma']);
  });
  it('is exported as points and band, with reasons if they are wanted', () => {
    const only = shownColumns(columns, ['domain', valueId('Size'), fieldId('facts', 'industry')]);
    expect(headerOf(fileColumns(only))).toEqual(['Company', 'Employees', 'Fit', 'Fit band']);
    expect([...tableTexts(rows.slice(2, 3), fileColumns(only, { reasons: true }))]).toEqual([
      ['alpha', '100', '40', 'A', 'Employees is at least 50 (100): +40; Size: not known'],
    ]);
    expect(
      JSON.parse([...jsonParts(rows.slice(3, 4), fileColumns(only, { reasons: true }))].join('')),
    ).toEqual([
      {
        Company: 'Beta',
        Employees: null,
        Fit: -5,
        'Fit band': 'B',
        'Fit reasons': ['Employees: not known', 'Size: not known', 'Size is empty: −5'],
      },
    ]);
  });
  it('judges a row once, however often it is sorted, filtered and drawn', () => {
    let read = 0;
    const values = Object.defineProperty({}, 'Size', { enumerable: true, get: () => `${++read}` });
    const watched = [{ ...row('X', 0, null), values: values as Record<string, string> }]; // a getter counts as a value
    if (!column) throw new Error('no column');
    for (let i = 0; i < 3; i++) sortRows(watched, column, true);
    filterRows(
      watched,
      { ...NO_FILTER, columns: [{ column: column.id, test: 'at-least', value: '0' }] },
      context,
    );
    // `Size` is looked at twice, to tell its text from an empty one, by each of its two rules.
    expect(read).toBeLessThanOrEqual(4);
  });
});
