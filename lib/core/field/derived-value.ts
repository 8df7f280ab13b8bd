/** What a formula gave, as a field's value of the wanted type. */
import { isBlank } from './convert.ts';
import type { DerivedField, FieldValue } from './definition.ts';
import type { FormulaResult } from './derived.ts';
import { foldMatches } from './fold.ts';

/** Reads a formula's result by the field's type, as a field reads an answer. Its path is the formula. */
export function derivedValue(field: DerivedField, result: FormulaResult): FieldValue {
  if (!result.ok) return { kind: 'unreadable', why: result.problem.message, raw: '' };
  const { value } = result;
  if (isBlank(value)) return { kind: 'empty', why: 'The formula gives nothing for this answer.' };
  const path = field.expression;
  const fold = Array.isArray(value) && value.length > 1 && field.type !== 'list' ? 'join' : 'first';
  const folded = foldMatches([{ value, steps: [], path }], { type: field.type, fold, separator: ', ' });
  switch (folded.kind) {
    case 'filled':
      return { kind: 'filled', value: folded.value, path, matches: Array.isArray(value) ? value.length : 1 };
    case 'unreadable':
      return { kind: 'unreadable', why: folded.why, raw: folded.raw };
    case 'blank':
      return { kind: 'empty', why: 'The formula gives nothing for this answer.' };
  }
}
