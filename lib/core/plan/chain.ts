/** A chain: steps whose outputs feed later ones, and output fields that several steps may fill in turn. */
import * as v from 'valibot';
import { conditionSchema } from '../condition/definition.ts';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/));

export const stepSchema = v.strictObject({
  /** Short name by which later steps read this one: `{{legal.lei}}`. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/)),
  requestId: id,
  /** Variables of the request that come from elsewhere: `{ domain: "{{legal.website}}" }`. */
  inputs: v.optional(v.record(v.string(), v.string()), {}),
  condition: v.optional(v.nullable(conditionSchema), null),
});

export const outputSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** `step.field`, tried in this order until one is filled; later steps are not called when nothing needs them. */
  from: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*\.[^.]+$/))),
    v.minLength(1),
    v.maxLength(20),
  ),
});

export const chainSchema = v.strictObject({
  id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  description: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
  steps: v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(50)),
  outputs: v.optional(v.pipe(v.array(outputSchema), v.maxLength(200)), []),
  /** `written`: as listed; `cheapest`: by the cost of their requests. */
  order: v.optional(v.picklist(['written', 'cheapest']), 'written'),
});

export type Step = v.InferOutput<typeof stepSchema>;
export type Output = v.InferOutput<typeof outputSchema>;
export type Chain = v.InferOutput<typeof chainSchema>;
