import { expect, it } from 'vitest';
import { dayOf, monthOf, nextDay, nextMonth } from './day.ts';

it('counts by the local calendar, whatever the hour', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 0, 0).getTime())).toBe('2026-01-05');
  expect(dayOf(new Date(2026, 11, 31, 23, 59, 59, 999).getTime())).toBe('2026-12-31');
  const { first, last } = monthOf('2026-02-17');
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(d => d >= first && d <= last)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('begins the next day at midnight on every day of a year, the long and the short ones too', () => {
  for (let day = 0; day < 366; day++) {
    const at = new Date(2028, 0, 1 + day, 12).getTime();
    const next = nextDay(at);
    expect(new Date(next).getHours()).toBe(0);
    expect(dayOf(next - 1)).toBe(dayOf(at));
    expect(dayOf(next)).not.toBe(dayOf(at));
  }
  expect(dayOf(nextMonth(new Date(2026, 11, 31, 23).getTime()))).toBe('2027-01-01');
});
