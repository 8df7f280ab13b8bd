import { describe, expect, it } from 'vitest';
import { problem } from '../outcome/table.ts';
import { keepKnown } from './keep-known.ts';
import type { Cell, LookupResult } from './records.ts';

const cell = (value: string | null, kind: Cell['kind'] = 'filled', at = 1): Cell => ({
  label: 'X',
  value,
  kind,
  why: null,
  requestId: 'r',
  provider: 'P',
  path: '$.x',
  answerKey: 'k',
  at,
});
const result = (more: Partial<LookupResult>): LookupResult => ({
  planId: 'p',
  subject: 'd:acme.test',
  inputs: '[]',
  name: null,
  domain: 'acme.test',
  at: 1,
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
const known = result({ cells: { size: cell('120'), city: cell('Oslo') } });
const failed = result({ at: 9, state: 'failed', problem: problem('server', { status: 503 }), revision: 2 });

describe('what was known', () => {
  it('stays when a later lookup fails, with its age and the failure', () => {
    expect(keepKnown(known, failed)).toMatchObject({
      state: 'failed',
      at: 1,
      cells: known.cells,
      problem: { kind: 'server' },
      entity: { kind: 'same' },
    });
    expect(keepKnown(known, result({ at: 9, state: 'unknown' })).cells).toEqual(known.cells);
  });

  it('is better than a fallback, and gives way to anything that an answer says', () => {
    const fallback = { ...failed, cells: { size: cell('0', 'fallback') } };
    expect(keepKnown(known, fallback).cells['size']?.value).toBe('120');
    const partial = result({
      at: 9,
      state: 'partial',
      cells: { size: cell('130', 'filled', 9), city: cell(null, 'empty', 9) },
    });
    expect(keepKnown(known, partial)).toEqual(partial);
    const half = result({ at: 9, state: 'partial', cells: { size: cell('130', 'filled', 9) } });
    expect(keepKnown(known, half)).toMatchObject({
      at: 9,
      cells: { size: { value: '130' }, city: { value: 'Oslo' } },
    });
    expect(keepKnown(known, result({ at: 9, state: 'not-found' })).cells).toEqual({});
    expect(keepKnown(known, result({ at: 9, state: 'empty' })).cells).toEqual({});
  });

  it('does not stay where another question was asked, or where it was about another firm', () => {
    expect(keepKnown(known, { ...failed, inputs: '[["domain","b"]]' }).cells).toEqual({});
    const other = { kind: 'different', name: 'B', domain: null, why: 'x' } as const;
    expect(keepKnown({ ...known, entity: other }, failed).cells).toEqual({});
    expect(keepKnown(undefined, failed)).toBe(failed);
  });
});
