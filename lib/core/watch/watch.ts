/** A request that is checked by itself: with which values, against what it gave, when, and what the last check found. */
import * as v from 'valibot';
import { timetableSchema } from '../schedule/timetable.ts';
import { problemSchema, turnsSchema } from '../schedule/turn.ts';
import { changeSchema, sampleSchema } from './sample.ts';

const watched = {
  requestId: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  timetable: timetableSchema,
  /** By variable, as they stood in the Test. */
  values: v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(10_000))),
  sample: sampleSchema,
};

/** As a person sets it. */
export const watchInputSchema = v.strictObject(watched);
export type WatchInput = v.InferOutput<typeof watchInputSchema>;

export const watchSchema = v.object({
  ...watched,
  ...turnsSchema.entries,
  /** A check went out then, and its end is not written down yet. */
  checking: v.nullable(v.number()),
  last: v.nullable(
    v.object({
      at: v.number(),
      /**
       * `changed`: the answer is another; `broken`: there is none, or it was refused. `doubt`: it did not answer this once,
       * and is asked again soon. `unknown`: the browser closed in the middle of a check that may have been charged.
       */
      verdict: v.picklist(['good', 'changed', 'broken', 'doubt', 'unknown']),
      problem: v.nullable(problemSchema),
      changes: v.pipe(v.array(changeSchema), v.maxLength(300)),
      charged: v.number(),
      unit: v.string(),
    }),
  ),
});
export type Watch = v.InferOutput<typeof watchSchema>;

/** A run on this request would trip. */
export const isRed = ({ paused, last }: Pick<Watch, 'paused' | 'last'>): boolean =>
  !paused && (last?.verdict === 'changed' || last?.verdict === 'broken');

/** What the last check found, in one sentence; null where a run may go ahead. */
export const troubleWords = (watch: Pick<Watch, 'paused' | 'last'>): string | null => {
  if (!isRed(watch) || !watch.last) return null;
  const { problem, changes } = watch.last;
  if (problem) return problem.message;
  const [first] = changes;
  const fields = changes.filter(one => one.kind !== 'gone');
  if (fields.length === 0) return `${first?.path ?? 'A path'} is gone from the answer.`;
  const names = fields.slice(0, 3).map(one => one.what);
  const more = fields.length > names.length ? ` and ${fields.length - names.length} more` : '';
  const empty = fields.every(one => one.kind === 'empty');
  return `${names.join(', ')}${more} ${empty ? `${fields.length === 1 ? 'was' : 'were'} filled and ${fields.length === 1 ? 'is' : 'are'} empty now` : 'changed'}.`;
};
