/** Text of a file or of the clipboard, piece by piece, in whatever encoding it is. */
import { guessEncoding } from '../../../../lib/core/csv/encoding.ts';
import { type CsvProblem, type CsvRow, createCsvReader } from '../../../../lib/core/csv/read.ts';

export const LARGEST_FILE = 100 * 1024 * 1024;
const SAMPLE = 64 * 1024;

export interface ImportSource {
  readonly name: string;
  readonly blob: Blob;
}

export interface Piece {
  readonly rows: readonly CsvRow[];
  readonly problem: CsvProblem | null;
  /** Share of the file that is read, 0 to 1. */
  readonly read: number;
}

/** Rows as they come. Reading ends when `signal` is aborted, and at the first problem. */
export async function* piecesOf(source: ImportSource, signal: AbortSignal): AsyncGenerator<Piece, void> {
  const { blob } = source;
  const head = new Uint8Array(await blob.slice(0, SAMPLE).arrayBuffer());
  const decoder = new TextDecoder(guessEncoding(head));
  const reader = createCsvReader();
  const stream = blob.stream().getReader();
  let bytes = 0;
  try {
    while (!signal.aborted) {
      const { done, value } = await stream.read();
      bytes += value?.length ?? 0;
      const text = done ? decoder.decode() : decoder.decode(value, { stream: true });
      const part = reader.push(text, done);
      yield { ...part, read: blob.size === 0 ? 1 : bytes / blob.size };
      if (done || part.problem) return;
    }
  } finally {
    await stream.cancel().catch(() => undefined);
  }
}

/** The first rows: for the columns and the preview. */
export async function sampleOf(source: ImportSource, count: number): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const piece of piecesOf(source, new AbortController().signal)) {
    rows.push(...piece.rows.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}
