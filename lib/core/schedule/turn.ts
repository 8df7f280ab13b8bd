/** What has its turns by a timetable, and whether one is due. Schedules and watches are both such. */
import * as v from 'valibot';
import type { Problem } from '../outcome/problem.ts';
import { dueAgain, timetableSchema } from './timetable.ts';

const problemShape = v.object({
  kind: v.string(),
  message: v.string(),
  next: v.object({ do: v.string() }),
});
/** As an earlier version may have written it: what is said of it is its own message. */
export const problemSchema = v.custom<Problem>(value => v.is(problemShape, value));
const time = v.pipe(v.number(), v.finite());

export const turnsSchema = v.object({
  timetable: timetableSchema,
  paused: v.boolean(),
  /** Its next turn; while it is held, the turn that waits. */
  nextDue: time,
  /** The turn that was taken last; 0: none yet. */
  lastDue: time,
  /** A turn came and could not be taken. It is kept, and tried again at `lookAgain`. */
  held: v.nullable(v.object({ since: time, lookAgain: time, problem: problemSchema })),
  /** Grows with each change, so that what was read before is not written over it. */
  rev: v.number(),
});
export type Turns = v.InferOutput<typeof turnsSchema>;

/** A held turn is tried again after so long. Milliseconds. */
export const LOOK_AGAIN_MS = 5 * 60_000;

/**
 * `rest` until `at`; `move` a turn that stands wrong, since the clock or the zone was set; or one is `due`: however many
 * were missed, it is one.
 */
export type Turn =
  | { readonly kind: 'rest'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number }
  | { readonly kind: 'due' };

export function turnOf({ timetable, nextDue, lastDue, held }: Turns, now: number): Turn {
  if (held) {
    // Further away than it was set: the clock was set back meanwhile.
    const waits = held.lookAgain > now && held.lookAgain - now <= LOOK_AGAIN_MS;
    return waits ? { kind: 'rest', at: held.lookAgain } : { kind: 'due' };
  }
  if (nextDue <= now) return { kind: 'due' };
  const due = dueAgain(timetable, nextDue, lastDue, now);
  return due === nextDue ? { kind: 'rest', at: due } : { kind: 'move', at: due };
}
