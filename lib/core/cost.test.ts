import { expect, it } from 'vitest';
import { costsWords, sumCosts, timesWithin } from './cost.ts';

const credit = (amount: number) => ({ amount, unit: 'credit' });
const call = (amount: number) => ({ amount, unit: 'call' });

it('adds amounts of one unit and never those of two', () => {
  expect(sumCosts([credit(0.1), call(2), credit(0.2), call(0)])).toEqual([credit(0.3), call(2)]);
  expect(costsWords([credit(1200), call(1)])).toBe('1,200 credits + 1 call');
  expect(costsWords([credit(0)])).toBe('');
});

it('fits as often as the scarcest unit allows', () => {
  const left = (of: Record<string, number>) => (unit: string) => of[unit] ?? 0;
  expect(timesWithin([credit(2), call(1)], left({ credit: 9, call: 3 }))).toBe(3);
  expect(timesWithin([credit(2), call(1)], left({ credit: 9, call: 50 }))).toBe(4);
  expect(timesWithin([credit(0.1)], left({ credit: 0.3 }))).toBe(3);
  expect(timesWithin([credit(2)], left({ call: 50 }))).toBe(0);
  expect(timesWithin([credit(2)], left({ credit: -4 }))).toBe(0);
  expect(timesWithin([], left({}))).toBe(Number.POSITIVE_INFINITY);
});
