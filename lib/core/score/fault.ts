/** What a rule of a score still lacks. */
import type { Operator, Rule } from '../condition/definition.ts';

/** Operators that compare numbers, those that compare ages, and those that need nothing to compare with. */
export const ON_NUMBERS: ReadonlySet<Operator> = new Set([
  'greater',
  'at-least',
  'less',
  'at-most',
  'between',
]);
export const ON_DATES: ReadonlySet<Operator> = new Set(['older-than-days', 'newer-than-days']);
export const ALONE: ReadonlySet<Operator> = new Set(['filled', 'empty']);

const isNumber = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
};

/** @returns what to write, or null when the rule is whole. */
export function ruleFault({ operator, value }: Pick<Rule, 'operator' | 'value'>): string | null {
  if (ALONE.has(operator)) return null;
  if (operator === 'between') {
    const ends = Array.isArray(value) ? value : String(value ?? '').split(',');
    if (ends.length !== 2 || !ends.every(isNumber)) return 'Write two numbers, such as 50 and 200.';
    return Number(ends[0]) > Number(ends[1]) ? 'Write the smaller number first.' : null;
  }
  if (ON_NUMBERS.has(operator)) return isNumber(value) ? null : 'Write a number, such as 500.';
  if (ON_DATES.has(operator)) return isNumber(value) && Number(value) >= 0 ? null : 'Write days, such as 90.';
  const texts = Array.isArray(value) ? value : [value ?? ''];
  return texts.some(text => String(text).trim() !== '') ? null : 'Write what to compare with.';
}
