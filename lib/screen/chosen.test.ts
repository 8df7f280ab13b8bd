import { expect, it } from 'vitest';
import { chosenHere, meantOf } from './chosen.ts';

const row = (key: string, guessed = false) => ({
  row: { key, domain: guessed ? null : `${key}.com`, guessed },
});

it('means all that are no guesses until something is chosen, then that alone', () => {
  const rows = [row('a'), row('b'), row('c', true)];
  expect(meantOf(rows, new Set()).map(one => one.row.key)).toEqual(['a', 'b']);
  expect(meantOf(rows, new Set(['c'])).map(one => one.row.key)).toEqual(['c']);
});

it('means nothing where all that was chosen left the page, and never everything else', () => {
  expect(meantOf([row('b')], new Set(['a']))).toEqual([]);
  expect(chosenHere({ keys: new Set(['a']), address: '/one' }, [row('b')], '/one').size).toBe(1);
});

it('forgets what was chosen on another page, but for an application that names its views anew', () => {
  const chosen = { keys: new Set(['a']), address: '/one' };
  expect(chosenHere(chosen, [row('b')], '/two').size).toBe(0);
  expect(chosenHere(chosen, [row('a'), row('b')], '/two').size).toBe(1);
});
