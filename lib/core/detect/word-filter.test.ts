import { expect, it } from 'vitest';
import { filterOf, inFilter } from './word-filter.ts';

const words = Array.from({ length: 5000 }, (_, i) => `word${i * 7919}`);

it('holds all of its words and few others', () => {
  const has = inFilter(filterOf(words, 10));
  expect(words.every(has)).toBe(true);
  const others = Array.from({ length: 5000 }, (_, i) => `other${i}`).filter(has);
  expect(others.length).toBeLessThan(100);
});

it('holds nothing where there is nothing', () => {
  expect(inFilter(new Uint8Array(0))('word')).toBe(false);
});
