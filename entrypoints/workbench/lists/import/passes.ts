/** The two readings of a file: one that only counts, and one that adds. */
import { companyRow } from '../../../../lib/core/csv/company-row.ts';
import type { ColumnMapping } from '../../../../lib/core/csv/mapping.ts';
import type { LoupeDatabase } from '../../../../lib/store/database.ts';
import { subjectsInList } from '../../../../lib/store/list-brief.ts';
import { addRows, type NewRow } from '../../../../lib/store/lists.ts';
import { type ImportSource, piecesOf } from './source.ts';

export interface LineNote {
  readonly line: number;
  readonly message: string;
  /** The row is left out; else it is taken, with something missing. */
  readonly left: boolean;
}

export interface Tally {
  readonly rows: number;
  readonly added: number;
  readonly merged: number;
  readonly left: number;
  /** The first hundred. */
  readonly notes: readonly LineNote[];
  /** Share of the file, 0 to 1. */
  readonly read: number;
  readonly done: boolean;
}

export const NO_TALLY: Tally = { rows: 0, added: 0, merged: 0, left: 0, notes: [], read: 0, done: false };

const NOTES = 100;
const BATCH = 4000;

export interface PassOptions {
  readonly db: LoupeDatabase;
  readonly listId: string;
  readonly source: ImportSource;
  readonly mapping: readonly ColumnMapping[];
  readonly header: boolean;
  readonly signal: AbortSignal;
  readonly onTally: (tally: Tally) => void;
}

/** What would happen. */
export const countPass = async (options: PassOptions): Promise<Tally> => {
  const known = new Set(await subjectsInList(options.db, options.listId));
  return pass(options, async rows => {
    let added = 0;
    for (const { subject } of rows) {
      if (!known.has(subject.key)) added++;
      known.add(subject.key);
    }
    return { added, merged: rows.length - added };
  });
};

/** Adds in batches; what was added before a stop or a fault stays. */
export const addPass = (options: PassOptions): Promise<Tally> =>
  pass(options, rows => addRows(options.db, options.listId, rows, Date.now()));

async function pass(
  { source, mapping, header, signal, onTally }: PassOptions,
  take: (rows: readonly NewRow[]) => Promise<{ readonly added: number; readonly merged: number }>,
): Promise<Tally> {
  let tally = NO_TALLY;
  let first = header;
  let batch: NewRow[] = [];
  const notes: LineNote[] = [];
  const note = (line: number, message: string, left: boolean) => {
    if (notes.length < NOTES) notes.push({ line, message, left });
  };
  const flush = async (read: number) => {
    const taken = batch;
    batch = [];
    const { added, merged } = taken.length > 0 ? await take(taken) : { added: 0, merged: 0 };
    tally = { ...tally, added: tally.added + added, merged: tally.merged + merged, notes: [...notes], read };
    onTally(tally);
  };
  for await (const piece of piecesOf(source, signal)) {
    for (const row of piece.rows) {
      if (first) {
        first = false;
        continue;
      }
      const company = companyRow(row, mapping);
      tally = { ...tally, rows: tally.rows + 1, left: tally.left + (company.ok ? 0 : 1) };
      if (!company.ok) note(row.line, company.message, true);
      else {
        if (company.note) note(row.line, company.note, false);
        batch.push({ subject: company.subject, values: company.values, source: source.name });
      }
      if (batch.length >= BATCH) await flush(piece.read);
      if (signal.aborted) break;
    }
    if (piece.problem) note(piece.problem.line, piece.problem.message, true);
  }
  if (!signal.aborted) await flush(1);
  tally = { ...tally, done: !signal.aborted };
  onTally(tally);
  return tally;
}
