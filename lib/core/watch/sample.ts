/** What a request gave for its sample values when all was well, and what of it is different now. */
import * as v from 'valibot';
import type { FieldDefinition, FieldValue } from '../field/definition.ts';
import type { FieldValues } from '../field/map.ts';
import { valueText } from '../field/value-text.ts';
import { goneFrom, type Shape, shapeOf, typeOf } from './shape.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const shapeType = v.picklist(['text', 'number', 'boolean', 'list', 'object', 'null']);
/** Characters of a value that are kept, to be shown. */
const LONGEST_VALUE = 120;

const sampleFieldSchema = v.object({
  /** The path that it was read by: a field whose path was changed since is another field. */
  path: text(1000),
  /** `null`: it was empty. */
  type: shapeType,
  text: text(LONGEST_VALUE),
});
export const sampleSchema = v.object({
  at: v.number(),
  /** By the field's name. */
  fields: v.record(text(60), sampleFieldSchema),
  shape: v.record(text(2000), shapeType),
});
export type Sample = v.InferOutput<typeof sampleSchema>;
type SampleField = v.InferOutput<typeof sampleFieldSchema>;

/** One thing that is different: a field, or a path that is gone. `now` says what stands there, or why nothing does. */
export const changeSchema = v.object({
  kind: v.picklist(['empty', 'type', 'gone']),
  /** The field's label, or the path. */
  what: text(2000),
  path: text(1000),
  was: text(LONGEST_VALUE),
  now: text(400),
});
export type Change = v.InferOutput<typeof changeSchema>;

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most - 1)}…` : words;

/** A fallback stands in for what was not found. */
const fieldOf = ({ path, label }: FieldDefinition, value: FieldValue | undefined): SampleField => {
  const filled = value?.kind === 'filled' ? value.value : null;
  const words = filled === null ? '' : cut(valueText(filled, label), LONGEST_VALUE);
  return { path, type: words === '' && filled !== 0 ? 'null' : typeOf(filled), text: words };
};

/** @param answer as it was read, for its shape; a large one is looked at in part */
export const sampleOf = (
  fields: readonly FieldDefinition[],
  values: FieldValues,
  answer: unknown,
  at: number,
): Sample => ({
  at,
  fields: Object.fromEntries(fields.map(field => [field.name, fieldOf(field, values[field.name])])),
  shape: shapeOf(answer),
});

export interface Compared {
  /** Fields that were filled and are empty, or hold another type. */
  readonly fields: readonly Change[];
  /** Paths that are gone and that none of these fields says more of. */
  readonly gone: readonly Change[];
  /** The sample with what is new since: a field that was added, or is filled for the first time. */
  readonly sample: Sample;
}

const MOST_GONE = 20;

export function compare(
  sample: Sample,
  fields: readonly FieldDefinition[],
  values: FieldValues,
  answer: unknown,
): Compared {
  const changes: Change[] = [];
  const known: Record<string, SampleField> = {};
  for (const field of fields) {
    const value = values[field.name];
    const is = fieldOf(field, value);
    const kept = Object.hasOwn(sample.fields, field.name) ? sample.fields[field.name] : undefined;
    const was = kept?.path === field.path ? kept : undefined;
    known[field.name] = was && was.type !== 'null' ? was : is;
    if (!was || was.type === 'null' || was.type === is.type) continue;
    const why = value && value.kind !== 'filled' ? value.why : '';
    const now = is.type === 'null' ? cut(why || 'Empty.', 400) : `${is.text} (${is.type})`;
    const kind = is.type === 'null' ? 'empty' : 'type';
    const before = kind === 'type' ? `${was.text} (${was.type})`.slice(0, LONGEST_VALUE) : was.text;
    changes.push({ kind, what: field.label, path: field.path, was: before, now });
  }
  const shape: Shape = shapeOf(answer);
  const gone = goneFrom(sample.shape, shape)
    .slice(0, MOST_GONE)
    .map(path => ({
      kind: 'gone' as const,
      what: path,
      path: path.slice(0, 1000),
      was: sample.shape[path] ?? '',
      now: 'Not in the answer.',
    }));
  return { fields: changes, gone, sample: { ...sample, fields: known } };
}
