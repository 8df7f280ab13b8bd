/** When something happens again and again, by the clock on the person's wall: its zone and its summer time are theirs. */
import * as v from 'valibot';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Minutes since the local midnight. */
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));

export const timetableSchema = v.variant('every', [
  v.strictObject({
    every: v.literal('hours'),
    hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 31)),
  }),
  v.strictObject({ every: v.literal('day'), at }),
  v.strictObject({
    every: v.literal('week'),
    /** 0 is Sunday, as `Date` counts. */
    weekday: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
    at,
  }),
]);
export type Timetable = v.InferOutput<typeof timetableSchema>;

/**
 * The first turn after a time, both in milliseconds since 1970. A time of day that a summer time leaves out is taken an
 * hour later; one that comes twice counts the first time. Hours are hours that pass, whatever the wall says.
 */
export function nextAfter(timetable: Timetable, after: number): number {
  if (timetable.every === 'hours') return after + timetable.hours * HOUR;
  const from = new Date(after);
  // Eight days hold every weekday after any time of day.
  for (let days = 0; days <= 8; days++) {
    const turn = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, 0, timetable.at);
    const isDay = timetable.every === 'day' || turn.getDay() === timetable.weekday;
    if (isDay && turn.getTime() > after) return turn.getTime();
  }
  return after + 7 * DAY;
}

/** The clock was only put right, or the zone changed: a turn taken so little ahead of now was taken. */
const PUT_RIGHT_MS = 2 * HOUR;

/**
 * When a turn that is still to come is due. By days it follows the wall: another zone, a clock that was set. By hours it
 * stands, unless it is further away than it can be, because the clock was set back.
 */
export function dueAgain(timetable: Timetable, nextDue: number, lastDue: number, now: number): number {
  if (timetable.every === 'hours') return Math.min(nextDue, nextAfter(timetable, now));
  const taken = lastDue > now && lastDue - now <= PUT_RIGHT_MS;
  return nextAfter(timetable, taken ? lastDue : now);
}
