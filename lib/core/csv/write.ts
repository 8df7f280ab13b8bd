/** CSV as RFC 4180 has it: CRLF, quotes doubled, UTF-8 with a byte order mark if wanted. */
import Papa from 'papaparse';
import { guard } from './guard.ts';

export interface WriteOptions {
  /** Excel reads UTF-8 only behind a byte order mark. */
  readonly bom?: boolean;
  /** Makes cells that would run as formulas text. On unless said otherwise. */
  readonly guard?: boolean;
}

const CHUNK = 2000;

/** One part at a time, so that 100,000 rows do not stand in memory twice. Joined, the parts are the file. */
export function* csvParts(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  options: WriteOptions = {},
): Generator<string, void> {
  const guarded = options.guard ?? true;
  let chunk: (readonly string[])[] = [header];
  let first = true;
  const flush = (): string => {
    const text = lines(chunk, guarded);
    const part = `${first && options.bom ? '\ufeff' : ''}${text}\r\n`;
    first = false;
    chunk = [];
    return part;
  };
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length >= CHUNK) yield flush();
  }
  if (chunk.length > 0) yield flush();
}

export const csvText = (
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  options: WriteOptions = {},
): string => [...csvParts(header, rows, options)].join('');

/**
 * The guard is ours: Papa's own misses a cell with a line break (mholt/PapaParse#1149). A guarded cell is always
 * quoted; so is the only cell of a row when it is empty, which else were an empty line.
 */
function lines(rows: readonly (readonly string[])[], guarded: boolean): string {
  const cells = rows.map(row => (guarded ? row.map(guard) : [...row]));
  const alone = rows.every(row => row.length === 1);
  const quotes = (cell: string): boolean => cell.startsWith("'") || (alone && cell === '');
  return Papa.unparse(cells, { header: false, newline: '\r\n', quotes });
}
