/** Where a value comes from, read from the kept answer when a person asks. */
import type { FieldView, Provenance } from '../../components/company/view.ts';
import { clock } from '../browser/clock.ts';
import { formatAgo, formatBytes, formatDateTime } from '../core/format.ts';
import { createAnswers } from '../store/answers.ts';
import type { LoupeDatabase } from '../store/database.ts';

const AROUND = 220;

export async function provenanceOf(db: LoupeDatabase, field: FieldView): Promise<Provenance> {
  const { cell, label, text, cost, why } = field;
  if (!cell) return { label, value: text, rows: [], raw: null };
  const request = await db.requests.get(cell.requestId);
  const answer =
    cell.answerKey === null
      ? null
      : ((await createAnswers(db, clock).get([cell.answerKey])).get(cell.answerKey) ?? null);
  const name = request?.definition.name;
  const rows: Provenance['rows'][number][] = [
    { label: 'From', text: name && name !== cell.provider ? `${cell.provider}, ${name}` : cell.provider },
    { label: 'Fetched', text: `${formatDateTime(cell.at)}, ${formatAgo(cell.at, Date.now())}` },
  ];
  if (cell.path) rows.push({ label: 'Path', text: cell.path, code: true });
  if (cost) rows.push({ label: 'Cost', text: cost });
  if (why) rows.push({ label: 'Why', text: why });
  if (answer) rows.push({ label: 'Answer', text: `${answer.status}, ${formatBytes(answer.size)}` });
  else if (cell.answerKey) rows.push({ label: 'Answer', text: 'No longer kept; ask again to see it.' });
  const raw = answer ? excerpt(new TextDecoder().decode(answer.body), cell.value) : null;
  return { label, value: text, rows, raw };
}

/** The text around the value; the beginning where it does not stand there as it is shown. */
export function excerpt(body: string, value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const at = first === undefined || first === null ? -1 : body.indexOf(bare(first));
  const middle = Math.max(0, at);
  const from = Math.max(0, middle - AROUND);
  const to = Math.min(body.length, middle + AROUND);
  return `${from > 0 ? '…' : ''}${body.slice(from, to)}${to < body.length ? '…' : ''}`;
}

const bare = (value: unknown): string => JSON.stringify(value).replace(/^"|"$/g, '');
