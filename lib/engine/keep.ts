/** What is kept of an answer: the body without secrets, and the few headers that say something about the data. */
import type { StoredAnswer, StoredRequest } from '../core/record/records.ts';
import type { CallContext } from './call.ts';
import type { HttpAnswer } from './ports.ts';
import type { Redactor } from './redact.ts';

const KEPT =
  /^(?:content-(?:type|language|location)|date|etag|last-modified|link|retry-after|(?:x-)?request-id|(?:x-)?rate-?limit-?[\w-]*|x-(?:total|page|next|per-page|prev|credits|quota)[\w-]*)$/;
const NEVER = /^(?:set-)?cookie2?$|authorization|token|secret|api-?key/;

type Headers = readonly (readonly [string, string])[];

/** Names in lower case; cookies, tokens and what is unknown are left out, as are overlong values. */
export function keptHeaders(headers: Headers, redactor: Redactor, wanted: readonly string[] = []): Headers {
  const also = new Set(wanted.map(name => name.toLowerCase()));
  return headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    const kept = (KEPT.test(lower) || also.has(lower)) && !NEVER.test(lower) && value.length <= 8000;
    return kept ? [[lower, redactor.text(value)] as const] : [];
  });
}

export function answerToStore(parts: {
  readonly stored: StoredRequest;
  readonly key: string;
  /** Its body already without secrets. */
  readonly answer: Extract<HttpAnswer, { kind: 'answer' }>;
  readonly redactor: Redactor;
  readonly now: number;
  readonly charged: number;
  readonly runId: string | null;
  readonly notFound: boolean;
}): StoredAnswer {
  const { stored, key, answer, redactor, now, charged, runId, notFound } = parts;
  const { paging, answer: policy } = stored.definition;
  const cursor = paging.kind === 'cursor' && paging.from.in === 'header' ? [paging.from.name] : [];
  const job = policy.poll?.urlHeader ? [policy.poll.urlHeader] : [];
  const headers = keptHeaders(answer.headers, redactor, [...cursor, ...job]);
  const body = answer.bytes;
  return {
    key,
    requestId: stored.id,
    at: now,
    usedAt: now,
    status: answer.status,
    headers,
    contentType: headers.find(([name]) => name === 'content-type')?.[1] ?? '',
    // The store packs what is worth packing.
    encoding: 'plain',
    body,
    size: body.length,
    stored: body.length,
    notFound,
    charged,
    runId,
  };
}

/** Whatever the clock said when it came: a clock that was set back buys nothing twice. */
export const isOwn = (answer: Pick<StoredAnswer, 'runId'>, { runId }: Pick<CallContext, 'runId'>): boolean =>
  runId !== null && answer.runId === runId;
