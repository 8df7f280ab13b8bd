import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { allColumns, fieldId, valueId } from './columns.ts';
import { fileColumns, headerOf, jsonParts } from './export.ts';
import { chipCounts, filterRows, NO_FILTER } from './filter.ts';
import { columns, DAY, failed, NOW, names, plan, result, row, rows } from './fixtures.ts';
import { atMost } from './reckon.ts';
import { reportOn, spendOver, ticksTo } from './run-report.ts';
import { keyOf, sortRows } from './sort.ts';

describe('sort and filter', () => {
  const context = { columns, plans: [plan], waiting: new Set(['n:Zeta']), now: NOW };
  it('puts numbers before texts and the empty last, either way', () => {
    const by = (id: string, descending: boolean) => {
      const column = columns.find(each => each.id === id);
      return column ? names(sortRows(rows, column, descending)) : [];
    };
    expect(by('name', false)).toEqual(['alpha', 'Beta', 'Gamma', 'Zeta', 'Ærø']);
    expect(by(fieldId('facts', 'employees'), false)).toEqual(['Ærø', 'alpha', 'Zeta', 'Beta', 'Gamma']);
    expect(by(fieldId('facts', 'employees'), true)).toEqual(['alpha', 'Ærø', 'Zeta', 'Beta', 'Gamma']);
    expect(by(valueId('Size'), false)).toEqual(['Zeta', 'Ærø', 'alpha', 'Beta', 'Gamma']);
    expect(keyOf('1,240.5')).toBe(1240.5);
    expect(keyOf('Société')).toBe('societe');
  });
  it('searches all columns, without case and accents', () => {
    expect(names(filterRows(rows, { ...NO_FILTER, search: 'ZET 90' }, context))).toEqual(['Zeta']);
    expect(names(filterRows(rows, { ...NO_FILTER, search: 'nothing' }, context))).toEqual([]);
  });
  it('tests columns', () => {
    const test = (column: string, test: 'at-least' | 'contains' | 'filled' | 'empty' | 'is', value = '') =>
      names(filterRows(rows, { ...NO_FILTER, columns: [{ column, test, value }] }, context));
    expect(test(valueId('Size'), 'at-least', '100')).toEqual(['Ærø']);
    expect(test(fieldId('facts', 'employees'), 'filled')).toEqual(['Ærø', 'alpha']);
    expect(test(valueId('Size'), 'empty')).toEqual(['Beta', 'Gamma']);
    expect(test('name', 'is', 'ALPHA')).toEqual(['alpha']);
    expect(test('gone', 'is', 'x')).toHaveLength(rows.length);
  });
  it('counts what each chip would show', () => {
    expect(chipCounts(rows, context)).toEqual({ 'needs-you': 1, stale: 0, waiting: 1, new: 1 });
    expect(chipCounts(rows, { ...context, now: NOW + 40 * DAY }).stale).toBe(3);
    expect(atMost(rows, [plan])).toEqual([{ amount: 2, unit: 'credit' }]);
  });
  it('sorts 100,000 rows in well under a second', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => row(`Company ${(i * 48_271) % 99_991}`, i, null));
    const [column] = columns;
    const begun = cpuMs();
    if (column) sortRows(many, column, false);
    expect(cpuMs() - begun).toBeLessThan(1500);
  });
});

describe('export', () => {
  it('keeps types in JSON, and hostile column names as keys', () => {
    const [first] = rows;
    if (!first) throw new Error('no row');
    const odd = { ...first, values: Object.fromEntries([['__proto__', 'x']]) };
    const all = allColumns({ columns: ['__proto__'] }, [plan], [], NOW);
    const read: unknown = JSON.parse([...jsonParts([odd], fileColumns(all))].join(''));
    expect(JSON.stringify(read)).toBe(
      '[{"Company":"Ærø","Domain":null,"__proto__":"x","Employees":9,"Industry":null}]',
    );
    expect(JSON.parse([...jsonParts([], fileColumns(all))].join(''))).toEqual([]);
  });
  it('tells columns of one name apart', () => {
    const both = allColumns({ columns: ['Industry', 'Company'] }, [plan], [], NOW);
    expect(headerOf(fileColumns(both))).toEqual([
      'Company (You)',
      'Domain',
      'Industry (Imported)',
      'Company (Imported)',
      'Employees',
      'Industry (Hunter)',
    ]);
  });
});

describe('a run’s report', () => {
  const run = {
    id: 'r',
    planId: 'facts',
    listId: 'l',
    title: 'L',
    state: 'done',
    problem: null,
    total: 4,
    counts: { found: 2, cached: 1, notFound: 0, failed: 1, skipped: 1, unknown: 0, calls: 3, retries: 0 },
    createdAt: NOW,
    finishedAt: NOW + 5 * 60_000,
    notBefore: 0,
    refresh: 'missing',
    spent: 2,
    unit: 'credit',
  } as const;
  it('sums columns, times and reasons', () => {
    const maker = reportOn(run, plan, NOW);
    maker.add(result('a', 5, { at: NOW + 10_000 }));
    maker.add(result('b', 6, { at: NOW - DAY, fromCache: true }));
    maker.add(result('c', null, { ...failed, at: NOW + 70_000 }));
    maker.add(result('d', null, { state: 'skipped', note: 'small', cells: {} }));
    const report = maker.finish();
    expect(report.fields[0]).toMatchObject({
      label: 'Employees',
      asked: 1,
      cached: 1,
      empty: 0,
      failed: 1,
      providers: ['Hunter'],
    });
    expect(report.binMs).toBe(10_000);
    expect(report.bins).toHaveLength(30);
    expect(
      report.bins.flatMap((bin, i) => (bin.found + bin.failed > 0 ? [[i, bin.found, bin.failed]] : [])),
    ).toEqual([
      [1, 1, 0],
      [7, 0, 1],
    ]);
    expect(report.skipped).toEqual([{ why: 'small', rows: 1 }]);
  });
  it('adds spend up, in few points, and finds round figures', () => {
    const entry = (i: number) => ({
      id: `${i}`,
      at: NOW + i,
      day: '',
      requestId: 'facts',
      runId: 'r',
      subject: '',
      unit: 'credit',
      amount: 0.1,
      state: 'spent' as const,
    });
    const points = spendOver(
      Array.from({ length: 1000 }, (_, i) => entry(i)),
      NOW,
    );
    expect(points.length).toBeLessThanOrEqual(201);
    expect(points.at(-1)?.total).toBe(100);
    expect(ticksTo(344)).toEqual([0, 200, 400]);
    expect(ticksTo(0)).toEqual([0, 1]);
  });
});
