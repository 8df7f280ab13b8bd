/**
 * A score: points for what stands in a row's columns, and names for how much they come to. Plain data, so that a pack may
 * hold one. It is reckoned from what the list shows whenever it is drawn, and never stored.
 */
import * as v from 'valibot';
import { OPERATORS } from '../condition/definition.ts';
import { ruleFault } from './fault.ts';

const name = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const points = v.pipe(v.number(), v.minValue(-1000), v.maxValue(1000));

export const scoreRuleSchema = v.pipe(
  v.strictObject({
    /** A column of the list, by the id that it has there: `domain`, `v:Size`, `p:facts:employees`. */
    column: v.pipe(v.string(), v.maxLength(300), v.regex(/^(?:name|domain|[vp]:.+)$/s)),
    /** What the column was called when the rule was written: by it a lost column is told, and found again. */
    label: v.pipe(v.string(), v.maxLength(200)),
    operator: v.picklist(OPERATORS),
    /** As in a condition's rule. */
    value: v.optional(
      v.union([
        v.pipe(v.string(), v.maxLength(2000)),
        v.number(),
        v.boolean(),
        v.pipe(v.array(v.union([v.pipe(v.string(), v.maxLength(200)), v.number()])), v.maxLength(200)),
      ]),
    ),
    /** Added where the rule holds; below zero it takes away. */
    points,
  }),
  v.check(rule => ruleFault(rule) === null, 'A rule of a score does not say what to compare with.'),
);

export const bandSchema = v.strictObject({
  name: name(30),
  /** Least points; null in the last band, for all that is less. */
  from: v.nullable(v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000))),
});

export const bandsSchema = v.pipe(
  v.array(bandSchema),
  v.maxLength(10),
  v.check(
    bands =>
      new Set(bands.map(band => band.name)).size === bands.length &&
      bands.every((band, i) => i === 0 || fromOf(band) < fromOf(bands[i - 1])),
    'The bands of a score go from the most points to the least, each with a name of its own.',
  ),
);

export const scoreSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,60}$/)),
  name: name(80),
  rules: v.pipe(v.array(scoreRuleSchema), v.minLength(1), v.maxLength(60)),
  /** From the most points to the least; none where the number is enough. */
  bands: v.optional(bandsSchema, []),
});

export type ScoreRule = v.InferOutput<typeof scoreRuleSchema>;
export type Band = v.InferOutput<typeof bandSchema>;
export type Score = v.InferOutput<typeof scoreSchema>;

const fromOf = (band: { readonly from: number | null } | undefined): number =>
  band?.from ?? Number.NEGATIVE_INFINITY;

/** @returns null where no band reaches so low. */
export const bandOf = ({ bands }: Pick<Score, 'bands'>, total: number): Band | null =>
  bands.find(band => total >= fromOf(band)) ?? null;
