import { companyColumns, type TableData } from '../core/detect/tables.ts';

const MOST_TABLES = 50;
const MOST_ROWS = 1000;
const ROWS_AT_ONCE = 100;
const LONGEST_CELL = 200;

/** Tables whose header says that a column names companies, in pieces of a hundred rows. */
export function* readTables(root: Document): Generator<TableData, void, undefined> {
  for (const table of [...root.querySelectorAll('table')].slice(0, MOST_TABLES)) {
    const head = table.rows[0];
    if (head === undefined || !isHeader(head, table)) continue;
    const header = cellsOf(head);
    const columns = companyColumns(header);
    if (columns.name === -1) continue;
    const end = Math.min(table.rows.length, MOST_ROWS);
    for (let from = 1; from < end; from += ROWS_AT_ONCE) {
      const rows: string[][] = [];
      for (let i = from; i < Math.min(end, from + ROWS_AT_ONCE); i++) {
        const row = table.rows[i];
        if (row !== undefined) rows.push(cellsOf(row));
      }
      yield { header, rows };
    }
  }
}

const isHeader = (row: HTMLTableRowElement, table: HTMLTableElement): boolean =>
  row.querySelector('th') !== null || table.tHead?.contains(row) === true;

const cellsOf = (row: HTMLTableRowElement): string[] =>
  [...row.cells].slice(0, 60).map(cell => (cell.textContent ?? '').slice(0, LONGEST_CELL).trim());
