/** The few filters of a template. Each takes plain data and gives plain data; on a list the text filters work item by item. */
import type { Data, Filter } from './template.ts';

/** What each gives, for whoever writes `{{name | …}}`. */
export const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  lower: 'in lower case',
  upper: 'in upper case',
  trim: 'without blanks at its ends',
  slug: 'société générale → societe-generale',
  escape: "O\\'Reilly, within the quotes of SOQL, SPARQL, JQL",
  sql: "O''Reilly, within the quotes of SQL and OData",
  date: 'the day, 2026-11-23',
  first: 'the first of a list',
  last: 'the last of a list',
  count: 'how many a list holds',
  json: 'as JSON text',
  optional: 'its key is left out where it has no value; in a JSON body only',
  raw: 'as it is, encoded already; in an address only',
};

export type Filtered =
  | { readonly ok: true; readonly value: Data }
  | { readonly ok: false; readonly why: string };

const good = (value: Data): Filtered => ({ ok: true, value });

export function applyFilter(filter: Filter, value: Data): Filtered {
  switch (filter) {
    case 'lower':
      return eachText(value, text => text.toLowerCase());
    case 'upper':
      return eachText(value, text => text.toUpperCase());
    case 'trim':
      return eachText(value, text => text.trim());
    case 'slug':
      return eachText(value, slug);
    case 'escape':
      return eachText(value, escaped);
    case 'sql':
      return eachText(value, text => text.replaceAll("'", "''"));
    case 'date':
      return isoDate(value);
    // Asked of the JSON that it stands in, which leaves its key out.
    case 'optional':
    // Asked of the encoder, which lets through what is encoded already.
    case 'raw':
      return good(value);
    case 'json':
      return good(JSON.stringify(value));
    case 'first':
      return good(Array.isArray(value) ? (value[0] ?? null) : value);
    case 'last':
      return good(Array.isArray(value) ? (value.at(-1) ?? null) : value);
    case 'count':
      if (Array.isArray(value)) return good(value.length);
      if (value === null) return good(0);
      return good(typeof value === 'object' ? Object.keys(value).length : 1);
  }
}

function eachText(value: Data, change: (text: string) => string): Filtered {
  if (typeof value === 'string') return good(change(value));
  if (Array.isArray(value)) return good(value.map(item => (typeof item === 'string' ? change(item) : item)));
  if (typeof value === 'number' || typeof value === 'boolean') return good(change(String(value)));
  return value === null ? good(value) : { ok: false, why: 'is an object, not text' };
}

/** For a text between quotes in a language within a value, such as a query: no letter of it ends the quotes. */
const escaped = (text: string): string =>
  text
    .replace(/[\\'"]/g, c => `\\${c}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');

/** `Société Générale` becomes `societe-generale`. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The UTC day, `2026-11-23`, of an ISO date or time, or of a Unix time in seconds or milliseconds. */
function isoDate(value: Data): Filtered {
  const fault: Filtered = { ok: false, why: 'is not a date such as 2026-11-23' };
  if (typeof value === 'number') return day(Math.abs(value) < 1e11 ? value * 1000 : value) ?? fault;
  if (typeof value !== 'string') return fault;
  const found = ISO.exec(value.trim());
  if (!found) return fault;
  const [, date = '', time, zone] = found;
  // Without a zone the day is the one that is written.
  if (!time || !zone) return day(Date.parse(`${date}T00:00:00Z`), date) ?? fault;
  return day(Date.parse(`${date}T${time}${zone}`)) ?? fault;
}

function day(ms: number, same?: string): Filtered | null {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return null;
  const text = new Date(ms).toISOString().slice(0, -14);
  return same === undefined || same === text ? good(text) : null;
}
