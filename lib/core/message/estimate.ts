/** What the background answers to `estimate`. Units and seconds are at most and about. */
import * as v from 'valibot';

export const estimateSchema = v.object({
  rows: v.number(),
  skipped: v.number(),
  cached: v.number(),
  calls: v.number(),
  cost: v.number(),
  unit: v.string(),
  seconds: v.number(),
  budgetLeft: v.nullable(v.number()),
});
export type Estimate = v.InferOutput<typeof estimateSchema>;
