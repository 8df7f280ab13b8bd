import { expect, it } from 'vitest';
import { capWords, lastWords, timeOf, timeText, timetableWords, whenWords } from './words.ts';

const now = new Date(2026, 10, 23, 12, 0).getTime();
const at = (hour: number, day = 23): number => new Date(2026, 10, day, hour, 0).getTime();
const counts = { found: 8, cached: 0, notFound: 2, failed: 1, skipped: 0, unknown: 1, calls: 12, retries: 0 };
const run = { state: 'done', counts, total: 12, spent: 9, unit: 'credit', problem: null } as const;

it('says when something comes again', () => {
  expect(timetableWords({ every: 'day', at: 485 })).toBe('every day at 08:05');
  expect(timetableWords({ every: 'week', weekday: 1, at: 0 })).toBe('every Monday at 00:00');
  expect(timetableWords({ every: 'hours', hours: 1 })).toBe('every hour');
  expect(timetableWords({ every: 'hours', hours: 6 })).toBe('every 6 hours');
});

it('reads a time field as it writes one, with seconds too, and nothing else', () => {
  for (let minutes = 0; minutes < 1440; minutes++) expect(timeOf(timeText(minutes))).toBe(minutes);
  expect([timeOf('08:00:30'), timeOf(''), timeOf('8')]).toEqual([480, null, null]);
});

it('says what the last turn did', () => {
  const last = { at: at(8), dueAt: at(8), runId: 'r', note: null };
  expect(lastWords({ last: null }, null, now)).toBeNull();
  expect(lastWords({ last }, run, now)).toBe('today 08:00: 12 of 12 rows, 2 need you, 9 credits');
  expect(lastWords({ last: { ...last, dueAt: at(8, 22) } }, null, now)).toBe(
    'today 08:00 (was due 22 Nov 2026, 08:00)',
  );
  expect(lastWords({ last: { ...last, note: 'nothing' } }, run, now)).toBe('today 08:00: no row to ask');
  expect(lastWords({ last: { ...last, note: 'under-way' } }, run, now)).toMatch(/left out/);
});

it('says when, and how much at most', () => {
  expect(whenWords(at(8, 24), now)).toBe('tomorrow 08:00');
  expect(capWords({ credit: 50, call: 1 })).toBe('at most 50 credits + 1 call a run');
  expect(capWords({})).toBe('');
});
