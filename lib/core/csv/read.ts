/** CSV read as it comes, piece by piece, in bounded memory: RFC 4180, also with `;`, tab or `|`, and any line ends. */
import Papa from 'papaparse';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

export interface CsvProblem {
  readonly kind: 'unclosed' | 'too-wide' | 'too-long';
  /** For a person. Nothing after it is read. */
  readonly message: string;
  readonly line: number;
}

export interface CsvPart {
  readonly rows: readonly CsvRow[];
  readonly problem: CsvProblem | null;
}

export interface CsvReader {
  /** @param last nothing follows */
  push(text: string, last: boolean): CsvPart;
  readonly delimiter: string;
}

export interface ReadOptions {
  /** Without it, the first piece decides. */
  readonly delimiter?: string;
  /** Keep lines with nothing on them. */
  readonly emptyLines?: boolean;
}

export const MOST_COLUMNS = 1000;
/** One row that is longer has a quote that was never closed. Characters. */
const LONGEST_ROW = 2_000_000;

/** Papa's own parser, without the parts that need a browser; its result is not typed. */
interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

export function createCsvReader(options: ReadOptions = {}): CsvReader {
  let delimiter = options.delimiter ?? '';
  const lineEnds = createLineEnds();
  let rest = '';
  let line = 1;
  let begun = false;
  let ended = false;

  const stop = (kind: CsvProblem['kind'], message: string, rows: CsvRow[], at: number): CsvPart => {
    ended = true;
    return { rows, problem: { kind, message, line: at } };
  };

  return {
    get delimiter() {
      return delimiter || ',';
    },
    push(text, last) {
      if (ended) return { rows: [], problem: null };
      const lines = lineEnds(begun ? text : text.replace(/^\ufeff/, ''), last);
      begun = true;
      rest += lines;
      delimiter ||= guessDelimiter(rest);
      if (last) ended = true;
      if (rest === '') return { rows: [], problem: null };
      const parser = new Papa.Parser({ delimiter: delimiter || ',', newline: '\n' });
      // Typed `any`; the shape is that of papaparse's Parser, pinned in package.json and held by the tests.
      const { data, errors, meta } = parser.parse(rest, 0, !last) as Parsed;
      const unclosed = errors.find(error => error.code === 'MissingQuotes');
      const rows: CsvRow[] = [];
      // Behind the last line break there is no row.
      const read = last && rest.endsWith('\n') && !unclosed ? data.slice(0, -1) : data;
      for (const cells of read) {
        const at = line;
        line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
        if (cells.length > MOST_COLUMNS)
          return stop('too-wide', `Line ${at} has more than ${MOST_COLUMNS} columns.`, rows, at);
        const blank = cells.length === 1 && cells[0] === '';
        if (blank && !options.emptyLines) continue;
        rows.push({ cells, line: at });
      }
      if (last && unclosed) {
        const broken = rows.pop();
        const at = broken?.line ?? line;
        return stop('unclosed', `A quote that opens on line ${at} is never closed.`, rows, at);
      }
      rest = last ? '' : rest.slice(meta.cursor);
      if (rest.length > LONGEST_ROW) {
        const message = `A quote that opens on line ${line} is never closed, or the row is longer than ${LONGEST_ROW / 1e6} million characters.`;
        return stop('too-long', message, rows, line);
      }
      return { rows, problem: null };
    },
  };
}

const breaksIn = (cell: string): number => {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  return count;
};

function guessDelimiter(text: string): string {
  const { meta } = Papa.parse(text.slice(0, 64_000), { preview: 20, skipEmptyLines: 'greedy' });
  return [',', ';', '\t', '|'].find(each => each === meta.delimiter) ?? ',';
}

/**
 * CRLF and lone CR become LF outside quotes, so that one parser reads them all, mixed ones too; within quotes they are
 * the value. Outside or inside is told by the parity of the quotes.
 */
function createLineEnds(): (text: string, last: boolean) => string {
  let inside = false;
  let held = '';
  return (text, last) => {
    text = held + text;
    // A CR at the end may be half of a CRLF.
    held = !last && text.endsWith('\r') ? '\r' : '';
    if (held) text = text.slice(0, -1);
    if (!text.includes('\r')) {
      for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) inside = !inside;
      return text;
    }
    const pieces = text.split('"');
    const out = pieces.map((piece, i) => {
      if (i > 0) inside = !inside;
      return inside ? piece : piece.replace(/\r\n?/g, '\n');
    });
    return out.join('"');
  };
}
