/** The companies of a page as a CSV file. Loaded when it is asked for. */
import { csvText } from '../core/csv/write.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { setting } from '../store/settings.ts';
import { filledFields, type PageRowData } from './page-rows.ts';

export async function exportRows(
  db: LoupeDatabase,
  rows: readonly PageRowData[],
  host: string,
): Promise<void> {
  const labels = [...new Set(rows.flatMap(({ view }) => filledFields(view).map(field => field.label)))];
  const cells = rows.map(({ row, view }) => {
    const values = new Map(filledFields(view).map(field => [field.label, field.text]));
    return [row.name, row.domain ?? '', ...labels.map(label => values.get(label) ?? '')];
  });
  const text = csvText(['Company', 'Domain', ...labels], cells, { bom: await setting(db, 'csvBom') });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${host.replace(/[^a-z0-9.-]/gi, '-') || 'companies'}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
