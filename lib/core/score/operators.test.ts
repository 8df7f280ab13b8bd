import { expect, it } from 'vitest';
import { operatorsFor, typeOf } from './operators.ts';

it('offers what fits the column first, and never drops what was chosen', () => {
  expect(operatorsFor('number', true, 'at-least')[0]).toBe('at-least');
  expect(operatorsFor('number', true, 'at-least')).not.toContain('contains');
  expect(operatorsFor('number', true, 'contains')).toContain('contains');
  expect(operatorsFor('text', false, 'equals')).toContain('newer-than-days');
});

it('tells what an imported column holds', () => {
  expect(typeOf(['1,240', '90', '$9.5M', '12'])).toBe('number');
  expect(typeOf(['2026-01-04', '4 March 2024'])).toBe('date');
  expect(typeOf(['DK', 'SE', '12'])).toBe('text');
  expect(typeOf([])).toBe('text');
});
