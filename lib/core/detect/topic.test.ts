import { describe, expect, it } from 'vitest';
import { TRADE } from './evidence-words.ts';
import { speaksOfBusiness } from './topic.ts';
import { readWordSets, SETS } from './word-sets.ts';

const words = readWordSets(SETS.map(name => (name === 'trade' ? TRADE : '')).join('\n'));
const about = (text: string): boolean => speaksOfBusiness(text, 0, 5, words);

describe('speaksOfBusiness', () => {
  it.each([
    'Weird said that profits fell as customers left for a rival.',
    'Weird: £4m contract, 6 per cent margin.',
  ])('hears it in %j', text => {
    expect(about(text)).toBe(true);
  });

  it.each([
    'Weird took four wickets and the cup before tea, and his customers cheered.',
    'Weird sold. Sales, sales, sales: no word but one.',
    `Weird.${' and so on'.repeat(40)} shares, profits and investors`,
    '',
  ])('hears none in %j', text => {
    expect(about(text)).toBe(false);
  });
});
