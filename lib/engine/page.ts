/** One page of an answer, wherever it came from, and what a kept one is worth today. */
import { problem } from '../core/outcome/table.ts';
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { Asked } from './ask.ts';
import type { CallContext, Source } from './call.ts';
import { judge } from './judge.ts';
import { isOwn } from './keep.ts';
import { createRedactor } from './redact.ts';
import { namesOf } from './send.ts';

export type Page =
  | {
      readonly kind: 'page';
      readonly answer: StoredAnswer;
      readonly value: unknown;
      readonly fromCache: boolean;
      readonly url: string;
    }
  | Exclude<Asked, { kind: 'answer' }>;

/** A stored answer that today's rules read as "no such company". */
export const NOT_FOUND = Symbol('not found');

export const sourceOf = ({ key, at, status }: StoredAnswer, fromCache: boolean): Source => ({
  answerKey: key,
  at,
  status,
  fromCache,
});

/** This run's own answers are always good; older ones as the person chose. */
export function isFresh(
  answer: StoredAnswer,
  { definition }: StoredRequest,
  context: CallContext,
  now: number,
): boolean {
  if (answer.at >= context.since || isOwn(answer, context)) return true;
  if (context.refresh === 'all') return false;
  if (context.refresh === 'missing') return true;
  const { ttlMs, notFoundTtlMs } = definition.cache;
  return now - answer.at < (answer.notFound ? notFoundTtlMs : ttlMs);
}

/** A kept answer, read by the request's rules of today. */
export function reread(stored: StoredRequest, answer: StoredAnswer, url: string, now: number): Page {
  if (answer.notFound) return { kind: 'page', answer, value: NOT_FOUND, fromCache: true, url };
  const { status, headers, body } = answer;
  const again = judge(
    stored.definition,
    { kind: 'answer', status, headers, bytes: body, ms: 0, url },
    createRedactor([]),
    namesOf(stored),
    now,
  );
  if (again.kind === 'pending')
    return {
      kind: 'failed',
      problem: problem('not-ready', namesOf(stored)),
      charged: 0,
      calls: 0,
      retries: 0,
    };
  if (again.kind === 'bad')
    return { kind: 'failed', problem: again.problem, charged: 0, calls: 0, retries: 0 };
  return { kind: 'page', answer, value: again.notFound ? NOT_FOUND : again.value, fromCache: true, url };
}
