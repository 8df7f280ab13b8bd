import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GridColumn } from '../../../components/table/columns.ts';
import { DataGrid, type SelectChange } from '../../../components/table/DataGrid.tsx';
import type { Pending } from '../../../lib/core/list/cell.ts';
import type { ListColumn } from '../../../lib/core/list/columns.ts';
import type { BriefRow } from '../../../lib/core/list/row.ts';
import type { Score } from '../../../lib/core/score/definition.ts';
import { briefResults, pendingRows } from '../../../lib/store/list-brief.ts';
import { useLive } from '../../../lib/store/live.ts';
import { askedNow } from '../../../lib/store/run-views.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { CellPopover } from './CellPopover.tsx';
import { CellText } from './CellText.tsx';
import type { Selection } from './selection.ts';
import type { ListState } from './useList.ts';

export interface ListTableProps {
  state: ListState;
  name: string;
  selection: Selection;
  onRange: (first: number, last: number) => void;
  onEditScore: (score: Score) => void;
}

interface Opened {
  readonly row: BriefRow;
  readonly column: ListColumn;
  readonly cell: HTMLElement;
}

const WIDTHS = { name: 184, domain: 158, value: 140, field: 150, push: 140, score: 142 } as const;
const REST_MS = 120;
const NO_PENDING: ReadonlyMap<string, ReadonlyMap<string, never>> = new Map();

/** The grid of a list: what is on the screen is live. */
export function ListTable({ state, name, selection, onRange, onEditScore }: ListTableProps) {
  const { db } = useBench();
  const { model, shown, plans, columns, view, changeView, runs } = state;
  const [range, setRange] = useState({ first: 0, last: 40 });
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const [opened, setOpened] = useState<Opened | null>(null);
  const visible = shown.slice(range.first, range.last + 1).map(row => row.subject);
  const seen = visible.join('\n');

  const live = useLive(() => briefResults(db, plans, visible), [plans, seen], null).value;
  useEffect(() => {
    if (live && live.length === plans.length) model.patch(live, visible);
  }, [live]);
  const open = runs.map(run => ({ id: run.id, planId: run.planId }));
  const pending = useLive(
    () => pendingRows(db, open, visible),
    [seen, open.map(run => run.id).join()],
    NO_PENDING,
  ).value;

  const asked = useAsked(open.map(run => run.id));
  const pendingOf = (planId: string, subject: string): Pending | null => {
    const known = pending.get(planId)?.get(subject) ?? null;
    return known?.state === 'queued' && asked.has(`${planId}\n${subject}`)
      ? { ...known, state: 'working' }
      : known;
  };

  const time = now.value;
  const painted = model.painted.value;
  const grid = useMemo(
    () =>
      columns.map(
        (column): GridColumn<BriefRow> => ({
          id: column.id,
          name: column.name,
          kind: kindOf(column),
          by: column.by,
          width: view.widths[column.id] ?? widthOf(column),
          numeric: column.kind === 'score' || (column.kind === 'field' && column.numeric),
          sortable: true,
          title: `${column.name} · ${column.by}`,
          cell: row => (
            <CellText
              row={row}
              column={column}
              plans={plans}
              pending={'planId' in column ? pendingOf(column.planId, row.subject) : null}
              now={time}
            />
          ),
        }),
      ),
    [columns, plans, pending, asked, time, view.widths],
  );

  const onSelect = (change: SelectChange) => {
    if (change.kind === 'all') selection.toggleAll(shown);
    else selection.toggle(shown, change.index, change.range);
  };
  return (
    <>
      <DataGrid<BriefRow>
        label={name}
        columns={grid}
        rowCount={shown.length}
        rowAt={index => {
          const row = shown[index];
          return row && model.current(row);
        }}
        version={painted}
        numbered
        sort={view.sort ?? undefined}
        onSort={id => changeView({ sort: nextSort(view.sort, id, columns.find(one => one.id === id)?.kind) })}
        isSelected={index => selection.has(shown[index]?.id)}
        selectedPart={selection.part(shown)}
        onSelect={onSelect}
        onOpen={({ index, column, cell }) => {
          const row = shown[index];
          const of = columns.find(one => one.id === column.id);
          if (row && of) setOpened({ row: model.current(row), column: of, cell });
        }}
        opened={opened !== null}
        onRange={(first, last) => {
          // What flies past is not asked for: the window is live where scrolling rests.
          clearTimeout(resting.current);
          resting.current = setTimeout(() => setRange({ first, last }), REST_MS);
          onRange(first, last);
        }}
        onResize={(column, width) => changeView({ widths: { ...view.widths, [column]: width } })}
      />
      <CellPopover
        opened={opened && { ...opened, row: model.current(opened.row) }}
        plans={plans}
        pending={
          opened && 'planId' in opened.column ? pendingOf(opened.column.planId, opened.row.subject) : null
        }
        onEditScore={onEditScore}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

const widthOf = (column: ListColumn): number => {
  if (column.kind === 'field' && column.numeric) return 124;
  const banded = column.kind === 'score' && column.scorer.score.bands.length > 0;
  return WIDTHS[column.kind] + (banded ? 42 : 0);
};

const kindOf = (column: ListColumn): GridColumn<BriefRow>['kind'] => {
  if (column.kind === 'domain' || column.kind === 'push') return column.kind;
  if (column.kind === 'field') return column.derived ? 'derived' : 'request';
  if (column.kind === 'score') return 'score';
  return 'input';
};

/** Up, down, then as added; of a score the best come first. */
const nextSort = (
  sort: ListState['view']['sort'],
  column: string,
  kind: ListColumn['kind'] | undefined,
): ListState['view']['sort'] => {
  const first = kind === 'score';
  if (sort?.column !== column) return { column, descending: first };
  return sort.descending === first ? { column, descending: !first } : null;
};

const LOOK_MS = 1000;
const NOBODY: ReadonlySet<string> = new Set();

/** Who is being asked by these runs: looked at each second, as calls come and go many times in one. */
function useAsked(runIds: readonly string[]): ReadonlySet<string> {
  const { db } = useBench();
  const [asked, setAsked] = useState(NOBODY);
  const ids = runIds.join();
  useEffect(() => {
    if (ids === '') return setAsked(NOBODY);
    let words = '';
    const look = async () => {
      const found = await askedNow(db, ids.split(','));
      const now = [...found].sort().join();
      if (now !== words) setAsked(found);
      words = now;
    };
    const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
    return () => clearInterval(timer);
  }, [ids]);
  return asked;
}
