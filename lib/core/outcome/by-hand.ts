/** What a person hears who asked by hand: no run goes on for him, so he asks again himself. */
import { costWords } from '../cost.ts';
import type { Cost } from '../request/definition.ts';
import type { Problem } from './problem.ts';

/** @param cost of another try */
export function heardByHand(problem: Problem, cost: Pick<Cost, 'amount' | 'unit'>): Problem {
  if (problem.next.do !== 'wait') return problem;
  const { detail = '', ...rest } = problem;
  const kept = detail.replace(/[^.]* by itself[^.]*\.?/, '').trim();
  const price = costWords(cost);
  return {
    ...rest,
    ...(kept ? { detail: kept } : {}),
    next: { do: 'try-again', ...(price ? { cost: price } : {}) },
  };
}
