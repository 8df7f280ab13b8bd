/** A field's content as text: in a cell, in a file, in a search. */
import type { FieldContent, Scalar } from '../field/definition.ts';
import { formatNumber } from '../format.ts';

/** As a person reads it: `1,240`, `Yes`, `a, b`. */
export const shownValue = (value: FieldContent): string =>
  isList(value) ? value.map(shownScalar).join(', ') : shownScalar(value);

/** As a machine reads it: `1240`, `true`, `a; b`. */
export const plainValue = (value: FieldContent | null): string => {
  if (value === null) return '';
  return isList(value) ? value.map(String).join('; ') : String(value);
};

const isList = (value: FieldContent): value is readonly Scalar[] => Array.isArray(value);

const shownScalar = (value: Scalar): string => {
  if (typeof value === 'number') return formatNumber(value, 4);
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value;
};
