import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import {
  type GridColumn,
  type GridSort,
  HEAD_HEIGHT,
  NUMBER_WIDTH,
  ROW_HEIGHT,
  SELECT_WIDTH,
} from './columns.ts';
import { GridHead, type SelectedPart } from './GridHead.tsx';
import { cellId, GridRow } from './GridRow.tsx';
import { type GridPlace, moveInGrid } from './gridMove.ts';
import { useVirtualRows } from './useVirtualRows.ts';

/** What the person did to the selection. `range`: Shift was held; select from the last one to here. */
export type SelectChange = { kind: 'row'; index: number; range: boolean } | { kind: 'all' };

export interface DataGridProps<Row> {
  label: string;
  columns: readonly GridColumn<Row>[];
  rowCount: number;
  /** Undefined while it is not loaded; the row is drawn empty and asked for by `onRange`. */
  rowAt: (index: number) => Row | undefined;
  /** Change it when cells must be drawn again though `rowAt` gives the same objects (the clock, a filter). */
  version?: unknown;
  numbered?: boolean;
  sort?: GridSort;
  onSort?: (column: string) => void;
  /** With `onSelect`, the selection column is shown. */
  isSelected?: (index: number) => boolean;
  selectedPart?: SelectedPart;
  onSelect?: (change: SelectChange) => void;
  /** Enter or a press on a cell. Put the popover under `cell`; it keeps its ring while `opened`. */
  onOpen?: (at: { index: number; column: GridColumn<Row>; cell: HTMLElement }) => void;
  /** A popover of the active cell is open. */
  opened?: boolean;
  /** The rows on screen, first and last, for loading. */
  onRange?: (first: number, last: number) => void;
  onResize?: (column: string, width: number) => void;
  /** In place of rows, when there are none. */
  empty?: ComponentChildren;
}

/** `<DataGrid label="Nordic cold chain" columns={…} rowCount={n} rowAt={…} />`: virtual; one tab stop; arrows, Space, Enter. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, rowCount, rowAt, version, numbered = false, sort, onSort, isSelected } = props;
  const { selectedPart = 'none', onSelect, onOpen, opened = false, onRange, onResize, empty } = props;
  const gridId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const { items, height, scrollTo } = useVirtualRows(grid, rowCount, ROW_HEIGHT, HEAD_HEIGHT);

  const selects = onSelect ? 1 : 0;
  const before = selects + (numbered ? 1 : 0);
  const count = before + columns.length;
  const width =
    selects * SELECT_WIDTH + (numbered ? NUMBER_WIDTH : 0) + columns.reduce((sum, c) => sum + c.width, 0);
  const active: GridPlace = {
    row: Math.min(place.row, rowCount - 1),
    column: Math.min(place.column, count - 1),
  };
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const seen = active.row === -1 || (active.row >= first && active.row <= last);

  useEffect(() => {
    if (last >= first) onRange?.(first, last);
  }, [first, last]);

  const go = (to: GridPlace) => {
    setPlace(to);
    if (to.row >= 0) scrollTo(to.row);
    // Across, cells are real: bring the column's header into view, and the row follows.
    const head = document.getElementById(cellId(gridId, -1, to.column));
    const box = grid.current;
    // The first column stays in view, over what is scrolled under it.
    if (!head || !box || to.column === before) return;
    const right = head.offsetLeft + head.offsetWidth;
    const left = to.column > before ? head.offsetLeft - (columns[0]?.width ?? 0) : head.offsetLeft;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  };

  const act = (at: GridPlace, range: boolean) => {
    const column = columns[at.column - before];
    if (at.row === -1) {
      if (selects && at.column === 0) onSelect?.({ kind: 'all' });
      else if (column?.sortable) onSort?.(column.id);
      return;
    }
    if (selects && at.column === 0) return onSelect?.({ kind: 'row', index: at.row, range });
    const cell = document.getElementById(cellId(gridId, at.row, at.column));
    if (column && cell) onOpen?.({ index: at.row, column, cell });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const column = columns[active.column - before];
    if (event.shiftKey && active.row === -1 && onResize && column && /^Arrow(Left|Right)$/.test(event.key)) {
      onResize(column.id, Math.max(64, column.width + (event.key === 'ArrowRight' ? 16 : -16)));
    } else if (event.key === 'Enter' && !ctrl) act(active, event.shiftKey);
    else if (event.key === ' ' && onSelect) {
      onSelect(
        active.row === -1 ? { kind: 'all' } : { kind: 'row', index: active.row, range: event.shiftKey },
      );
    } else if (event.key === 'a' && ctrl && onSelect) onSelect({ kind: 'all' });
    else {
      const page = Math.max(
        1,
        Math.floor(((grid.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1,
      );
      const to = moveInGrid(event.key, ctrl, active, { rows: rowCount, columns: count, page });
      if (!to) return;
      go(to);
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a, button, [data-grip]')) return;
    const cell = event.target.closest<HTMLElement>('[data-column]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (!cell || !row) return;
    const at = { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
    setPlace(at);
    grid.current?.focus({ preventScroll: true });
    act(at, event.shiftKey);
    // The browser has turned the box by itself; it must show the selection, whatever came of the press.
    const box = event.target;
    if (box instanceof HTMLInputElement && at.row >= 0) {
      requestAnimationFrame(() => {
        box.checked = row.getAttribute('aria-selected') === 'true';
      });
    }
  };

  const resize = useRef(onResize);
  resize.current = onResize;
  const resizable = onResize !== undefined;
  const headAt = active.row === -1 ? active.column : undefined;
  const headPart = selects ? selectedPart : undefined;
  // Scrolling draws rows only.
  const head = useMemo(
    () => (
      <GridHead
        gridId={gridId}
        width={width}
        columns={columns}
        sort={sort}
        selectedPart={headPart}
        numbered={numbered}
        active={headAt}
        onResize={resizable ? (column, wide) => resize.current?.(column, wide) : undefined}
      />
    ),
    [gridId, width, columns, sort, headPart, numbered, headAt, resizable],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: 100,000 rows are virtual and absolutely placed, which a table cannot be
    <div
      ref={grid}
      class="Grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={count}
      aria-multiselectable={selects ? true : undefined}
      aria-activedescendant={seen ? cellId(gridId, active.row, active.column) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {head}
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="rowgroup" style={{ position: 'relative', height: `${height}px`, width: `${width}px` }}>
        {items.map(item => (
          <GridRow
            key={item.index}
            gridId={gridId}
            index={item.index}
            top={item.start}
            width={width}
            row={rowAt(item.index)}
            version={version}
            columns={columns}
            selected={selects ? (isSelected?.(item.index) ?? false) : undefined}
            numbered={numbered}
            active={active.row === item.index ? active.column : undefined}
            opened={opened && active.row === item.index}
          />
        ))}
      </div>
      {rowCount === 0 && empty}
    </div>
  );
}
