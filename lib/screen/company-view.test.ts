import { describe, expect, it } from 'vitest';
import type { Cell, LookupResult } from '../core/record/records.ts';
import { ageOf, companyView } from './company-view.ts';
import type { PlanInfo } from './plan-info.ts';

const DAY = 86_400_000;
const NOW = new Date(2026, 10, 23, 12).getTime();

const plan = (id: string, more: Partial<PlanInfo> = {}): PlanInfo => ({
  id,
  kind: 'request',
  name: id,
  provider: id.toUpperCase(),
  enabled: true,
  revision: 1,
  fields: [{ name: 'size', label: 'Employees' }],
  requests: [id],
  ttlMs: 30 * DAY,
  notFoundTtlMs: DAY,
  costs: [{ amount: 1, unit: 'credit' }],
  origins: [],
  ...more,
});
const cell = (value: Cell['value'], more: Partial<Cell> = {}): Cell => ({
  label: 'Employees',
  value,
  kind: 'filled',
  why: null,
  requestId: 'a',
  provider: 'A',
  path: '$.size',
  answerKey: 'k',
  at: NOW - 3 * DAY,
  ...more,
});
const result = (planId: string, more: Partial<LookupResult> = {}): LookupResult => ({
  planId,
  subject: 'd:kestrel.com',
  inputs: '',
  name: null,
  domain: 'kestrel.com',
  at: NOW - 3 * DAY,
  state: 'found',
  cells: { size: cell(1240) },
  problem: null,
  note: null,
  revision: 1,
  runId: null,
  fromCache: false,
  charged: 1,
  unit: 'credit',
  entity: { kind: 'same' },
  ...more,
});
const view = (
  results: readonly LookupResult[],
  plans: readonly PlanInfo[] = [plan('a')],
  asking: readonly string[] = [],
) =>
  companyView({
    results,
    plans: new Map(plans.map(one => [one.id, one])),
    asking: new Set(asking),
    now: NOW,
  });
const first = (results: readonly LookupResult[], ...rest: [PlanInfo[]?, string[]?]) =>
  view(results, ...rest).groups[0]?.fields[0];

describe('a company as it is shown', () => {
  it('calls what failed beside values by what it is, not by the value once more', () => {
    const problem = { kind: 'throttled', message: 'Wait.', next: { do: 'none' } } as const;
    const labels = (more: Partial<LookupResult>) =>
      view([result('a', { problem, ...more })]).groups[0]?.fields.map(field => field.label);
    expect(labels({ state: 'partial' })).toEqual(['Employees', 'The rest']);
    expect(labels({ state: 'failed' })).toEqual(['Employees', 'Last try']);
    expect(labels({ state: 'failed', cells: {} })).toEqual(['Employees']);
  });

  it('tells what a chain of several vendors cost by unit, and never as one sum', () => {
    const chain = plan('c', {
      kind: 'chain',
      requests: ['a', 'b'],
      costs: [
        { amount: 1, unit: 'credit' },
        { amount: 2, unit: 'call' },
      ],
    });
    const results = [result('c', { charged: 3 }), result('a'), result('b', { charged: 2, unit: 'call' })];
    expect(view(results, [chain, plan('a'), plan('b')]).groups[0]?.meta).toContain('1 credit + 2 calls');
  });

  it('gives each value its source, its age and its price', () => {
    const { groups, stale } = view([result('a')]);
    expect(groups[0]).toMatchObject({ provider: 'A', meta: '3 days ago · 1 credit' });
    expect(groups[0]?.fields[0]).toMatchObject({ text: '1,240', state: 'filled', source: 'A', age: '3 d' });
    expect(stale).toBe(false);
  });

  it('marks what is older than its time to live', () => {
    const old = result('a', { at: NOW - 41 * DAY, cells: { size: cell(5, { at: NOW - 41 * DAY }) } });
    expect(first([old])).toMatchObject({ state: 'stale', stale: true, age: '41 d' });
    expect(view([old]).stale).toBe(true);
  });

  it('never shows what another firm’s answer said, until a person does', () => {
    const why = 'The answer is about kestrel.de.';
    const other = { kind: 'different', name: 'Kestrel GmbH', domain: 'kestrel.de', why } as const;
    const doubtful = view([result('a', { entity: other })]);
    expect(JSON.stringify(doubtful)).not.toContain('1,240');
    expect(doubtful.mismatches).toMatchObject([{ planId: 'a', name: 'Kestrel GmbH' }]);
    expect(JSON.stringify(view([result('a', { entity: { kind: 'apart' } })]))).not.toContain('1,240');
    expect(first([result('a', { entity: { kind: 'confirmed' } })])?.text).toBe('1,240');
  });

  it('says a failure in its own words with its next step, and keeps fallback values beside it', () => {
    const problem = {
      kind: 'unauthorized',
      message: 'A refused the key (401).',
      next: { do: 'change-key', secret: 'a' },
      status: 401,
    } as const;
    const failed = result('a', { state: 'failed', cells: {}, problem, charged: 0 });
    expect(first([failed])).toMatchObject({
      state: 'failed',
      text: 'Key refused (401)',
      next: { label: 'Check the key' },
    });
    expect(view([failed]).groups[0]?.meta).toBe('3 days ago · no charge');
    const stands = { size: cell(1, { kind: 'fallback', why: 'No answer.' }) };
    const both = view([{ ...failed, cells: stands }]).groups[0]?.fields;
    expect(both).toMatchObject([{ text: '1', fallback: true }, { state: 'failed' }]);
  });

  it('is amber with a time while asking again is useless', () => {
    const until = NOW + 2 * 3_600_000;
    const problem = { kind: 'throttled', message: 'Slow down.', next: { do: 'wait' }, until } as const;
    expect(first([result('a', { state: 'failed', cells: {}, problem })])).toMatchObject({
      state: 'waits',
      text: 'Slowed down until 14:00',
      next: null,
    });
    const over = { ...problem, until: NOW - 1 };
    expect(first([result('a', { state: 'failed', cells: {}, problem: over })])?.state).toBe('failed');
  });

  it('has a row for each field from the start, and keeps the old value while it is asked again', () => {
    expect(first([], undefined, ['a'])).toMatchObject({ label: 'Employees', state: 'asking' });
    expect(first([result('a')], undefined, ['a'])).toMatchObject({ text: '1,240', state: 'filled' });
  });

  it('shows a chain’s step beside the chain only where it needs a person', () => {
    const plans = [plan('a'), plan('b'), plan('chain', { kind: 'chain', requests: ['a', 'b'] })];
    const shown = view([result('chain'), result('a'), result('b', { state: 'failed', cells: {} })], plans);
    expect(shown.groups.map(group => group.planId)).toEqual(['chain', 'b']);
  });

  it('says that a call may have been paid for', () => {
    expect(view([result('a', { state: 'unknown', cells: {} })]).groups[0]?.meta).toContain('paid or not?');
  });

  it('shows a year as a year, and markup as text', () => {
    expect(first([result('a', { cells: { y: cell(2014, { label: 'Founded' }) } })])?.text).toBe('2014');
    expect(first([result('a', { cells: { y: cell('<b>x</b>') } })])?.text).toBe('<b>x</b>');
    expect(first([result('a', { cells: { y: cell(['a', 'b']) } })])?.text).toBe('a, b');
  });

  it('names near days', () => {
    expect(ageOf(NOW - 1000, NOW)).toBe('today');
    expect(ageOf(NOW - DAY, NOW)).toBe('yesterday');
    expect(ageOf(NOW - 41 * DAY, NOW)).toBe('41 d');
  });
});
