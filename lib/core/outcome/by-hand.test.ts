import { expect, it } from 'vitest';
import { heardByHand } from './by-hand.ts';
import { PROBLEM_KINDS } from './problem.ts';
import { OUTCOMES, problem } from './table.ts';

const credit = { amount: 1, unit: 'credit' };

it('promises nothing that goes on by itself, and offers to ask again', () => {
  const waiting = PROBLEM_KINDS.filter(kind => OUTCOMES[kind].retry === 'wait');
  expect(waiting.length).toBeGreaterThan(3);
  for (const kind of waiting) {
    const heard = heardByHand(problem(kind, { charged: false }), credit);
    expect(heard.detail).toBe('Nothing was charged.');
    expect(heard.next).toEqual({ do: 'try-again', cost: '1 credit' });
  }
  expect(heardByHand(problem('throttled'), { amount: 0, unit: 'credit' })).toEqual({
    kind: 'throttled',
    message: 'The API asks for a slower pace.',
    next: { do: 'try-again' },
  });
});

it('leaves all else as it is', () => {
  const refused = problem('unauthorized');
  expect(heardByHand(refused, credit)).toBe(refused);
});
