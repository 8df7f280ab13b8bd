import { expect, it } from 'vitest';
import { memo } from './memo.ts';

it('works a text out once, and forgets all when there are too many', () => {
  const made: string[] = [];
  const upper = memo(2, text => {
    made.push(text);
    return text === '' ? null : text.toUpperCase();
  });
  expect(['a', '', 'a', ''].map(upper)).toEqual(['A', null, 'A', null]);
  expect(made).toEqual(['a', '']);
  expect(['b', 'b', 'a'].map(upper)).toEqual(['B', 'B', 'A']);
  expect(made).toEqual(['a', '', 'b', 'a']);
});
