/** The readers by field type. */
import { readDate } from './date.ts';
import type { FieldType, Scalar } from './definition.ts';
import { type Read, readNumber } from './number.ts';
import { readBoolean, readText, readUrl } from './scalar.ts';

type ScalarType = Exclude<FieldType, 'list'>;

const READERS: Readonly<Record<ScalarType, (raw: unknown) => Read<Scalar>>> = {
  text: readText,
  number: readNumber,
  boolean: readBoolean,
  date: readDate,
  url: readUrl,
};

/** Reads one value as a type; a list's items are read as what they are. */
export function readAs(type: FieldType, raw: unknown): Read<Scalar> {
  if (type !== 'list') return READERS[type](raw);
  if (typeof raw === 'number' || typeof raw === 'boolean') return { ok: true, value: raw };
  return readText(raw);
}

/** Null, nothing, and blank text count as no value; so do an empty list and an empty object. */
export function isBlank(raw: unknown): boolean {
  if (raw === null || raw === undefined) return true;
  if (typeof raw === 'string') return raw.trim() === '';
  return typeof raw === 'object' && Object.keys(raw).length === 0;
}

/** A value shortened for an error: never more than 60 characters. */
export function sampleOf(raw: unknown): string {
  const text = typeof raw === 'object' && raw !== null ? (Array.isArray(raw) ? '[…]' : '{…}') : String(raw);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
