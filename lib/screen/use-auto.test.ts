import { expect, it } from 'vitest';
import { spendWords } from './use-auto.ts';

const credits = { costs: [{ amount: 1, unit: 'credit' }] };
const both = {
  costs: [
    { amount: 2, unit: 'credit' },
    { amount: 1, unit: 'call' },
  ],
};

it('tells and bounds each unit by itself', () => {
  const spent = new Map([
    ['credit', 3],
    ['call', 10],
  ]);
  const budgets = { credit: 50, call: 10 };
  expect(spendWords([credits, both], spent, budgets)).toEqual({
    spend: '3 of 50 credits, 10 of 10 calls today',
    usedUp: false,
  });
  // Its calls are used up, whatever is left of the credits.
  expect(spendWords([both], spent, budgets).usedUp).toBe(true);
  expect(spendWords([credits], spent, {})).toEqual({ spend: '3 of 0 credits today', usedUp: true });
  expect(spendWords([{ costs: [] }], spent, {})).toEqual({ spend: 'free', usedUp: false });
});
