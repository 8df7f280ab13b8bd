/** The one table of all problems: what each says, what to do next, whether it is tried again, kept, or may have cost. Engine, interface and docs read it. */
import type { Outcome, ProblemContext } from './outcome.ts';
import type { Problem, ProblemKind } from './problem.ts';
import { ANSWERED } from './rows-answer.ts';
import { SENDING } from './rows-sending.ts';

export type { Outcome, ProblemContext } from './outcome.ts';

export const OUTCOMES: Readonly<Record<ProblemKind, Outcome>> = { ...SENDING, ...ANSWERED };

/** Makes the problem that a person reads: what happened, what was charged, the one next step. */
export function problem(kind: ProblemKind, context: ProblemContext = {}): Problem {
  const outcome = OUTCOMES[kind];
  const status = context.status === undefined ? '' : ` (${context.status})`;
  const sentence = context.message ?? outcome.sentence(context);
  const detail = [chargeWords(kind, context), context.detail ?? outcome.detail].filter(Boolean).join(' ');
  return {
    kind,
    message: status ? sentence.replace(/\.?$/, `${status}.`) : sentence,
    ...(detail ? { detail } : {}),
    next: outcome.next(context),
    ...(context.status === undefined ? {} : { status: context.status }),
    ...(context.until === undefined ? {} : { until: context.until }),
    ...(context.about === undefined ? {} : { about: context.about }),
  };
}

function chargeWords(kind: ProblemKind, { charged }: ProblemContext): string {
  if (charged === true) return 'It may have been charged.';
  if (charged === false || (OUTCOMES[kind].charged === 'no' && OUTCOMES[kind].retry === 'never'))
    return kind === 'secret-locked' ? '' : 'Nothing was charged.';
  return '';
}
