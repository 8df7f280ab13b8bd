/** A place in a grid. Row -1 is the header. */
export interface GridPlace {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows on a screen, for Page Up and Page Down. */
  page: number;
}

/** Where a key leads (WAI-ARIA grid pattern); undefined if it does not move. Never outside the grid. */
export function moveInGrid(key: string, ctrl: boolean, at: GridPlace, size: GridSize): GridPlace | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const place = (row: number, column: number): GridPlace => ({
    row: Math.max(-1, Math.min(row, lastRow)),
    column: Math.max(0, Math.min(column, lastColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return place(ctrl ? lastRow : at.row + 1, at.column);
    case 'ArrowUp':
      return place(ctrl ? Math.min(0, lastRow) : at.row - 1, at.column);
    case 'ArrowRight':
      return place(at.row, ctrl ? lastColumn : at.column + 1);
    case 'ArrowLeft':
      return place(at.row, ctrl ? 0 : at.column - 1);
    case 'Home':
      return place(ctrl ? Math.min(0, lastRow) : at.row, 0);
    case 'End':
      return place(ctrl ? lastRow : at.row, lastColumn);
    case 'PageDown':
      return place(at.row + size.page, at.column);
    case 'PageUp':
      return place(Math.max(Math.min(0, at.row), at.row - size.page), at.column);
    default:
      return undefined;
  }
}
