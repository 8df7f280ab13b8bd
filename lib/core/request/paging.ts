/** How the next page of an answer is asked for, and when to stop. */
import * as v from 'valibot';

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const parameter = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** `query`: a query parameter; `body`: a dotted path in the JSON body (`page.cursor`). */
const place = v.optional(v.picklist(['query', 'body']), 'query');

const common = {
  /** JSONPath of the list whose items are collected over all pages. */
  itemsPath: path,
  maxPages: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 10),
  maxItems: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)), 1000),
  /** JSONPath of the number of all items, where the vendor tells it. */
  totalPath: v.optional(v.nullable(path), null),
  /** JSONPath of a boolean that says whether more follow. */
  morePath: v.optional(v.nullable(path), null),
  /** JSONPath, within an item, of what tells items apart; duplicates at page borders are dropped by it. */
  identityPath: v.optional(v.nullable(path), null),
};

export const pagingSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('offset'),
    ...common,
    place,
    offset: parameter,
    limit: v.optional(v.nullable(parameter), null),
    size: v.pipe(v.number(), v.integer(), v.minValue(1)),
    first: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  }),
  v.strictObject({
    kind: v.literal('page'),
    ...common,
    place,
    page: parameter,
    limit: v.optional(v.nullable(parameter), null),
    size: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
    first: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
  }),
  v.strictObject({
    kind: v.literal('cursor'),
    ...common,
    place,
    cursor: parameter,
    from: v.variant('in', [
      v.strictObject({ in: v.literal('body'), path }),
      v.strictObject({ in: v.literal('header'), name: parameter }),
    ]),
  }),
  v.strictObject({ kind: v.literal('next-url'), ...common, path }),
  v.strictObject({ kind: v.literal('link'), ...common }),
]);

export type Paging = v.InferOutput<typeof pagingSchema>;
export type ActivePaging = Exclude<Paging, { kind: 'none' }>;
