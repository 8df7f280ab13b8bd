import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueAgain, nextAfter, type Timetable } from './timetable.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at8: Timetable = { every: 'day', at: 8 * 60 };
const at = (text: string): number => new Date(text).getTime();
const utc = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

describe('on a wall in Berlin', () => {
  const zone = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('comes each day at its time of day, through both changes of the clock', () => {
    const turns = (from: string, timetable = at8): string[] => {
      let now = at(from);
      return Array.from({ length: 4 }, () => {
        now = nextAfter(timetable, now);
        return utc(now);
      });
    };
    expect(turns('2026-03-27T12:00Z')).toEqual([
      '2026-03-28T07:00',
      '2026-03-29T06:00',
      '2026-03-30T06:00',
      '2026-03-31T06:00',
    ]);
    expect(turns('2026-10-23T12:00Z')).toEqual([
      '2026-10-24T06:00',
      '2026-10-25T07:00',
      '2026-10-26T07:00',
      '2026-10-27T07:00',
    ]);
  });

  it('takes a time that is left out an hour later, and one that comes twice once', () => {
    const at230: Timetable = { every: 'day', at: 150 };
    expect(utc(nextAfter(at230, at('2026-03-28T12:00Z')))).toBe('2026-03-29T01:30');
    const first = nextAfter(at230, at('2026-10-24T12:00Z'));
    expect(utc(first)).toBe('2026-10-25T00:30');
    // An hour later the wall says half past two again.
    expect(utc(nextAfter(at230, first))).toBe('2026-10-26T01:30');
    expect(utc(nextAfter(at230, first + HOUR))).toBe('2026-10-26T01:30');
  });

  it('comes each Monday, from any hour of any day, once in seven days', () => {
    const monday: Timetable = { every: 'week', weekday: 1, at: 8 * 60 };
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const now = at('2026-01-01T00:00Z') + hour * HOUR;
      const turn = new Date(nextAfter(monday, now));
      expect([turn.getDay(), turn.getHours(), turn.getMinutes()]).toEqual([1, 8, 0]);
      expect(turn.getTime() - now).toBeGreaterThan(0);
      expect(turn.getTime() - now).toBeLessThanOrEqual(7 * DAY + HOUR);
    }
  });

  it('goes on past 2038, over leap days and turns of the year', () => {
    expect(utc(nextAfter(at8, at('2038-01-19T03:14:07Z')))).toBe('2038-01-19T07:00');
    expect(utc(nextAfter(at8, at('2028-02-28T12:00Z')))).toBe('2028-02-29T07:00');
    expect(utc(nextAfter(at8, at('2026-12-31T12:00Z')))).toBe('2027-01-01T07:00');
    expect(nextAfter({ every: 'hours', hours: 6 }, at('2106-02-07T06:28Z'))).toBe(at('2106-02-07T12:28Z'));
  });

  it('follows the wall when the zone changes', () => {
    const now = at('2026-11-23T12:00Z');
    const stood = nextAfter(at8, now);
    process.env['TZ'] = 'America/New_York';
    expect(utc(dueAgain(at8, stood, at('2026-11-23T07:00Z'), now))).toBe('2026-11-23T13:00');
  });
});

describe('a clock that is set', () => {
  const now = at('2026-11-23T12:00Z');
  const six: Timetable = { every: 'hours', hours: 6 };

  it('makes no turn wait longer than its timetable, however far the clock was ahead', () => {
    for (const ahead of [HOUR, DAY, 400 * DAY, 20 * 365 * DAY]) {
      const last = now + ahead;
      expect(dueAgain(six, nextAfter(six, last), last, now)).toBeLessThanOrEqual(now + 6 * HOUR);
      const due = dueAgain(at8, nextAfter(at8, last), last, now);
      expect(due).toBeGreaterThan(now);
      expect(due - now).toBeLessThanOrEqual((ahead === HOUR ? 2 : 1) * DAY + HOUR);
    }
  });

  it('does not take a turn twice because the clock was put right by an hour', () => {
    const turn = nextAfter(at8, now - DAY);
    const due = dueAgain(at8, nextAfter(at8, turn), turn, turn - HOUR);
    expect(due).toBe(nextAfter(at8, turn));
  });

  it('leaves a turn by hours where it stands while that is near enough', () => {
    expect(dueAgain(six, now + HOUR, now - 5 * HOUR, now)).toBe(now + HOUR);
  });
});
