import { useMemo } from 'preact/hooks';
import { type GridColumn, NUMBER_WIDTH, ROW_HEIGHT, SELECT_WIDTH } from './columns.ts';

export interface GridRowProps<Row> {
  gridId: string;
  index: number;
  top: number;
  width: number;
  /** Undefined while it is not loaded. */
  row: Row | undefined;
  /** Changes when cells must be drawn again though the row is the same. */
  version: unknown;
  columns: readonly GridColumn<Row>[];
  /** Undefined: no selection column. */
  selected: boolean | undefined;
  numbered: boolean;
  /** The active column, if this is the active row. */
  active: number | undefined;
  /** The active cell has its popover open. */
  opened: boolean;
}

export const cellId = (gridId: string, row: number, column: number) => `${gridId}-${row}-${column}`;

/** One row; drawn again only when something of its own has changed. Presses are read by the grid, from `data-column`. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { gridId, index, top, width, row, version, columns, selected, numbered, active, opened } = props;
  const isLead = (column: GridColumn<Row> | undefined): boolean =>
    column !== undefined && column === columns[0];
  function cells() {
    const own: { id: string; width: number; select?: true; number?: true; column?: GridColumn<Row> }[] = [];
    if (selected !== undefined) own.push({ id: 'select', width: SELECT_WIDTH, select: true });
    if (numbered) own.push({ id: 'number', width: NUMBER_WIDTH, number: true });
    for (const column of columns) own.push({ id: `c-${column.id}`, width: column.width, column });
    return own.map(({ id, width: wide, select, number, column }, at) => (
      // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles have a column's index
      <div
        key={id}
        id={cellId(gridId, index, at)}
        class="Grid-cell"
        // What the row is about: read aloud before the value of any other cell of it.
        role={isLead(column) ? 'rowheader' : 'gridcell'}
        data-lead={isLead(column) || undefined}
        aria-colindex={at + 1}
        data-column={at}
        data-select={select}
        data-numeric={number || column?.numeric || undefined}
        data-at={active === at || undefined}
        data-open={(opened && active === at) || undefined}
        style={{ width: `${wide}px` }}
      >
        {select && (
          <input
            type="checkbox"
            class="Check"
            tabIndex={-1}
            checked={selected}
            aria-label={`Select row ${index + 1}`}
          />
        )}
        {number && <span class="t-micro">{index + 1}</span>}
        {column && row !== undefined && drawCell(column, row, index)}
      </div>
    ));
  }
  return useMemo(
    () => (
      // biome-ignore lint/a11y/useFocusableInteractive: the grid has the one tab stop and names its active cell
      // biome-ignore lint/a11y/useSemanticElements: rows are virtual and absolutely placed, which table rows cannot be
      <div
        class="Grid-row"
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-row={index}
        style={{ transform: `translateY(${top}px)`, width: `${width}px`, height: `${ROW_HEIGHT}px` }}
      >
        {cells()}
      </div>
    ),
    [gridId, index, top, width, row, version, columns, selected, numbered, active, opened],
  );
}

function drawCell<Row>(column: GridColumn<Row>, row: Row, index: number) {
  const contents = column.cell(row, index);
  const text = typeof contents === 'string' || typeof contents === 'number';
  return text ? (
    <span class="clip" title={String(contents)}>
      {contents}
    </span>
  ) : (
    contents
  );
}
