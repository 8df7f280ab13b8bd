import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { LookupResult, StoredChain, StoredRequest } from '../record/records.ts';
import { requestSchema } from '../request/definition.ts';
import { cellView } from './cell.ts';
import { allColumns, columnValue, fieldId, shownColumns, valueId } from './columns.ts';
import { excerptOf } from './excerpt.ts';
import { headerOf, jsonParts, tableTexts } from './export.ts';
import { chipCounts, filterRows, NO_FILTER } from './filter.ts';
import { chainView, requestView, secretsOf } from './plan-view.ts';
import { atMost } from './reckon.ts';
import { type BriefRow, briefResult, briefRow } from './row.ts';
import { reportOn, spendOver, ticksTo } from './run-report.ts';
import { keyOf, sortRows } from './sort.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

const request = (id: string, more: object = {}): StoredRequest => ({
  id,
  definition: v.parse(requestSchema, {
    id,
    name: 'Company facts',
    provider: 'Hunter',
    url: 'https://api.example.com/v1?d={{domain}}&k={{secret.other}}',
    auth: { kind: 'header', header: 'X-Key', secret: 'hunter' },
    cost: { amount: 1 },
    fields: [
      { name: 'employees', label: 'Employees', path: '$.e', type: 'number' },
      { name: 'industry', label: 'Industry', path: '$.i' },
    ],
    ...more,
  }),
  source: 'person',
  enabled: true,
  revision: 3,
  updatedAt: 0,
});
const plan = requestView(request('facts'));

const result = (
  subject: string,
  employees: number | null,
  more: Partial<LookupResult> = {},
): LookupResult => ({
  planId: 'facts',
  subject,
  inputs: '',
  name: null,
  domain: null,
  at: NOW - DAY,
  state: 'found',
  cells: {
    employees: {
      label: 'Employees',
      value: employees,
      kind: employees === null ? 'empty' : 'filled',
      why: null,
      requestId: 'facts',
      provider: 'Hunter',
      path: '$.e',
      answerKey: null,
      at: NOW - DAY,
    },
  },
  problem: null,
  note: null,
  revision: 3,
  runId: 'r',
  fromCache: false,
  charged: 1,
  unit: 'credit',
  entity: { kind: 'same' },
  ...more,
});

const row = (
  name: string,
  order: number,
  found: LookupResult | null,
  values: Record<string, string> = {},
): BriefRow =>
  briefRow(
    {
      id: `id${order}`,
      listId: 'l',
      subject: `n:${name}`,
      name,
      domain: null,
      values,
      source: '',
      addedAt: 0,
      order,
    },
    [found && briefResult(found, plan)],
    [plan],
  );

const failed = {
  state: 'failed',
  cells: {},
  problem: { kind: 'unauthorized', message: 'No.', next: { do: 'none' } },
} as const;
const rows = [
  row('Ærø', 0, result('a', 9), { Size: '1,240' }),
  row('Zeta', 1, result('b', null), { Size: '90' }),
  row('alpha', 2, result('c', 100), { Size: 'big' }),
  row('Beta', 3, result('d', null, failed)),
  row('Gamma', 4, null),
];
const columns = allColumns({ columns: ['Size'] }, [plan], []);
const employees = columns.find(column => column.name === 'Employees') ?? columns[0];
const names = (list: readonly BriefRow[]) => list.map(each => each.name);

describe('columns', () => {
  it('are the company, what was imported, and the fields with who fills them', () => {
    expect(columns.map(column => `${column.name}: ${column.by}`)).toEqual([
      'Company: You',
      'Domain: You',
      'Size: Imported',
      'Employees: Hunter · 1 cr',
      'Industry: Hunter · same call',
    ]);
  });
  it('follow the order chosen, and leave out what is hidden', () => {
    const ids = allColumns({ columns: ['Size'] }, [plan, null], [fieldId('facts', 'industry'), 'name']);
    expect(ids.map(column => column.name)).toEqual(['Industry', 'Company', 'Domain', 'Size', 'Employees']);
    expect(shownColumns(ids, [valueId('Size'), 'domain']).map(column => column.name)).toEqual([
      'Industry',
      'Company',
      'Employees',
    ]);
  });
  it('knows a chain by its steps, and that it is broken without one', () => {
    const chain: StoredChain = {
      id: 'ch',
      chain: {
        id: 'ch',
        name: 'Find',
        description: '',
        order: 'written',
        steps: [{ id: 'one', requestId: 'facts', inputs: {}, condition: null }],
        outputs: [{ name: 'n', label: 'Headcount', from: ['one.employees'] }],
      },
      source: 'person',
      enabled: true,
      revision: 2,
      updatedAt: 0,
    };
    expect(chainView(chain, new Map([['facts', request('facts')]]))).toMatchObject({
      provider: '1 step',
      revision: 5,
      cost: 1,
      fields: [{ label: 'Headcount', type: 'number' }],
    });
    expect(chainView(chain, new Map())).toBeNull();
    expect([...secretsOf(plan)].sort()).toEqual(['hunter', 'other']);
  });
});

describe('cells', () => {
  const view = (found: LookupResult | null, pending: Parameters<typeof cellView>[3] = null, now = NOW) =>
    cellView(found && briefResult(found, plan), 0, plan, pending, now);
  it('has a state for all that can be', () => {
    expect(view(null)).toEqual({ kind: 'none' });
    expect(view(result('a', 95))).toMatchObject({ kind: 'filled', value: 95, staleSince: null });
    expect(view(result('a', 95), null, NOW + 31 * DAY)).toMatchObject({
      kind: 'filled',
      staleSince: NOW - DAY,
    });
    expect(view(result('a', null))).toMatchObject({ kind: 'empty' });
    expect(view(result('a', null, failed))).toMatchObject({ kind: 'failed', word: 'Key rejected' });
    expect(view(result('a', null, { state: 'unknown' }))).toMatchObject({ kind: 'unknown' });
    expect(view(result('a', null, { state: 'skipped', note: 'small' }))).toEqual({
      kind: 'skipped',
      why: 'small',
    });
    expect(view(result('a', null, { state: 'not-found' }))).toMatchObject({ kind: 'missing' });
    expect(view(null, { state: 'queued', until: 0 })).toEqual({ kind: 'line' });
    expect(view(null, { state: 'working', until: 0 })).toEqual({ kind: 'asking' });
    expect(view(null, { state: 'waiting', until: 7 })).toEqual({ kind: 'waits', until: 7 });
    // A value stands until the new one is there.
    expect(view(result('a', 95), { state: 'working', until: 0 })).toMatchObject({ kind: 'filled' });
  });
  it('never shows, sorts or exports another firm’s value', () => {
    const other = result('a', 95, { entity: { kind: 'different', name: 'X', domain: null, why: 'X' } });
    expect(view(other)).toEqual({ kind: 'other', why: 'X' });
    const [only] = [row('A', 0, other)];
    if (!employees || !only) throw new Error('no column');
    expect(columnValue(only, employees)).toBeNull();
    expect([...tableTexts([only], [employees])]).toEqual([['']]);
  });
});

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
    expect(atMost(rows, [plan])).toEqual({ amount: 2, unit: 'credit' });
  });
  it('sorts 100,000 rows in well under a second', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => row(`Company ${(i * 48_271) % 99_991}`, i, null));
    const [column] = columns;
    const begun = performance.now();
    if (column) sortRows(many, column, false);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});

describe('export', () => {
  it('keeps types in JSON, and hostile column names as keys', () => {
    const [first] = rows;
    if (!first) throw new Error('no row');
    const odd = { ...first, values: Object.fromEntries([['__proto__', 'x']]) };
    const all = allColumns({ columns: ['__proto__'] }, [plan], []);
    const read: unknown = JSON.parse([...jsonParts([odd], all)].join(''));
    expect(JSON.stringify(read)).toBe(
      '[{"Company":"Ærø","Domain":null,"__proto__":"x","Employees":9,"Industry":null}]',
    );
    expect(JSON.parse([...jsonParts([], all)].join(''))).toEqual([]);
  });
  it('tells columns of one name apart', () => {
    const both = allColumns({ columns: ['Industry', 'Company'] }, [plan], []);
    expect(headerOf(both)).toEqual([
      'Company (You)',
      'Domain',
      'Industry (Imported)',
      'Company (Imported)',
      'Employees',
      'Industry (Hunter)',
    ]);
  });
});

describe('where a value stands', () => {
  it('shows the lines around it', () => {
    const text = '{"a":95,"metrics":{"employees":95,"range":"50-199"}}';
    expect(excerptOf(text, "$['metrics']['employees']", 95)).toEqual({
      before: '"metrics": {\n  "employees": ',
      match: '95',
      after: ',\n  "range": "50-199"',
    });
    expect(excerptOf(text, '$.x', 'absent')).toBeNull();
    expect(excerptOf('<b>Kestrel</b>', null, 'Kestrel')).toMatchObject({ match: 'Kestrel' });
    expect(excerptOf('{"name":"name"}', '$.name', 'name')).toMatchObject({ before: '{\n  "name": ' });
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
