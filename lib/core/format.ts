/**
 * How figures are written in every place that a person sees: the same on every machine, so no `Intl`.
 * Times are milliseconds since the epoch, `now` is an argument, clocks are 24 h. What is unknown is an en dash.
 */
const NONE = '–';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Minutes east of UTC at `at`; this machine's unless said. */
const localOffset = (at: number): number => -new Date(at).getTimezoneOffset();
const two = (n: number): string => String(n).padStart(2, '0');
const plural = (n: number, one: string, many: string): string => (Math.abs(n) === 1 ? one : many);

/** `1284` → `1,284`; at most `decimals` places, trailing zeros left out. */
export function formatNumber(n: number, decimals = 2): string {
  if (!Number.isFinite(n)) return NONE;
  if (Math.abs(n) >= 1e15) return n.toExponential(2);
  const [whole = '0', part] = Math.abs(n).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = part?.replace(/0+$/, '');
  const text = fraction ? `${grouped}.${fraction}` : grouped;
  return n < 0 && text !== '0' ? `-${text}` : text;
}

/** `3` of `companies`: `3 companies`, `1 company`. */
export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n, 0)} ${plural(n, one, many)}`;
}

/** A share 0..1 → `43 %`. Never rounds to 0 or 100 what is neither. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return NONE;
  if (share > 0 && share < 0.01) return '< 1 %';
  if (share > 0.99 && share < 1) return '> 99 %';
  return `${formatNumber(share * 100, 0)} %`;
}

/** Bytes, in thousands as providers count them: `412 B`, `3.1 kB`, `14 kB`, `2 MB`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return NONE;
  if (bytes < 999.5) return `${formatNumber(bytes, 0)} B`;
  let size = bytes;
  for (const unit of ['kB', 'MB', 'GB']) {
    size /= 1000;
    if (size < 999.5 || unit === 'GB') return `${formatNumber(size, size < 9.95 ? 1 : 0)} ${unit}`;
  }
  return NONE;
}

/** One unit: `412 ms`, `1.4 s`, `12 min`, `3 h`, `41 d`. For ages (`stale`, `kept for`) and how long a call took. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const span = Math.max(0, ms);
  if (span < 999.5) return `${Math.round(span)} ms`;
  if (span < 9.95 * SECOND) return `${formatNumber(span / SECOND, 1)} s`;
  if (span < 59.5 * SECOND) return `${Math.round(span / SECOND)} s`;
  if (span < 59.5 * MINUTE) return `${Math.round(span / MINUTE)} min`;
  if (span < 23.5 * HOUR) return `${Math.round(span / HOUR)} h`;
  return `${formatNumber(span / DAY, 0)} d`;
}

/** What is left, never falsely exact: `about 5 s`, `about 1 min`, `about 2 h 10 min`, `about 3 d`. */
export function formatAbout(ms: number): string {
  if (!Number.isFinite(ms)) return NONE;
  const span = Math.max(0, ms);
  if (span < 50 * SECOND) return `about ${Math.max(1, Math.round(span / SECOND))} s`;
  const minutes = Math.max(1, Math.round(span / MINUTE));
  if (minutes < 60) return `about ${minutes} min`;
  if (minutes >= 48 * 60) return `about ${formatNumber(minutes / 1440, 0)} d`;
  const rest = Math.floor((minutes % 60) / 10) * 10;
  return `about ${Math.floor(minutes / 60)} h${rest > 0 ? ` ${rest} min` : ''}`;
}

/** Age beside a value: `now`, `12 min`, `3 h`, `41 d`. A time to come counts as now (clocks differ). */
export function formatAge(at: number, now: number): string {
  if (!Number.isFinite(at)) return NONE;
  return now - at < MINUTE ? 'now' : formatDuration(Math.floor((now - at) / MINUTE) * MINUTE);
}

/** Age in a sentence: `just now`, `12 min ago`, `3 hours ago`, `41 days ago`. */
export function formatAgo(at: number, now: number): string {
  if (!Number.isFinite(at)) return NONE;
  const span = now - at;
  if (span < MINUTE) return 'just now';
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min ago`;
  if (span < DAY) return `${formatCount(Math.floor(span / HOUR), 'hour')} ago`;
  return `${formatCount(Math.floor(span / DAY), 'day')} ago`;
}

/** Calls or rows a minute → `38 a minute`, `12 an hour`, `5 a day`. */
export function formatRate(perMinute: number): string {
  if (!Number.isFinite(perMinute) || perMinute < 0) return NONE;
  if (perMinute >= 1 || perMinute === 0) return `${formatNumber(perMinute, 0)} a minute`;
  if (perMinute * 60 >= 1) return `${formatNumber(perMinute * 60, 0)} an hour`;
  return `${formatNumber(perMinute * 1440, 0)} a day`;
}

/** `1 credit`, `860 credits`, `free`; unknown (undefined) is `paid or not?`. */
export function formatCredits(credits: number | undefined): string {
  if (credits === undefined || !Number.isFinite(credits)) return 'paid or not?';
  return credits === 0 ? 'free' : `${formatNumber(credits)} ${plural(credits, 'credit', 'credits')}`;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['USD', '$'],
  ['EUR', '€'],
  ['GBP', '£'],
]);

/** Large money for a cell: `$ 9.5 m`, `€ 130 m`, `DKK 2.1 bn`. */
export function formatMoney(amount: number, currency: string): string {
  if (!Number.isFinite(amount)) return NONE;
  const size = Math.abs(amount);
  const [scale, unit] = size >= 999.5e6 ? [1e9, ' bn'] : size >= 999_500 ? [1e6, ' m'] : [1, ''];
  const scaled = amount / scale;
  const places = unit === '' ? 2 : Math.abs(scaled) < 9.95 ? 1 : 0;
  return `${SYMBOLS.get(currency) ?? currency} ${formatNumber(scaled, places)}${unit}`.trim();
}

/** The clock on the wall, as a date whose UTC parts are local. */
const wall = (at: number, offset: number): Date => new Date(at + offset * MINUTE);

/** `14:32`; with `seconds`, `14:32:07`. `offset` is minutes east of UTC. */
export function formatClock(at: number, seconds = false, offset = localOffset(at)): string {
  if (!Number.isFinite(at)) return NONE;
  const w = wall(at, offset);
  const clock = `${two(w.getUTCHours())}:${two(w.getUTCMinutes())}`;
  return seconds ? `${clock}:${two(w.getUTCSeconds())}` : clock;
}

/** `16 Oct 2026`. */
export function formatDate(at: number, offset = localOffset(at)): string {
  if (!Number.isFinite(at)) return NONE;
  const w = wall(at, offset);
  return `${w.getUTCDate()} ${MONTHS[w.getUTCMonth()] ?? ''} ${w.getUTCFullYear()}`;
}

/** `16 Oct 2026, 09:14`. */
export function formatDateTime(at: number, offset = localOffset(at)): string {
  return Number.isFinite(at) ? `${formatDate(at, offset)}, ${formatClock(at, false, offset)}` : NONE;
}

/** The day as people say it: `today`, `yesterday`, `tomorrow`, else the date. */
export function formatDay(at: number, now: number, offset = localOffset(at)): string {
  if (!Number.isFinite(at)) return NONE;
  const days = Math.floor((at + offset * MINUTE) / DAY) - Math.floor((now + offset * MINUTE) / DAY);
  return days === 0 ? 'today' : days === -1 ? 'yesterday' : days === 1 ? 'tomorrow' : formatDate(at, offset);
}

/** When something waits until: `14:32` today, `tomorrow 00:00`, else `16 Oct 2026, 09:14`. */
export function formatUntil(at: number, now: number, offset = localOffset(at)): string {
  if (!Number.isFinite(at)) return NONE;
  const day = formatDay(at, now, offset);
  if (day === 'today') return formatClock(at, false, offset);
  return day === 'tomorrow' ? `tomorrow ${formatClock(at, false, offset)}` : formatDateTime(at, offset);
}
