/** What a score sees of a row in a column: a value, that there is none, or why it is not known. */
import type { Seen } from '../score/evaluate.ts';
import type { ListColumn } from './columns.ts';
import type { BriefResult, BriefRow } from './row.ts';

export type PlainColumn = Exclude<ListColumn, { kind: 'score' | 'push' }>;

const NOTHING: Seen = { known: true, value: null };
const NOT_ASKED: Seen = { known: false, why: 'It was not asked yet.' };

export function seenIn(row: BriefRow, column: PlainColumn): Seen {
  switch (column.kind) {
    case 'name':
      return { known: true, value: row.name };
    case 'domain':
      return { known: true, value: row.domain };
    case 'value': {
      const text = Object.hasOwn(row.values, column.name) ? row.values[column.name] : undefined;
      return text?.trim() ? { known: true, value: text } : NOTHING;
    }
    case 'field':
      return seenOf(row.results[column.plan] ?? null, column.field);
  }
}

function seenOf(result: BriefResult | null, field: number): Seen {
  if (!result) return NOT_ASKED;
  if (result.other !== null) return unknown('The answer seems to be about another company.');
  const value = result.values[field] ?? null;
  if (value !== null) return { known: true, value };
  if (result.kinds[field] === 'unreadable') return unknown('The value could not be read.');
  switch (result.state) {
    case 'found':
    case 'empty':
    case 'not-found':
      return NOTHING;
    case 'partial':
      return unknown(result.note ?? 'A part of the answer is missing.');
    case 'failed':
      return unknown(result.problem?.message ?? 'It failed.');
    case 'skipped':
      return unknown(result.note ?? 'Its condition left it out.');
    case 'unknown':
      return unknown('The browser closed in mid-call.');
  }
}

const unknown = (why: string): Seen => ({ known: false, why });
