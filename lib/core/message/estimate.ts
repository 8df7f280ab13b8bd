/** What the background answers to `estimate`. Amounts are at most, seconds are about. */
import * as v from 'valibot';

const amount = v.object({ amount: v.number(), unit: v.string() });

export const estimateSchema = v.object({
  rows: v.number(),
  skipped: v.number(),
  cached: v.number(),
  kept: v.number(),
  calls: v.number(),
  names: v.number(),
  costs: v.array(amount),
  seconds: v.number(),
  budgetLeft: v.nullable(v.object({ amount: v.number(), unit: v.string(), enough: v.boolean() })),
});
export type Estimate = v.InferOutput<typeof estimateSchema>;
