/** For tests alone: a plan, its results and a few rows. */
import * as v from 'valibot';
import type { LookupResult, StoredRequest } from '../record/records.ts';
import { requestSchema } from '../request/definition.ts';
import { allColumns } from './columns.ts';
import { requestView } from './plan-view.ts';
import { type BriefRow, briefResult, briefRow } from './row.ts';

export const DAY = 86_400_000;
export const NOW = 1_800_000_000_000;

export const request = (id: string, more: object = {}): StoredRequest => ({
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
export const plan = requestView(request('facts'));

export const result = (
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

export const row = (
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

export const failed = {
  state: 'failed',
  cells: {},
  problem: { kind: 'unauthorized', message: 'No.', next: { do: 'none' } },
} as const;
export const rows = [
  row('Ærø', 0, result('a', 9), { Size: '1,240' }),
  row('Zeta', 1, result('b', null), { Size: '90' }),
  row('alpha', 2, result('c', 100), { Size: 'big' }),
  row('Beta', 3, result('d', null, failed)),
  row('Gamma', 4, null),
];
export const columns = allColumns({ columns: ['Size'] }, [plan], [], NOW);
export const employees = columns.find(column => column.name === 'Employees') ?? columns[0];
export const names = (list: readonly BriefRow[]) => list.map(each => each.name);
