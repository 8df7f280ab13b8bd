/**
 * What a server says about its pace. Retry-After: RFC 9110, 10.2.3. RateLimit:
 * draft-ietf-httpapi-ratelimit-headers (structured fields since -07, three fields before). X-RateLimit-*: custom, in which
 * `reset` is seconds to go (Twitter's heirs), seconds since 1970 (GitHub), milliseconds since 1970, or a date.
 */
import { type Member, parseDictionary, parseList } from './structured-fields.ts';

export interface Pace {
  /** Calls left in the present window. */
  readonly remaining: number | null;
  /** How long to be silent: Retry-After, or the time to the reset where nothing remains. */
  readonly waitMs: number | null;
  /** Time to the reset, whatever remains. */
  readonly resetMs: number | null;
}

/** Longer waits are not believed. */
export const LONGEST_WAIT_MS = 3_600_000;

/** @param now milliseconds since 1970; @param capMs waits are cut to it. */
export function readPace(
  headers: readonly (readonly [string, string])[],
  now: number,
  capMs = LONGEST_WAIT_MS,
): Pace {
  const all = new Map<string, string>();
  for (const [name, value] of headers) {
    const plain = name.toLowerCase().replace(/^x-/, '').replace('rate-limit', 'ratelimit');
    const before = all.get(plain);
    all.set(plain, before === undefined ? value : `${before}, ${value}`);
  }
  const bounded = (ms: number | null): number | null =>
    ms === null ? null : Math.min(Math.max(ms, 0), capMs);
  const fields = structured(all.get('ratelimit')) ?? legacy(all, now);
  const resetMs = bounded(fields.resetMs);
  const retryMs = bounded(retryAfter(all.get('retry-after'), now) ?? millis(all.get('retry-after-ms')));
  return {
    remaining: fields.remaining,
    waitMs: retryMs ?? (fields.remaining === 0 ? resetMs : null),
    resetMs,
  };
}

interface Fields {
  readonly remaining: number | null;
  readonly resetMs: number | null;
}

/** @returns null for what is neither seconds nor a date. Of several lines the longest wait counts. */
export function retryAfter(text: string | undefined, now: number): number | null {
  if (text === undefined || text.length > 200) return null;
  const whole = text.trim();
  const waits = (/^[A-Za-z]/.test(whole) ? [whole] : whole.split(',')).flatMap(part => {
    const wait = oneRetryAfter(part.trim(), now);
    return wait === null ? [] : [wait];
  });
  return waits.length > 0 ? Math.max(...waits) : null;
}

function oneRetryAfter(text: string, now: number): number | null {
  // Fractions are not in the RFC, but are sent (Discord), and mean what they say.
  if (/^\d{1,20}(?:\.\d{1,9})?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const date = httpDate(text);
  return date === null ? null : Math.max(0, date - now);
}

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IMF = new RegExp(`^${DAY}, (\\d{2}) ([A-Z][a-z]{2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}) GMT$`);
const RFC850 = /^[A-Z][a-z]{5,8}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const ASCTIME = new RegExp(`^${DAY} ([A-Z][a-z]{2}) ([ \\d]\\d) (\\d{2}):(\\d{2}):(\\d{2}) (\\d{4})$`);

/** The three forms of RFC 9110, 5.6.7. `Date.parse` would also take `2` or `tomorrow 5`. @returns null for anything else */
export function httpDate(text: string): number | null {
  const imf = IMF.exec(text);
  if (imf) return utc(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6]);
  const old = RFC850.exec(text);
  if (old)
    return utc(Number(old[3]) < 70 ? `20${old[3]}` : `19${old[3]}`, old[2], old[1], old[4], old[5], old[6]);
  const asc = ASCTIME.exec(text);
  if (asc) return utc(asc[6], asc[1], asc[2]?.trim(), asc[3], asc[4], asc[5]);
  return null;
}

function utc(year = '', month = '', ...rest: (string | undefined)[]): number | null {
  const index = MONTHS.indexOf(month);
  const [day = 0, hour = 0, minute = 0, second = 0] = rest.map(Number);
  if (index < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  return Date.UTC(Number(year), index, day, hour, minute, second);
}

/** `RateLimit: "default";r=50;t=30`, or the older `limit=100, remaining=50, reset=5`. Of several the tightest counts. */
function structured(text: string | undefined): Fields | null {
  if (text === undefined) return null;
  const list = parseList(text)?.flatMap(member => {
    const remaining = whole(member.parameters.get('r')?.value);
    return remaining === null
      ? []
      : [{ remaining, resetMs: seconds(whole(member.parameters.get('t')?.value)) }];
  });
  if (list && list.length > 0)
    return list.reduce((tight, each) => (each.remaining < tight.remaining ? each : tight));
  const named = parseDictionary(text);
  const remaining = number(named?.get('remaining'));
  return remaining === null ? null : { remaining, resetMs: seconds(number(named?.get('reset'))) };
}

const seconds = (value: number | null): number | null => (value === null ? null : value * 1000);
const number = (member: Member | undefined): number | null =>
  member && 'item' in member ? whole(member.item.value) : null;
const whole = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

function legacy(all: ReadonlyMap<string, string>, now: number): Fields {
  const remainingText =
    all.get('ratelimit-remaining') ?? all.get('ratelimit-remaining-requests') ?? tightestOf(all);
  const resetText =
    all.get('ratelimit-reset-after') ??
    all.get('ratelimit-reset') ??
    all.get('ratelimit-reset-requests') ??
    all.get('ratelimit-requests-reset');
  const remaining = /^\d{1,12}$/.exec(firstPart(remainingText));
  return { remaining: remaining ? Number(remaining[0]) : null, resetMs: reset(firstPart(resetText), now) };
}

/** Azure's finer Retry-After. */
const millis = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;

/** Kong tells each window by its name, RapidAPI each of several counts: the tightest of them counts. */
const NAMED_REMAINING =
  /^ratelimit-(?:remaining-(?:second|minute|hour|day|month)|(?:requests|calls)-remaining)$/;

function tightestOf(all: ReadonlyMap<string, string>): string | undefined {
  const counts = [...all].flatMap(([name, value]) =>
    NAMED_REMAINING.test(name) && /^\d{1,12}$/.test(value.trim()) ? [Number(value)] : [],
  );
  return counts.length > 0 ? String(Math.min(...counts)) : undefined;
}

/** Kong and others join several windows with commas; the first is the shortest. */
const firstPart = (text: string | undefined): string =>
  text === undefined
    ? ''
    : /^[A-Za-z]{3,9},/.test(text.trim())
      ? text.trim()
      : (text.split(',')[0] ?? '').trim();

function reset(text: string, now: number): number | null {
  if (text.length > 60) return null;
  if (/^\d{1,16}(?:\.\d{1,9})?$/.test(text)) {
    const value = Number(text);
    if (value >= 1e11) return Math.max(0, value - now);
    if (value >= 1e9) return Math.max(0, value * 1000 - now);
    return Math.ceil(value * 1000);
  }
  // `6m0s`, `1.5s`, `120ms` (OpenAI and others, in Go's notation).
  const go = /^(?:(\d{1,6})h)?(?:(\d{1,6})m(?!s))?(?:(\d{1,6}(?:\.\d{1,9})?)s)?(?:(\d{1,9})ms)?$/.exec(text);
  if (text !== '' && go) {
    const [hours = 0, minutes = 0, secs = 0, millis = 0] = go.slice(1).map(part => Number(part ?? 0));
    return Math.ceil(((hours * 60 + minutes) * 60 + secs) * 1000 + millis);
  }
  const date = httpDate(text) ?? isoDate(text);
  return date === null ? null : Math.max(0, date - now);
}

function isoDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
