/** CSV to an array of objects, one a row, named by the header line. */
import Papa from 'papaparse';
import { type Unread, unread } from './problem.ts';
import { JSON_CAPS, type JsonCaps } from './scan.ts';

export type ReadCsv =
  | { readonly ok: true; readonly value: readonly Readonly<Record<string, string>>[] }
  | Unread;

const MAX_COLUMNS = 1000;

/**
 * Reads CSV (RFC 4180, or with `;`, tab or `|`). Every value is text. A column without a name is `column 3`, a
 * repeated name gets a number, and a cell beyond the header is `column 7`; nothing is dropped. Rows have no prototype.
 */
export function readCsv(text: string, caps: Partial<JsonCaps> = {}): ReadCsv {
  const limit = caps.maxNodes ?? JSON_CAPS.maxNodes;
  const parsed = Papa.parse<string[]>(text, {
    header: false,
    dynamicTyping: false,
    skipEmptyLines: 'greedy',
  });
  const broken = parsed.errors.find(error => error.type === 'Quotes');
  if (broken !== undefined) {
    const line = (broken.row ?? 0) + 1;
    return unread(
      'malformed',
      `The CSV answer breaks in row ${line}: a quoted value is not closed, or text follows its closing quote.`,
      'Open the raw answer to see the row.',
      { line },
    );
  }
  const [header, ...rows] = parsed.data;
  if (header === undefined)
    return unread('empty', 'The CSV answer holds no rows.', 'Check what was asked for.');
  const widest = parsed.data.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > MAX_COLUMNS || rows.length * widest > limit) {
    return unread(
      'too-large',
      widest > MAX_COLUMNS
        ? `The CSV answer has more than ${MAX_COLUMNS} columns.`
        : `The CSV answer holds more than ${limit.toLocaleString('en-US')} cells.`,
      'Ask for fewer rows or columns.',
    );
  }
  const names = columnNames(header, widest);
  return { ok: true, value: rows.map(row => asObject(row, names)) };
}

function columnNames(header: readonly string[], width: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const wanted = header[index]?.trim() || `column ${index + 1}`;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} ${copy}`;
    taken.add(name);
    return name;
  });
}

function asObject(row: readonly string[], names: readonly string[]): Readonly<Record<string, string>> {
  const target: Record<string, string> = Object.create(null);
  for (const [index, cell] of row.entries()) target[names[index] ?? `column ${index + 1}`] = cell;
  return target;
}
