/** Which comparisons make sense for a column, the likeliest first. */
import { OPERATORS, type Operator } from '../condition/definition.ts';
import { readDate } from '../field/date.ts';
import type { FieldType } from '../field/definition.ts';
import { readNumber } from '../field/number.ts';

const ON_TEXT: readonly Operator[] = [
  'equals',
  'one-of',
  'contains',
  'not-equals',
  'not-one-of',
  'not-contains',
  'starts-with',
  'ends-with',
];
const BY_TYPE: Readonly<Record<FieldType, readonly Operator[]>> = {
  number: ['at-least', 'between', 'at-most', 'greater', 'less', 'equals', 'not-equals'],
  date: ['newer-than-days', 'older-than-days'],
  boolean: ['equals'],
  list: ['contains', 'equals', 'one-of', 'not-contains', 'not-one-of'],
  text: ON_TEXT,
  url: ON_TEXT,
};

/**
 * @param certain false for a type that was only guessed: then all others follow
 * @param chosen stays among them, whatever the type
 */
export function operatorsFor(type: FieldType, certain: boolean, chosen: Operator): readonly Operator[] {
  const fitting = [...BY_TYPE[type], 'filled', 'empty'] as const;
  return [...new Set([...fitting, ...(certain ? [chosen] : OPERATORS)])];
}

/** What a column of texts holds, by nine in ten of its values. */
export function typeOf(texts: readonly string[]): FieldType {
  const most = texts.length * 0.9;
  const share = (reads: (text: string) => boolean): boolean =>
    texts.length > 0 && texts.filter(reads).length >= most;
  // Before dates: years alone are both.
  if (share(text => readNumber(text).ok)) return 'number';
  return share(text => readDate(text).ok) ? 'date' : 'text';
}
