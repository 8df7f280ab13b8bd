/** A list's run that starts by itself: which rows, by what, when, and how much it may spend each time. */
import * as v from 'valibot';
import { timetableSchema } from './timetable.ts';
import { turnsSchema } from './turn.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

/** `due`: new or stale; `all`: every row is asked again. */
export const ROWS = ['due', 'stale', 'new', 'failed', 'all'] as const;

const planned = {
  id,
  listId: id,
  planId: id,
  timetable: timetableSchema,
  only: v.picklist(ROWS),
  /** Most that one of its runs may spend, by unit. A unit that is not named may not be spent at all. */
  cap: v.record(v.pipe(v.string(), v.maxLength(30)), v.pipe(v.number(), v.finite(), v.minValue(0))),
};

/** As a person sets it. */
export const scheduleInputSchema = v.strictObject(planned);
export type ScheduleInput = v.InferOutput<typeof scheduleInputSchema>;

/** As it is stored; read through this at the door of the store. */
export const scheduleSchema = v.object({
  ...planned,
  ...turnsSchema.entries,
  createdAt: v.number(),
  /** Its last turn: the run it became, or why it became none. */
  last: v.nullable(
    v.object({
      at: v.number(),
      /** When it was due; earlier than `at` where the browser was closed. */
      dueAt: v.number(),
      runId: v.nullable(v.string()),
      /** Why no run was made: nothing to ask, or the one before is still under way. */
      note: v.nullable(v.picklist(['nothing', 'under-way'])),
    }),
  ),
});
export type Schedule = v.InferOutput<typeof scheduleSchema>;
