import { describe, expect, it } from 'vitest';
import type { Rule } from './definition.ts';
import { evaluateCondition, ruleWords } from './evaluate.ts';

const now = Date.UTC(2026, 10, 23);
const scope = {
  domain: 'kestrel.example',
  employees: 12,
  size: '210',
  tags: ['saas', 'Robots'],
  empty: '',
  facts: { city: 'Århus' },
  seen: '2026-11-01',
  written: '1 November 2026',
  unclear: '03/04/2026',
};
const run = (rule: Rule): boolean =>
  evaluateCondition({ kind: 'rules', join: 'all', rules: [rule] }, scope, { now }).run;

describe('a condition', () => {
  it.each<[string, Rule['operator'], Rule['value'], boolean]>([
    ['domain', 'filled', undefined, true],
    ['empty', 'filled', undefined, false],
    ['missing', 'empty', undefined, true],
    ['constructor', 'filled', undefined, false],
    ['__proto__', 'filled', undefined, false],
    ['employees', 'equals', '12', true],
    ['facts.city', 'equals', 'århus', true],
    ['tags', 'equals', 'robots', true],
    ['tags', 'contains', 'rob', true],
    ['domain', 'ends-with', '.example', true],
    ['domain', 'starts-with', 'x', false],
    ['size', 'greater', 200, true],
    ['domain', 'greater', 0, false],
    ['missing', 'less', 5, false],
    ['employees', 'between', [10, 20], true],
    ['employees', 'between', '13, 20', false],
    ['domain', 'one-of', ['a.example', 'kestrel.example'], true],
    ['domain', 'not-one-of', 'a.example, b.example', true],
    ['seen', 'older-than-days', 20, true],
    ['seen', 'older-than-days', 30, false],
    ['missing', 'older-than-days', 1, false],
    ['seen', 'newer-than-days', 22, true],
    ['seen', 'newer-than-days', 20, false],
    ['missing', 'newer-than-days', 1, false],
    ['written', 'older-than-days', 20, true],
    ['unclear', 'newer-than-days', 9999, false],
  ])('%s %s %s: %s', (field, operator, value, expected) => {
    expect(run({ field, operator, ...(value === undefined ? {} : { value }) })).toBe(expected);
  });

  it('says why a row is left out', () => {
    const verdict = evaluateCondition(
      { kind: 'rules', join: 'all', rules: [{ field: 'employees', operator: 'at-least', value: 30 }] },
      scope,
      { now },
    );
    expect(verdict).toEqual({ run: false, reason: 'Employees is 12; it runs when it is at least 30.' });
  });

  it.each<[Rule['operator'], Rule['value'], string]>([
    ['older-than-days', 30, 'is more than 30 days old'],
    ['newer-than-days', 1, 'is at most 1 day old'],
    ['between', [50, 200], 'is between 50 and 200'],
    ['empty', undefined, 'is empty'],
  ])('writes %s %s as a person would', (operator, value, words) => {
    expect(ruleWords({ operator, ...(value === undefined ? {} : { value }) })).toBe(words);
  });

  it('with "any" needs one rule only', () => {
    const rules: Rule[] = [
      { field: 'empty', operator: 'filled' },
      { field: 'domain', operator: 'filled' },
    ];
    expect(evaluateCondition({ kind: 'rules', join: 'any', rules }, scope, { now }).run).toBe(true);
    expect(evaluateCondition({ kind: 'rules', join: 'all', rules }, scope, { now }).run).toBe(false);
  });
});

it('judges an object without a prototype, as answers hold them', () => {
  const odd = Object.assign(Object.create(null), { city: 'Oslo' });
  const verdict = evaluateCondition(
    { kind: 'rules', join: 'all', rules: [{ field: 'facts', operator: 'contains', value: 'Bergen' }] },
    { facts: odd },
    { now },
  );
  expect(verdict).toEqual({
    run: false,
    reason: 'Facts is {"city":"Oslo"}; it runs when it contains Bergen.',
  });
});
