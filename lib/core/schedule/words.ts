/** A timetable, and what a schedule did last, in a person's words. */
import { costsWords } from '../cost.ts';
import { formatCount, formatNumber, formatUntil } from '../format.ts';
import type { Run } from '../record/records.ts';
import type { Schedule } from './schedule.ts';
import type { Timetable } from './timetable.ts';

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** Minutes since midnight as a time field has it: `08:00`; and back, null for what is none. */
export const timeText = (at: number): string =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
export const timeOf = (text: string): number | null => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

/** `every day at 08:00`, `every Monday at 08:00`, `every 6 hours`. */
export const timetableWords = (timetable: Timetable): string => {
  switch (timetable.every) {
    case 'hours':
      return timetable.hours === 1 ? 'every hour' : `every ${timetable.hours} hours`;
    case 'day':
      return `every day at ${timeText(timetable.at)}`;
    case 'week':
      return `every ${WEEKDAYS[timetable.weekday] ?? 'week'} at ${timeText(timetable.at)}`;
  }
};

export const ROWS_WORDS: Readonly<Record<Schedule['only'], string>> = {
  due: 'new and stale rows',
  stale: 'stale rows',
  new: 'new rows',
  failed: 'failed rows',
  all: 'all rows, asked again',
};

/** `at most 50 credits a run`; empty where nothing is spent. */
export const capWords = (cap: Schedule['cap']): string => {
  const words = costsWords(Object.entries(cap).map(([unit, amount]) => ({ unit, amount })));
  return words && `at most ${words} a run`;
};

/** `today 08:00`, `yesterday 08:00`, else with its date. */
export const whenWords = (at: number, now: number): string => {
  const words = formatUntil(at, now);
  return /^\d\d:\d\d$/.test(words) ? `today ${words}` : words;
};

/** A turn that was taken so long after it was due was missed. */
const LATE_MS = 10 * 60_000;

/** What the last turn did; null before the first. `run` is the run that it became, if that is still kept. */
export const lastWords = (
  { last }: Pick<Schedule, 'last'>,
  run: Pick<Run, 'state' | 'counts' | 'total' | 'spent' | 'unit' | 'also' | 'problem'> | null,
  now: number,
): string | null => {
  if (!last) return null;
  const late = last.at - last.dueAt > LATE_MS ? ` (was due ${whenWords(last.dueAt, now)})` : '';
  const when = `${whenWords(last.at, now)}${late}`;
  if (last.note === 'under-way') return `${when}: left out, the run before was not at its end`;
  if (last.note === 'nothing') return `${when}: no row to ask`;
  if (!run) return when;
  const { counts, total, spent, unit, also = {} } = run;
  const done = counts.found + counts.notFound + counts.failed + counts.skipped + counts.unknown;
  const bad = counts.failed + counts.unknown;
  const cost = costsWords([
    { amount: spent, unit },
    ...Object.entries(also).map(([each, amount]) => ({ unit: each, amount })),
  ]);
  return [
    `${when}: ${formatNumber(done, 0)} of ${formatCount(total, 'row')}`,
    ...(bad > 0 ? [`${formatNumber(bad, 0)} need you`] : []),
    ...(cost ? [cost] : []),
  ].join(', ');
};
