import { describe, expect, it } from 'vitest';
import type { LookupResult, StoredChain } from '../record/records.ts';
import { cellView } from './cell.ts';
import { allColumns, columnValue, fieldId, shownColumns, valueId } from './columns.ts';
import { excerptOf } from './excerpt.ts';
import { fileColumns, tableTexts } from './export.ts';
import { columns, DAY, employees, failed, NOW, plan, request, result, row } from './fixtures.ts';
import { chainView, secretsOf } from './plan-view.ts';
import { briefResult } from './row.ts';

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
    const ids = allColumns({ columns: ['Size'] }, [plan, null], [fieldId('facts', 'industry'), 'name'], NOW);
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
      costs: [{ amount: 1, unit: 'credit' }],
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
    expect([...tableTexts([only], fileColumns([employees]))]).toEqual([['']]);
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
