import { describe, expect, it } from 'vitest';
import * as f from './format.ts';

const MIN = 60_000;
const DAY = 1440 * MIN;
const NOON = Date.UTC(2026, 9, 16, 12, 5, 7);

describe('numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [999, '999'],
    [1284, '1,284'],
    [1234567.891, '1,234,567.89'],
    [0.1 + 0.2, '0.3'],
    [-1284, '-1,284'],
    [-0.001, '0'],
    [1e15, '1.00e+15'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('formatNumber(%s)', (n, text) => expect(f.formatNumber(n)).toBe(text));

  it('counts in singular and plural', () => {
    expect(f.formatCount(1, 'company', 'companies')).toBe('1 company');
    expect(f.formatCount(3000, 'row')).toBe('3,000 rows');
    expect(f.formatCount(0, 'row')).toBe('0 rows');
  });
  it('never rounds a part to all or nothing', () => {
    expect(f.formatPercent(0.4283)).toBe('43 %');
    expect(f.formatPercent(0)).toBe('0 %');
    expect(f.formatPercent(1)).toBe('100 %');
    expect(f.formatPercent(0.0001)).toBe('< 1 %');
    expect(f.formatPercent(0.9999)).toBe('> 99 %');
  });
  it.each([
    [0, '0 B'],
    [412, '412 B'],
    [999.6, '1 kB'],
    [3100, '3.1 kB'],
    [14_200, '14 kB'],
    [999_600, '1 MB'],
    [5e12, '5,000 GB'],
    [-1, '–'],
  ])('formatBytes(%s)', (n, text) => expect(f.formatBytes(n)).toBe(text));
});

describe('spans', () => {
  it.each([
    [412, '412 ms'],
    [999.7, '1 s'],
    [1400, '1.4 s'],
    [42_000, '42 s'],
    [59_600, '1 min'],
    [12 * MIN, '12 min'],
    [59.7 * MIN, '1 h'],
    [3 * DAY, '3 d'],
    [41 * DAY, '41 d'],
    [-5, '0 ms'],
  ])('formatDuration(%s)', (n, text) => expect(f.formatDuration(n)).toBe(text));
  it.each([
    [0, 'about 1 s'],
    [5000, 'about 5 s'],
    [52_000, 'about 1 min'],
    [45 * MIN, 'about 45 min'],
    [60 * MIN, 'about 1 h'],
    [134 * MIN, 'about 2 h 10 min'],
    [3 * DAY, 'about 3 d'],
  ])('formatAbout(%s)', (n, text) => expect(f.formatAbout(n)).toBe(text));
  it('tells an age, and takes a clock that is ahead for now', () => {
    expect(f.formatAge(NOON - 12.9 * MIN, NOON)).toBe('12 min');
    expect(f.formatAge(NOON + DAY, NOON)).toBe('now');
    expect(f.formatAge(NOON - 41 * DAY, NOON)).toBe('41 d');
    expect(f.formatAgo(NOON - 20_000, NOON)).toBe('just now');
    expect(f.formatAgo(NOON - 60 * MIN, NOON)).toBe('1 hour ago');
    expect(f.formatAgo(NOON - 41.9 * DAY, NOON)).toBe('41 days ago');
  });
  it('picks the unit of a rate', () => {
    expect(f.formatRate(38.2)).toBe('38 a minute');
    expect(f.formatRate(0.2)).toBe('12 an hour');
    expect(f.formatRate(0.004)).toBe('6 a day');
    expect(f.formatRate(0)).toBe('0 a minute');
  });
});

describe('money', () => {
  it('says plainly what is free, and what is not known', () => {
    expect(f.formatCredits(1)).toBe('1 credit');
    expect(f.formatCredits(0.27)).toBe('0.27 credits');
    expect(f.formatCredits(0)).toBe('free');
    expect(f.formatCredits(undefined)).toBe('paid or not?');
  });
  it.each([
    [48e6, 'USD', '$ 48 m'],
    [9.5e6, 'USD', '$ 9.5 m'],
    [999_600, 'EUR', '€ 1 m'],
    [2.1e9, 'DKK', 'DKK 2.1 bn'],
    [1250.5, 'GBP', '£ 1,250.5'],
    [-3e6, 'USD', '$ -3 m'],
  ])('formatMoney(%s, %s)', (n, currency, text) => expect(f.formatMoney(n, currency)).toBe(text));
});

describe('dates', () => {
  it('shows 24 hours in the zone it is given', () => {
    expect(f.formatClock(NOON, false, 0)).toBe('12:05');
    expect(f.formatClock(NOON, true, 120)).toBe('14:05:07');
    expect(f.formatClock(NOON, false, -12 * 60 - 10)).toBe('23:55');
    expect(f.formatDateTime(NOON, 0)).toBe('16 Oct 2026, 12:05');
    expect(f.formatDate(Number.NaN)).toBe('–');
  });
  it('names near days by the local midnight', () => {
    const late = Date.UTC(2026, 9, 15, 23, 30);
    expect(f.formatDay(late, NOON, 0)).toBe('yesterday');
    expect(f.formatDay(late, NOON, 60)).toBe('today');
    expect(f.formatUntil(NOON + 3 * 60 * MIN, NOON, 0)).toBe('15:05');
    expect(f.formatUntil(NOON + DAY, NOON, 0)).toBe('tomorrow 12:05');
    expect(f.formatUntil(NOON + 9 * DAY, NOON, 0)).toBe('25 Oct 2026, 12:05');
  });
});
