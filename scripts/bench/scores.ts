/** A list of 100,000 rows sorted by a score of eight rules, beside the same sort by a column of numbers. */
import { allColumns, fieldId, type ListColumn, scoreId, valueId } from '../../lib/core/list/columns.ts';
import { requestView } from '../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../lib/core/list/row.ts';
import { sortRows } from '../../lib/core/list/sort.ts';
import type { Score, ScoreRule } from '../../lib/core/score/definition.ts';
import { storedRequest } from '../machine/stored.ts';
import { atMost, interleaved, type Line, noGoal, ratioLine, timedNow } from './ratio.ts';

const ROWS = 100_000;
const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const INDUSTRIES = ['Freight forwarding', 'Cold storage', 'Metals', 'Software'];

const request = storedRequest({
  url: 'https://api.example/v1?d={{domain}}',
  fields: [
    { name: 'employees', label: 'Employees', path: '$.e', type: 'number' },
    { name: 'industry', label: 'Industry', path: '$.i' },
    { name: 'seen', label: 'Seen', path: '$.s', type: 'date' },
  ],
});
const plan = requestView({ ...request, source: 'person' });

const rule = (column: string, operator: ScoreRule['operator'], value: ScoreRule['value']): ScoreRule => ({
  ...{ column, label: column, operator, points: 10 },
  ...(value === undefined ? {} : { value }),
});
const employees = fieldId('facts', 'employees');
const score: Score = {
  id: 'fit',
  name: 'Fit',
  rules: [
    rule(employees, 'between', [50, 199]),
    rule(employees, 'between', [200, 999]),
    rule(employees, 'at-least', 1000),
    rule(fieldId('facts', 'industry'), 'contains', 'freight'),
    rule(fieldId('facts', 'industry'), 'empty', undefined),
    rule(fieldId('facts', 'seen'), 'newer-than-days', 90),
    rule(valueId('Country'), 'one-of', ['DK', 'SE', 'NO']),
    rule(valueId('Revenue'), 'at-least', 1_000_000),
  ],
  bands: [],
};

const rowOf = (i: number): BriefRow => ({
  ...{ id: `r${i}`, subject: `d:${i}.example`, order: i, name: `Company ${i}`, domain: `${i}.example` },
  ...{ addedAt: 0, values: { Country: ['DK', 'DE', 'SE', 'FR'][i % 4] ?? '', Revenue: `${i % 900},000` } },
  results: [
    {
      ...{ state: 'found', at: NOW, revision: 1, problem: null, note: null, other: null, charged: 0 },
      values: [
        (i * 48_271) % 5000,
        INDUSTRIES[i % 4] ?? null,
        new Date(NOW - (i % 700) * DAY).toISOString().slice(0, 10),
      ],
      kinds: ['filled', 'filled', 'filled'],
    },
  ],
});

const columnsNow = (): readonly ListColumn[] =>
  allColumns({ columns: ['Country', 'Revenue'], scores: [score] }, [plan], [], NOW);
const find = (columns: readonly ListColumn[], id: string): ListColumn => {
  const column = columns.find(one => one.id === id);
  if (!column) throw new Error(`There is no column ${id}.`);
  return column;
};

export const scoreLines = async (): Promise<readonly Line[]> => {
  const rows = Array.from({ length: ROWS }, (_, i) => rowOf(i));
  const kept = find(columnsNow(), scoreId('fit'));
  const sortBy = (column: ListColumn) => timedNow(() => sortRows(rows, column, true));
  const byNumber = () => sortBy(find(columnsNow(), employees));
  sortBy(kept);
  const again = await interleaved(9, byNumber, () => sortBy(kept));
  // Columns made anew have reckoned nothing yet.
  const first = await interleaved(5, byNumber, () => sortBy(find(columnsNow(), scoreId('fit'))));
  const common = { peerName: 'the same rows by a column of numbers' };
  return [
    ratioLine({ name: '100,000 rows by a score that is reckoned', ...again, ...common, goal: atMost(1.5) }),
    ratioLine({ name: '100,000 rows by a score of 8 rules, first time', ...first, ...common, goal: noGoal }),
  ];
};
