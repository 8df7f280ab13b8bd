/** An answer to fields: each says what it found and where, what stood in for it, or why there is nothing. */
import { type CompiledPath, compilePath, type PathProblem } from '../jsonpath/compile.ts';
import { whyEmpty } from '../jsonpath/why-empty.ts';
import type { FieldDefinition, FieldValue } from './definition.ts';
import { foldMatches } from './fold.ts';

export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface CompiledFields {
  readonly fields: readonly FieldDefinition[];
  /** Maps one answer; fields whose path does not compile are `unreadable`. Never throws; the record has no prototype. */
  map(value: unknown): FieldValues;
}

/** Compiles the paths once, for any number of answers. */
export function compileFields(fields: readonly FieldDefinition[]): CompiledFields {
  const paths = fields.map(field => compilePath(field.path));
  return {
    fields,
    map(value) {
      const values: Record<string, FieldValue> = Object.create(null);
      for (const [index, field] of fields.entries()) {
        const path = paths[index];
        if (path === undefined) continue;
        values[field.name] = path.ok ? mapField(field, path, value) : broken(field, path.problem);
      }
      return values;
    },
  };
}

/** Maps one answer by definitions that are used once. For many answers, `compileFields`. */
export function mapFields(value: unknown, fields: readonly FieldDefinition[]): FieldValues {
  return compileFields(fields).map(value);
}

/** What an answer gives when no call succeeded: the fallbacks, and why. */
export function fallbackValues(fields: readonly FieldDefinition[], why: string): FieldValues {
  const values: Record<string, FieldValue> = Object.create(null);
  for (const field of fields) values[field.name] = orFallback(field, { kind: 'empty', why });
  return values;
}

function mapField(field: FieldDefinition, path: CompiledPath, value: unknown): FieldValue {
  const found = path.query(value);
  if (!found.ok) return broken(field, found.problem);
  const folded = foldMatches(found.matches, field);
  switch (folded.kind) {
    case 'filled':
      return { kind: 'filled', value: folded.value, path: folded.first.path, matches: folded.matches };
    case 'unreadable':
      return orFallback(field, folded);
    case 'blank':
      return nothing(field, found.matches.length, value);
  }
}

function nothing(field: FieldDefinition, matches: number, value: unknown): FieldValue {
  if (matches > 0) {
    const why =
      matches === 1 ? 'The answer leaves it blank.' : `The answer leaves all ${matches} of them blank.`;
    return orFallback(field, { kind: 'empty', why });
  }
  const why = whyEmpty(field.path, value);
  // An empty list that is there is an answer: none of them. A list that is not there is not.
  if (field.fold === 'count' && why?.at.kind === 'list' && why.at.length === 0) {
    return { kind: 'filled', value: 0, path: why.matchedPrefix, matches: 0 };
  }
  return orFallback(field, { kind: 'empty', why: why?.hint ?? 'The path selects nothing in this answer.' });
}

function broken(field: FieldDefinition, problem: PathProblem): FieldValue {
  return orFallback(field, { kind: 'unreadable', why: problem.message, raw: '' });
}

type Missing = Extract<FieldValue, { readonly kind: 'empty' | 'unreadable' }>;

function orFallback(field: FieldDefinition, missing: Missing): FieldValue {
  if (field.fallback === null) {
    return missing.kind === 'empty' ? missing : { kind: 'unreadable', why: missing.why, raw: missing.raw };
  }
  return { kind: 'fallback', value: field.fallback, why: missing.why };
}
