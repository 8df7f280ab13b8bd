import { companyColumns, type TableData } from '../core/detect/tables.ts';
import { closestOf, parentNodeOf } from './honest.ts';
import { walkText } from './walk.ts';

const MOST_TABLES = 50;
const MOST_ROWS = 1000;
const ROWS_AT_ONCE = 100;
const LONGEST_CELL = 200;
const MOST_CELLS = 60;
/** Rows at a table's top of which one may hold the captions. */
const MOST_HEADS = 5;

const TABLES = 'table,[role="grid" i],[role="treegrid" i],[role="table" i]';
const CELLS = 'td,th,[role="gridcell" i],[role="cell" i],[role="rowheader" i]';
const ROWS = '[role="row" i]';
const HEADS = '[role="columnheader" i]';

/** A table, or a grid of other elements that says so by its roles, in which a column names companies. */
interface CompanyTable {
  readonly element: Element;
  readonly head: Element;
  readonly header: readonly string[];
  readonly name: number;
  readonly domain: number;
}

function asCompanyTable(element: Element): CompanyTable | null {
  const head = headOf(element);
  if (head === null) return null;
  const header = captionsOf(head);
  const { name, domain } = companyColumns(header);
  return name === -1 ? null : { element, head, header, name, domain };
}

/** The row that says what the columns are. */
function headOf(element: Element): Element | null {
  if (!(element instanceof HTMLTableElement)) {
    const said = element.querySelector(HEADS);
    return said?.closest(`${ROWS},tr`) ?? said?.parentElement ?? null;
  }
  const rows = firstRows(element, MOST_HEADS + 2);
  const [first] = rows;
  if (first !== undefined && (first.querySelector(`th,${HEADS}`) !== null || element.tHead?.contains(first)))
    return first;
  // Old tables say nothing: a row of captions with rows of the same width under it, no table for layout.
  return (
    rows.find(
      (row, i) =>
        i < MOST_HEADS &&
        row.cells.length >= 3 &&
        [rows[i + 1], rows[i + 2]].every(next => next?.cells.length === row.cells.length) &&
        // A line of a table of contents has the number of its page.
        !captionsOf(row).some(caption => /^\d{1,4}$/.test(caption)) &&
        companyColumns(captionsOf(row)).name !== -1,
    ) ?? null
  );
}

/** Rows of a table of any length: the whole list of them is never made. */
function firstRows({ rows }: HTMLTableElement, most: number): HTMLTableRowElement[] {
  const first: HTMLTableRowElement[] = [];
  for (let i = 0; i < most; i++) {
    const row = rows[i];
    if (row === undefined) break;
    first.push(row);
  }
  return first;
}

const captionsOf = (row: Element): string[] =>
  cellsOf(row).map(cell => (cell.textContent ?? '').slice(0, LONGEST_CELL).trim());

const cellsOf = (row: Element): Element[] => [...row.children].slice(0, MOST_CELLS);

const tablesIn = (root: ParentNode): CompanyTable[] =>
  [...root.querySelectorAll(TABLES)].slice(0, MOST_TABLES).flatMap(table => asCompanyTable(table) ?? []);

/** The tables of a page that name companies in a column. Looked for once, when first asked: make it anew for each reading. */
export interface Tables {
  /** The cell of such a column that a block stands in. */
  companyCell(block: Node): Element | null;
  /** Is one of them in this element, or around it? */
  standIn(root: Node): boolean;
  /** Companies by rows, in pieces of a hundred rows. */
  read(): Generator<TableData, void, undefined>;
}

export function createTables(root: Document): Tables {
  let found: Map<Element, CompanyTable> | null = null;
  const tables = (): Map<Element, CompanyTable> => {
    found ??= new Map(tablesIn(root).map(table => [table.element, table]));
    return found;
  };
  const nameCell = (block: Element): Element | null => {
    const cell = closestOf(block, CELLS);
    const element = cell?.closest(TABLES);
    const table = element ? tables().get(element) : undefined;
    const row = cell?.parentElement;
    if (!cell || !row || table === undefined || row === table.head) return null;
    return row.children[table.name] === cell ? cell : null;
  };
  // Asked for every block of a page, in its order: what stands beside the last one stands in the same table, or in none.
  let parent: Node | null = null;
  let isWithin = false;
  return {
    companyCell: block => {
      if (tables().size === 0) return null;
      const above = parentNodeOf(block);
      if (above !== parent) {
        parent = above;
        isWithin = [...tables().keys()].some(table => table.contains(above));
      }
      return isWithin && block instanceof Element ? nameCell(block) : null;
    },
    standIn: root => [...tables().keys()].some(table => table.contains(root) || root.contains(table)),
    read: () => rowsOf(tables().values()),
  };
}

function* rowsOf(tables: Iterable<CompanyTable>): Generator<TableData, void, undefined> {
  for (const table of tables) {
    const { element, head } = table;
    const all =
      element instanceof HTMLTableElement
        ? firstRows(element, MOST_ROWS)
        : [...element.querySelectorAll(ROWS)].slice(0, MOST_ROWS);
    const rows = all.filter(row => row !== head);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      yield {
        header: table.header,
        rows: rows.slice(from, from + ROWS_AT_ONCE).map(row => {
          const cells = cellsOf(row);
          return table.header.map((_, i) => (i === table.name || i === table.domain ? lineOf(cells[i]) : ''));
        }),
      };
  }
}

/** A cell's first line but for an initial in place of a picture: what stands under it tells more of the same company. */
export function lineOf(cell: Element | undefined): string {
  if (cell === undefined) return '';
  for (const batch of walkText([{ root: cell, shallow: false }], {
    batchSize: LONGEST_CELL,
    isOver: () => false,
  }))
    return (
      (batch?.text ?? '')
        .split('\n', 4)
        .map(line => line.slice(0, LONGEST_CELL).trim())
        .find(line => line.length > 1) ?? ''
    );
  return '';
}
