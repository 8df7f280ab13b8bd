/** A condition on a row, as plain data: rules joined by all or any, or a formula for who wants one. */
import * as v from 'valibot';

export const OPERATORS = [
  'filled',
  'empty',
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'one-of',
  'not-one-of',
  'greater',
  'at-least',
  'less',
  'at-most',
  'between',
  'older-than-days',
  'newer-than-days',
] as const;

export const ruleSchema = v.strictObject({
  /** A variable of the row, such as `domain` or `facts.employees`. */
  field: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  operator: v.picklist(OPERATORS),
  /** A number, a text, or a list for one-of and between; not used by filled and empty. */
  value: v.optional(
    v.union([v.string(), v.number(), v.boolean(), v.array(v.union([v.string(), v.number()]))]),
  ),
});

export const conditionSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('rules'),
    join: v.picklist(['all', 'any']),
    rules: v.pipe(v.array(ruleSchema), v.maxLength(50)),
  }),
  /** A JSONata expression over the row; true runs the call. */
  v.strictObject({
    kind: v.literal('formula'),
    expression: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
  }),
]);

export type Operator = (typeof OPERATORS)[number];
export type Rule = v.InferOutput<typeof ruleSchema>;
export type Condition = v.InferOutput<typeof conditionSchema>;

/** Between a field's name and the value, for a person. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  filled: 'is filled',
  empty: 'is empty',
  equals: 'is',
  'not-equals': 'is not',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  'one-of': 'is one of',
  'not-one-of': 'is none of',
  greater: 'is more than',
  'at-least': 'is at least',
  less: 'is less than',
  'at-most': 'is at most',
  between: 'is between',
  'older-than-days': 'is older, in days, than',
  'newer-than-days': 'is newer, in days, than',
};
