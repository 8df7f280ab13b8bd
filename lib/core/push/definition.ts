/** How the rows of a list go to a destination: where each variable's value comes from, and how many rows a call takes. */
import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

export const pushSourceSchema = v.variant('from', [
  v.strictObject({ from: v.literal('name') }),
  v.strictObject({ from: v.literal('domain') }),
  /** An imported column. */
  v.strictObject({ from: v.literal('value'), column: text(200) }),
  /** What a request or chain found. */
  v.strictObject({ from: v.literal('field'), planId: text(80), field: text(200) }),
  /** What a score of the list comes to, or the name of its band. */
  v.strictObject({ from: v.literal('score'), scoreId: text(60), part: v.picklist(['points', 'band']) }),
  /** The same for every row. */
  v.strictObject({ from: v.literal('kept'), text: text(10_000) }),
]);

/** By variable, as it is written in the request. One that is not named is left out. */
export const pushMappingSchema = v.record(text(200), pushSourceSchema);

/** Rows a call, at most. */
export const MOST_ROWS_A_CALL = 1000;

export const pushSizeSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ROWS_A_CALL));

export type PushSource = v.InferOutput<typeof pushSourceSchema>;
export type PushMapping = v.InferOutput<typeof pushMappingSchema>;
