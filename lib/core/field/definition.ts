/** A field of an answer: where it stands, what it is, and what fills it when nothing is there. */
import * as v from 'valibot';

const fieldName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/, 'Use letters, digits and _, not starting with a digit.'),
);
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

export const FIELD_TYPES = ['text', 'number', 'boolean', 'date', 'url', 'list'] as const;
export const FOLDS = [
  'first',
  'last',
  'join',
  'count',
  'sum',
  'average',
  'minimum',
  'maximum',
  'unique',
] as const;

export const fieldSchema = v.strictObject({
  /** The variable's name in conditions, chains and columns: unique within the request. */
  name: fieldName,
  label,
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  type: v.optional(v.picklist(FIELD_TYPES), 'text'),
  fold: v.optional(v.picklist(FOLDS), 'first'),
  separator: v.optional(v.pipe(v.string(), v.maxLength(20)), ', '),
  fallback: v.optional(v.nullable(v.union([v.string(), v.number(), v.boolean()])), null),
});

export const derivedFieldSchema = v.strictObject({
  name: fieldName,
  label,
  type: v.optional(v.picklist(FIELD_TYPES), 'text'),
  /** JSONata over `{ fields, row }` and the whole answer as `answer`. */
  expression: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
});

export type FieldType = (typeof FIELD_TYPES)[number];
export type Fold = (typeof FOLDS)[number];
export type FieldDefinition = v.InferOutput<typeof fieldSchema>;
export type DerivedField = v.InferOutput<typeof derivedFieldSchema>;

/** What a field may hold once it is mapped. */
export type Scalar = string | number | boolean;
export type FieldContent = Scalar | readonly Scalar[];

/** One field's outcome for one answer. */
export type FieldValue =
  | { readonly kind: 'filled'; readonly value: FieldContent; readonly path: string; readonly matches: number }
  | { readonly kind: 'fallback'; readonly value: Scalar; readonly why: string }
  | { readonly kind: 'empty'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string; readonly raw: string };
