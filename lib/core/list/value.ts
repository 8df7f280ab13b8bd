/** A field's content in a file or a search: as a machine reads it. For a person, see `field/value-text`. */
import type { FieldContent, Scalar } from '../field/definition.ts';

/** `1240`, `true`, `a; b`. */
export const plainValue = (value: FieldContent | null): string => {
  if (value === null) return '';
  return isList(value) ? value.map(String).join('; ') : String(value);
};

const isList = (value: FieldContent): value is readonly Scalar[] => Array.isArray(value);
