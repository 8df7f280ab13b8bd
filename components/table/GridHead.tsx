import { ArrowDown, ArrowUp } from 'lucide-preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../sign/Icon.tsx';
import { COLUMN_ICONS, type GridColumn, type GridSort, NUMBER_WIDTH, SELECT_WIDTH } from './columns.ts';
import { cellId } from './GridRow.tsx';

/** How much of all rows is selected. */
export type SelectedPart = 'none' | 'some' | 'all';

export interface GridHeadProps<Row> {
  gridId: string;
  width: number;
  columns: readonly GridColumn<Row>[];
  sort: GridSort | undefined;
  /** Undefined: no selection column. */
  selectedPart: SelectedPart | undefined;
  numbered: boolean;
  active: number | undefined;
  onResize: ((column: string, width: number) => void) | undefined;
}

/** The sticky header. Presses are read by the grid, from `data-column`. */
export function GridHead<Row>(props: GridHeadProps<Row>) {
  const { gridId, width, columns, sort, selectedPart, numbered, active, onResize } = props;
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.checked = selectedPart === 'all';
    box.current.indeterminate = selectedPart === 'some';
  });
  const before = (selectedPart === undefined ? 0 : 1) + (numbered ? 1 : 0);
  const common = (at: number, wide: number) => ({
    id: cellId(gridId, -1, at),
    class: 'Grid-headCell',
    role: 'columnheader' as const,
    'aria-colindex': at + 1,
    'data-column': at,
    'data-at': active === at || undefined,
    style: { width: `${wide}px` },
  });
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the one tab stop and names its active cell
    // biome-ignore lint/a11y/useSemanticElements: the head is part of a virtual grid
    <div class="Grid-head" role="row" aria-rowindex={1} data-row={-1} style={{ width: `${width}px` }}>
      {selectedPart !== undefined && (
        <div {...common(0, SELECT_WIDTH)} data-select="">
          <input
            ref={box}
            type="checkbox"
            class="Check"
            tabIndex={-1}
            checked={selectedPart === 'all'}
            aria-label="Select all rows"
          />
        </div>
      )}
      {numbered && (
        <div {...common(before - 1, NUMBER_WIDTH)}>
          <span class="spoken">Row</span>
        </div>
      )}
      {columns.map((column, i) => {
        const sorted = sort?.column === column.id ? sort : undefined;
        const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is columnheader, spread from `common`
          <div
            key={column.id}
            {...common(before + i, column.width)}
            aria-sort={order}
            data-lead={i === 0 || undefined}
            data-sortable={column.sortable || undefined}
            data-numeric={column.numeric || undefined}
            title={column.title}
          >
            <Icon of={COLUMN_ICONS[column.kind]} size="row" />
            <span class="Grid-name clip">{column.name}</span>
            {sorted && <Icon of={sorted.descending ? ArrowDown : ArrowUp} size="row" />}
            {column.by && <span class="Grid-by clip">{column.by}</span>}
            {onResize && <Grip column={column} onResize={onResize} />}
          </div>
        );
      })}
    </div>
  );
}

const NARROWEST = 64;

/** Drag to resize. By key: Shift with Left or Right on the header (the grid does it). */
function Grip<Row>(props: { column: GridColumn<Row>; onResize: (column: string, width: number) => void }) {
  const { column, onResize } = props;
  const start = (down: PointerEvent) => {
    const grip = down.currentTarget;
    if (!(grip instanceof HTMLElement)) return;
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    const drag = (move: PointerEvent) =>
      onResize(column.id, Math.max(NARROWEST, Math.round(column.width + move.clientX - down.clientX)));
    const stop = () => grip.removeEventListener('pointermove', drag);
    grip.addEventListener('pointermove', drag);
    grip.addEventListener('lostpointercapture', stop, { once: true });
  };
  return <span class="Grid-grip" data-grip="" aria-hidden="true" onPointerDown={start} />;
}
