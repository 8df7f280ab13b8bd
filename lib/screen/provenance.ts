/** Where a value comes from, read from the kept answer when a person asks. */
import type { Provenance } from '../../components/company/view.ts';
import { clock } from '../browser/clock.ts';
import { formatAgo, formatBytes, formatDateTime } from '../core/format.ts';
import type { Cell } from '../core/record/records.ts';
import { createAnswers } from '../store/answers.ts';
import type { LoupeDatabase } from '../store/database.ts';

const AROUND = 130;

/** A field as it is shown, and the cell behind it. */
export interface ValueSource {
  readonly label: string;
  readonly text: string;
  readonly cost: string;
  readonly why: string | null;
  readonly cell: Pick<Cell, 'requestId' | 'provider' | 'path' | 'answerKey' | 'at' | 'value'> | null;
}

export async function provenanceOf(db: LoupeDatabase, field: ValueSource): Promise<Provenance> {
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
export function excerpt(body: string, value: unknown): NonNullable<Provenance['raw']> {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const text = first === undefined || first === null ? '' : bare(first);
  const at = text === '' ? -1 : placeOf(body, text);
  const start = Math.max(0, at);
  const end = at < 0 ? 0 : at + text.length;
  const from = Math.max(0, start - AROUND);
  const to = Math.min(body.length, end + AROUND);
  return {
    before: `${from > 0 ? '…' : ''}${body.slice(from, start)}`,
    value: body.slice(start, end),
    after: `${body.slice(end, to)}${to < body.length ? '…' : ''}`,
  };
}

/** A whole value (`:210,`) before a part of another (`"id":21077`). */
function placeOf(body: string, text: string): number {
  for (const [open, close] of [
    ['"', '"'],
    [':', ','],
    [':', '}'],
    ['', ''],
  ] as const) {
    const at = body.indexOf(`${open}${text}${close}`);
    if (at >= 0) return at + open.length;
  }
  return -1;
}

const bare = (value: unknown): string => JSON.stringify(value).replace(/^"|"$/g, '');
