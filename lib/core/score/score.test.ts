import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { FieldContent } from '../field/definition.ts';
import { bandOf, type ScoreRule, scoreSchema } from './definition.ts';
import { judge, type Seen, totalOf } from './evaluate.ts';
import { reachOf } from './reach.ts';
import { spreadOf } from './spread.ts';
import { askedText, pointsText } from './words.ts';

const NOW = Date.UTC(2026, 10, 23);
const rule = (
  operator: ScoreRule['operator'],
  value: ScoreRule['value'],
  points = 10,
  column = 'v:Size',
): ScoreRule => ({ column, label: 'Size', operator, points, ...(value === undefined ? {} : { value }) });
const known = (value: FieldContent | null): Seen => ({ known: true, value });

describe('a rule of a score', () => {
  it.each<[ScoreRule['operator'], ScoreRule['value'], FieldContent | null, boolean | string]>([
    ['at-least', 50, 120, true],
    ['at-least', 50, '1,240', true],
    ['at-least', '1000000', '$9.5M', true],
    ['less', 50, 120, false],
    ['between', [50, 200], 200, true],
    ['between', '50, 200', 201, false],
    ['at-least', 50, 'many', 'It is not a number.'],
    ['at-least', 50, null, 'It has no value.'],
    ['equals', 'DK', ' dk ', true],
    ['equals', true, true, true],
    ['equals', true, false, false],
    ['not-equals', 'DK', null, 'It has no value.'],
    ['contains', 'robot', ['Saas', 'Robotics'], true],
    ['not-contains', 'robot', ['Saas'], true],
    ['one-of', 'DK, SE', 'se', true],
    ['filled', undefined, null, false],
    ['filled', undefined, 0, true],
    ['empty', undefined, null, true],
    ['empty', undefined, [], true],
    ['newer-than-days', 30, '2026-11-01', true],
    ['older-than-days', 30, '2026-11-01', false],
    ['older-than-days', 30, '1 March 2024', true],
    ['newer-than-days', 30, 'soon', 'It is not a date that can be read.'],
  ])('%s %s of %s', (operator, value, seen, expected) => {
    expect(judge(rule(operator, value), known(seen), NOW)).toBe(expected);
  });

  it('does not take what is not known for empty', () => {
    const why = 'It was not asked yet.';
    expect(judge(rule('empty', undefined), { known: false, why }, NOW)).toBe(why);
    expect(judge(rule('not-equals', 'DK'), { known: false, why }, NOW)).toBe(why);
  });
});

describe('a total', () => {
  const rules = [rule('at-least', 50, 20), rule('filled', undefined, 0.1), rule('less', 1000, -5.05)];
  it('adds what holds, and counts what is known', () => {
    expect(totalOf(rules, () => known(120), NOW)).toEqual({ points: 15.05, known: 3 });
    expect(totalOf(rules, () => known(4), NOW)).toEqual({ points: -4.95, known: 3 });
    // Without a value only the rule that asks for one can be judged.
    expect(totalOf(rules, () => known(null), NOW)).toEqual({ points: 0, known: 1 });
  });
  it('is none, not zero, where nothing is known', () => {
    expect(totalOf(rules, () => ({ known: false, why: '' }), NOW)).toEqual({ points: null, known: 0 });
  });
});

describe('the reach of a score', () => {
  const band = (from: number, to: number, points: number) => rule('between', [from, to], points);
  it('knows that bands of one number exclude each other', () => {
    expect(reachOf([band(1, 49, 5), band(50, 199, 10), band(200, 1e6, 20)], NOW)).toEqual({
      least: 0,
      most: 20,
    });
    expect(reachOf([rule('at-least', 50, 10), rule('at-least', 200, 10)], NOW)).toEqual({
      least: 0,
      most: 20,
    });
    expect(reachOf([rule('less', 50, 10), rule('greater', 50, 30)], NOW).most).toBe(30);
  });
  it('adds columns up, takes away, and sees texts, lists, dates and what is empty', () => {
    const of =
      (column: string) => (operator: ScoreRule['operator'], value: ScoreRule['value'], points: number) =>
        rule(operator, value, points, column);
    const country = of('v:Country');
    expect(reachOf([country('equals', 'DK', 10), country('one-of', 'SE, NO', 8)], NOW).most).toBe(18);
    expect(reachOf([country('empty', undefined, -7), country('filled', undefined, 3)], NOW)).toEqual({
      least: -7,
      most: 3,
    });
    const tags = of('v:Tags');
    expect(reachOf([tags('contains', 'saas', 4), tags('contains', 'robot', 6)], NOW).most).toBe(10);
    const seen = of('v:Seen');
    expect(
      reachOf(
        [seen('newer-than-days', 30, 10), seen('older-than-days', 365, -20), rule('filled', undefined, 1)],
        NOW,
      ),
    ).toEqual({ least: -20, most: 11 });
  });
});

describe('a spread', () => {
  it('is nothing without a score', () => {
    expect(
      spreadOf({ rules: [rule('filled', undefined)], bands: [] }, [{ points: null, known: 0 }]),
    ).toBeNull();
  });
  it('counts rows by round steps and by band', () => {
    const bands = [
      { name: 'A', from: 50 },
      { name: 'B', from: 0 },
    ];
    const totals = [-5, 0, 10, 49, 50, 100].map(points => ({ points, known: 1 }));
    const spread = spreadOf({ rules: [rule('filled', undefined)], bands }, [
      ...totals,
      { points: null, known: 0 },
    ]);
    expect(spread).toMatchObject({ rows: 7, unknown: 1, partial: 0, least: -5, most: 100, median: 49 });
    expect(spread?.bands.map(({ band, rows }) => [band.name, rows])).toEqual([
      ['A', 2],
      ['B', 3],
    ]);
    expect(spread?.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(6);
    expect(spread?.bins.length).toBeLessThanOrEqual(24);
  });
  it('stands with one value, and with very small ones', () => {
    const of = (points: number[]) =>
      spreadOf(
        { rules: [rule('filled', undefined)], bands: [] },
        points.map(one => ({ points: one, known: 1 })),
      );
    expect(of([7, 7])?.bins).toEqual([{ from: 7, rows: 2 }]);
    expect(of([0.1, 0.2, 0.3])?.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(3);
  });
});

describe('the door', () => {
  const good = { id: 'fit', name: 'Fit', rules: [rule('at-least', 50)] };
  const bands = (...all: [string, number | null][]) => ({
    ...good,
    bands: all.map(([name, from]) => ({ name, from })),
  });
  const passes = (input: unknown): boolean => v.safeParse(scoreSchema, input).success;
  it('lets a whole score in', () => {
    expect(passes(good)).toBe(true);
    expect(passes(bands(['A', 50], ['B', 0], ['C', null]))).toBe(true);
  });
  it.each<[string, unknown]>([
    ['another key', { ...good, run: 'x' }],
    ['no rule', { ...good, rules: [] }],
    ['a score of a score', { ...good, rules: [{ ...rule('filled', undefined), column: 's:other' }] }],
    ['no column', { ...good, rules: [{ ...rule('filled', undefined), column: 'v:' }] }],
    [
      'endless points',
      { ...good, rules: [{ ...rule('filled', undefined), points: Number.POSITIVE_INFINITY }] },
    ],
    ['no value', { ...good, rules: [rule('at-least', undefined)] }],
    ['one end only', { ...good, rules: [rule('between', [1])] }],
    ['an object for a value', { ...good, rules: [{ ...rule('equals', 'x'), value: { x: 1 } }] }],
    ['a list without end', { ...good, rules: [rule('one-of', Array.from({ length: 201 }, String))] }],
    ['bands upside down', bands(['C', 0], ['A', 50])],
    ['two bands for the rest', bands(['A', null], ['B', null])],
    ['two bands of one name', bands(['A', 50], ['A', 0])],
  ])('refuses %s', (_, input) => {
    expect(passes(input)).toBe(false);
  });
});

it('finds the band, and writes rules and points', () => {
  const bands = [
    { name: 'A', from: 50 },
    { name: 'B', from: null },
  ];
  expect([50, 49.9, -3].map(points => bandOf({ bands }, points)?.name)).toEqual(['A', 'B', 'B']);
  expect(bandOf({ bands: bands.slice(0, 1) }, 3)).toBeNull();
  expect([20, -15.5, 0].map(pointsText)).toEqual(['+20', '−15.5', '0']);
  expect(askedText('Public', rule('equals', true))).toBe('Public is Yes');
  expect(askedText('Employees', rule('between', [1000, 20_000]))).toBe(
    'Employees is between 1,000 and 20,000',
  );
  expect(askedText('Founded', rule('at-least', 2014))).toBe('Founded is at least 2014');
  expect(askedText('Size', rule('empty', undefined))).toBe('Size is empty');
  expect(askedText('Founded', rule('older-than-days', 365))).toBe('Founded is more than 365 days old');
});
