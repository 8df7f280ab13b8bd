/** Dates as ISO 8601: a day stays a day, a moment becomes UTC, a year or month alone stays as exact as it was. */
import type { Read } from './number.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Seconds since 1970 below this are years 1970 to 2286; above it they are milliseconds. */
const SECONDS_BELOW = 1e10;

const ISO_DAY = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const ISO_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const RFC_TIME =
  /^(?:[a-z]{3},\s)?(\d{1,2})[\s-]([a-z]{3})[\s-](\d{4})\s(\d{2}):(\d{2})(?::(\d{2}))?\s(GMT|UTC|Z|[+-]\d{4})$/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s([a-z]{3,9})\.?,?\s(\d{4})$/i;
const MONTH_FIRST = /^([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})$/i;
const MONTH_YEAR = /^([a-z]{3,9})\.?,?\s(\d{4})$/i;
/** `/Date(1764435600000+0100)/`: milliseconds, whatever zone is written after them. */
const DOT_NET = /^\/Date\((-?\d{6,15})(?:[+-]\d{4})?\)\/$/;
const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * Reads a date: ISO 8601, HTTP and mail dates, `4 March 2024`, `March 4, 2024`, `31/12/2024`, `31.12.2024`, seconds or
 * milliseconds since 1970, a year. A time without a zone is taken as UTC. `03/04/2024` could be two days and is refused.
 */
export function readDate(raw: unknown): Read<string> {
  if (typeof raw === 'number') return fromNumber(raw);
  if (typeof raw !== 'string') return no('It is not a date.');
  const text = raw.trim().replace(/\s+/g, ' ');
  if (text.length > 60) return no('It is a long text, not a date.');
  if (/^\d{4}$/.test(text)) return { ok: true, value: text };
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return { ok: true, value: text };
  if (/^-?\d{9,13}(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const dotNet = DOT_NET.exec(text)?.[1];
  if (dotNet !== undefined) return fromNumber(Number(dotNet));
  const day = ISO_DAY.exec(text);
  if (day !== null) return asDay(Number(day[1]), Number(day[2]), Number(day[3]));
  return (
    fromTime(text) ?? fromWords(text) ?? fromFigures(text) ?? no(`“${text}” is not a date that can be read.`)
  );
}

function fromNumber(value: number): Read<string> {
  if (Number.isInteger(value) && value >= 1000 && value <= 2999) return { ok: true, value: String(value) };
  const ms = Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15 || Math.abs(value) < 1e6)
    return no(`${value} is not a date.`);
  return { ok: true, value: new Date(ms).toISOString() };
}

function fromTime(text: string): Read<string> | null {
  const iso = ISO_TIME.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    const ms = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
    return asTime([year, month, day, hour, minute, second].map(Number), ms, zone);
  }
  const mail = RFC_TIME.exec(text);
  if (mail === null) return null;
  const [, day, word, year, hour, minute, second, zone] = mail;
  const month = monthOf(word);
  if (month === null) return null;
  return asTime([Number(year), month, ...[day, hour, minute, second].map(Number)], 0, zone);
}

function asTime(parts: readonly number[], ms: number, zone: string | undefined): Read<string> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const checked = asDay(year, month, day);
  if (!checked.ok) return checked;
  const seconds = Number.isNaN(second) ? 0 : second;
  if (hour > 24 || minute > 59 || seconds > 60) return no('Its time of day does not exist.');
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  const minutes =
    offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
  const moment = Date.UTC(year, month - 1, day, hour, minute - minutes, seconds, ms);
  return { ok: true, value: new Date(moment).toISOString() };
}

function fromWords(text: string): Read<string> | null {
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = dayFirst === null ? MONTH_FIRST.exec(text) : null;
  const [day, word, year] =
    dayFirst !== null
      ? [dayFirst[1], dayFirst[2], dayFirst[3]]
      : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (word !== undefined) {
    const month = monthOf(word);
    return month === null ? null : asDay(Number(year), month, Number(day));
  }
  const alone = MONTH_YEAR.exec(text);
  const month = monthOf(alone?.[1]);
  return month === null ? null : { ok: true, value: `${alone?.[2]}-${pad(month)}` };
}

function fromFigures(text: string): Read<string> | null {
  const figures = NUMERIC.exec(text);
  if (figures === null) return null;
  const [first, second, year] = [Number(figures[1]), Number(figures[3]), Number(figures[4])];
  // 31.12.2024 is written so only where the day comes first.
  if (figures[2] === '.' || first > 12) return asDay(year, second, first);
  if (second > 12 || first === second) return asDay(year, first, second);
  return no(`“${text}” could be two days: day first or month first. Keep it as text.`);
}

function monthOf(word: string | undefined): number | null {
  const at = MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase());
  return at === -1 ? null : at + 1;
}

function asDay(year: number, month: number, day: number): Read<string> {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 100)
    return no('That day does not exist.');
  return { ok: true, value: `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` };
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}

function no(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
