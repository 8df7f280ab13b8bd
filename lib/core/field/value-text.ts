/** A field's value as a person reads it. */
import { formatNumber } from '../format.ts';
import type { FieldContent, Scalar } from './definition.ts';

/** Years are no quantities: `2014`, not `2,014`. */
const YEAR = /year|found|since|established|inception/i;

export function valueText(value: FieldContent, label: string): string {
  if (isList(value)) return value.map(one => scalarText(one, label)).join(', ');
  return scalarText(value, label);
}

const isList = (value: FieldContent): value is readonly Scalar[] => Array.isArray(value);

function scalarText(value: Scalar, label: string): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return value;
  const year = Number.isInteger(value) && value >= 1000 && value <= 2999 && YEAR.test(label);
  return year ? String(value) : formatNumber(value, 4);
}
