import { describe, expect, it } from 'vitest';
import type { LookupResult } from '../core/record/records.ts';
import { pageRows, sortRows } from './page-rows.ts';
import type { PageCompany } from './use-page.ts';

const NOW = new Date(2026, 10, 23, 12).getTime();
const company = (name: string, domain: string | null, confidence = 1): PageCompany => ({
  found: { name, domain, confidence, reason: 'why', count: 2, id: 7 },
  subject: { key: domain ? `d:${domain}` : `n:${name.toLowerCase()}`, name, domain },
  frameId: 0,
});
const result = (domain: string, more: Partial<LookupResult>): LookupResult => ({
  planId: 'a',
  subject: `d:${domain}`,
  inputs: '',
  name: null,
  domain,
  at: NOW - 1000,
  state: 'found',
  cells: {},
  problem: null,
  note: null,
  revision: 1,
  runId: null,
  fromCache: false,
  charged: 0,
  unit: 'credit',
  entity: { kind: 'same' },
  ...more,
});
const cell = (label: string, value: string | number) => ({
  label,
  value,
  kind: 'filled' as const,
  why: null,
  requestId: 'a',
  provider: 'A',
  path: null,
  answerKey: null,
  at: NOW - 1000,
});
const rows = (
  companies: PageCompany[],
  results: LookupResult[] = [],
  running: [string, { state: 'working' | 'waiting' | 'queued'; notBefore: number }][] = [],
) =>
  pageRows({
    companies,
    results: Map.groupBy(results, one => one.subject),
    plans: new Map(),
    running: new Map(running),
    listed: new Map([['d:listed.com', { name: 'Listed Ltd', lists: [{ id: 'l', name: 'Prospects' }] }]]),
    column: null,
    now: NOW,
  });

describe('a row of the side panel', () => {
  it('says what is not known yet, and what is a guess', () => {
    const [sure, guess, bare] = rows([
      company('A', 'a.com'),
      company('B', 'b.com', 0.61),
      company('C', null),
    ]);
    expect(sure?.row.state).toMatchObject({ kind: 'state', state: 'line', text: 'Not asked yet' });
    expect(guess?.row.state).toMatchObject({ kind: 'guess', sure: '61 % sure' });
    expect(bare?.row.state).toEqual({ kind: 'no-domain' });
    expect(sure?.row.times).toBe('2 times');
  });

  it('bears the name and tells the lists that the person gave it', () => {
    const { found, subject } = company('x', 'listed.com');
    const [listed, other] = rows([
      { found: { ...found, name: null }, subject: { ...subject, name: null }, frameId: 0 },
      company('B', 'b.com'),
    ]);
    expect(listed?.row).toMatchObject({ name: 'Listed Ltd', lists: ['Prospects'] });
    expect(other?.row.lists).toEqual([]);
  });

  it('puts a running run before what is known, and a time beside what waits', () => {
    const known = [result('a.com', { cells: { s: cell('Fit', 91) } })];
    const at = (state: 'working' | 'waiting' | 'queued', notBefore = 0) =>
      rows([company('A', 'a.com')], known, [['d:a.com', { state, notBefore }]])[0]?.row.state;
    expect(at('working')).toMatchObject({ state: 'asking' });
    expect(at('waiting', NOW + 9_120_000)).toMatchObject({ state: 'waits', text: '14:32' });
    expect(at('queued')).toMatchObject({ state: 'line', text: 'In line' });
    expect(rows([company('A', 'a.com')], known)[0]?.row.state).toMatchObject({ value: '91', age: 'today' });
  });

  it('sorts by a value, largest first, those without one last', () => {
    const all = rows(
      [company('None', 'n.com'), company('Small', 's.com'), company('Big', 'b.com')],
      [
        result('s.com', { cells: { e: cell('Employees', 9) } }),
        result('b.com', { cells: { e: cell('Employees', 1000) } }),
      ],
    );
    const names = (column: string | null) => sortRows(all, column).map(data => data.row.name);
    expect(names('Employees')).toEqual(['Big', 'Small', 'None']);
    expect(names('Name')).toEqual(['Big', 'None', 'Small']);
    expect(names(null)).toEqual(['None', 'Small', 'Big']);
  });
});
