/** From a row of a file to a company of a list. */
import { parseDomain } from '../domain.ts';
import { type Subject, subjectOf } from '../record/subject.ts';
import type { ColumnMapping } from './mapping.ts';
import type { CsvRow } from './read.ts';

/** A value that is longer is cut, and said so. Characters. */
export const LONGEST_VALUE = 10_000;

export type CompanyRow =
  | {
      readonly ok: true;
      readonly subject: Subject;
      readonly values: Readonly<Record<string, string>>;
      /** What was cut or could not be read, though the row is taken. */
      readonly note: string | null;
    }
  | { readonly ok: false; readonly message: string };

export function companyRow(row: CsvRow, mapping: readonly ColumnMapping[]): CompanyRow {
  let domain = '';
  let name = '';
  let note: string | null = null;
  const values: [string, string][] = [];
  for (const [i, column] of mapping.entries()) {
    const cell = row.cells[i] ?? '';
    if (column.use === 'domain') domain = cell.trim();
    else if (column.use === 'name') name = cell.trim().slice(0, 200);
    else if (column.use === 'keep' && cell !== '') {
      if (cell.length > LONGEST_VALUE)
        note = `“${column.name}” is longer than ${LONGEST_VALUE} characters; the rest is left out.`;
      values.push([column.name, cell.slice(0, LONGEST_VALUE)]);
    }
  }
  const parsed = domain === '' ? null : parseDomain(domain);
  if (parsed && !parsed.ok) {
    if (name === '') return { ok: false, message: parsed.problem.message };
    note = `${parsed.problem.message} The company is kept by its name.`;
  }
  const subject = subjectOf({ name: name || null, domain: parsed?.ok ? parsed.registrable : null });
  if (!subject) return { ok: false, message: 'There is neither a company name nor a domain.' };
  return { ok: true, subject, values: Object.fromEntries(values), note };
}
