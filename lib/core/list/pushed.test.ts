import { expect, it } from 'vitest';
import { pushPlanId } from '../push/plan-id.ts';
import { allColumns, columnValue } from './columns.ts';
import { fileColumns, tableTexts } from './export.ts';
import { NOW, request, result } from './fixtures.ts';
import { pushView } from './plan-view.ts';
import { briefResult, briefRow, isStale, pushedText } from './row.ts';

const view = pushView(request('crm', { name: 'Add to CRM', provider: 'Acme CRM' }));
const row = (more: object | null) =>
  briefRow(
    {
      ...{ id: 'r', listId: 'l', subject: 'd:a.example', name: null, domain: 'a.example' },
      ...{ values: {}, source: '', addedAt: 0, order: 0 },
    },
    [more && briefResult(result('d:a.example', 12, { planId: view.id, ...more }), view)],
    [view],
  );
const problem = { kind: 'rejected', message: 'No such owner.', next: { do: 'none' } } as const;

it('is a column of its own, before what the destination answered', () => {
  const columns = allColumns({ columns: [] }, [view], [], NOW);
  expect(columns.map(column => [column.kind, column.name, column.by])).toEqual([
    ['name', 'Company', 'You'],
    ['domain', 'Domain', 'You'],
    ['push', 'Add to CRM', 'Pushed · 1 cr'],
    ['field', 'Employees', 'Acme CRM · 1 cr'],
    ['field', 'Industry', 'Acme CRM · same call'],
  ]);
  expect(view.id).toBe(pushPlanId('crm'));
});

it('tells in a file when a row was pushed, or why not', () => {
  const columns = allColumns({ columns: [] }, [view], [], NOW).filter(column => column.kind === 'push');
  const rows = [
    row({ at: NOW }),
    row({ state: 'failed', problem }),
    row({ state: 'unknown', problem }),
    row({ state: 'skipped', note: 'too small' }),
    row(null),
  ];
  const texts = [
    '2027-01-15T08:00:00Z',
    'failed: No such owner.',
    'unknown: No such owner.',
    'skipped: too small',
    '',
  ];
  expect([...tableTexts(rows, fileColumns(columns))].flat()).toEqual(texts);
  const [column] = columns;
  expect(column && rows.map(one => columnValue(one, column) ?? '')).toEqual(texts);
});

it('is never stale', () => {
  const old = briefResult(result('d:a.example', 12, { planId: view.id, at: 0 }), view);
  expect(isStale(old, view, NOW)).toBe(false);
  expect(pushedText(null)).toBeNull();
});
