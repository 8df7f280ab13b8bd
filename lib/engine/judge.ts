/** What an answer amounts to: the value, or the problem, and how it stands with the money. Pure. */
import { decodeBody, decodeWestern } from '../core/answer/decode.ts';
import { isHtmlPage, pageTitle } from '../core/answer/html.ts';
import { readAnswer } from '../core/answer/read.ts';
import type { CallEnd } from '../core/cost.ts';
import { compilePath } from '../core/jsonpath/compile.ts';
import { classify } from '../core/outcome/classify.ts';
import { holds, isBlank } from '../core/outcome/holds.ts';
import type { Problem, ProblemKind } from '../core/outcome/problem.ts';
import { type ProblemContext, problem } from '../core/outcome/table.ts';
import { type Pace, readPace } from '../core/rate-limit-headers.ts';
import type { AnswerTest, RequestDefinition } from '../core/request/definition.ts';
import { pollUrl } from '../core/request/poll-url.ts';
import type { HttpAnswer } from './ports.ts';
import type { Redactor } from './redact.ts';

type Answered = Extract<HttpAnswer, { kind: 'answer' }>;

export type Judgement =
  /** Accepted, but not ready yet: ask again at this address, or (null) the same call. */
  | {
      readonly kind: 'pending';
      readonly url: string | null;
      readonly end: CallEnd;
      readonly pace: Pace | null;
    }
  | {
      readonly kind: 'good';
      /** Null where there was no body. */
      readonly value: unknown;
      readonly notFound: boolean;
      readonly end: CallEnd;
      readonly pace: Pace | null;
    }
  | { readonly kind: 'bad'; readonly problem: Problem; readonly end: CallEnd; readonly pace: Pace | null };

const FAILURES = {
  offline: 'offline',
  network: 'unreachable',
  timeout: 'timeout',
  cut: 'interrupted',
  'too-large': 'too-large',
  aborted: 'cancelled',
} as const satisfies Record<string, ProblemKind>;

/** @param context names for the sentences; its `charged` is worked out here. */
export function judge(
  definition: RequestDefinition,
  answer: HttpAnswer,
  redactor: Redactor,
  context: ProblemContext,
  now: number,
): Judgement {
  const paid = definition.cost.amount > 0;
  if (answer.kind === 'redirect') {
    const kind = definition.session ? 'sign-in' : 'redirect';
    const { method } = definition;
    const message = `${context.provider || 'The API'} answered with a redirect, which a ${method} does not follow.`;
    const words = kind === 'redirect' && method !== 'GET' && method !== 'HEAD' ? { message } : {};
    return {
      kind: 'bad',
      problem: problem(kind, { ...context, ...words }),
      end: { kind: 'answered', good: false, filled: false },
      pace: null,
    };
  }
  if (answer.kind === 'failed') {
    const kind = FAILURES[answer.cause];
    const silent = answer.cause !== 'offline';
    const seconds = Math.round(definition.answer.timeoutMs / 1000);
    const words = kind === 'cancelled' ? { message: 'Cancelled while it was under way.' } : {};
    return {
      kind: 'bad',
      problem: problem(kind, { ...context, ...words, seconds, charged: paid && silent }),
      end: { kind: silent ? 'silent' : 'unsent' },
      pace: null,
    };
  }
  return judgeAnswer(definition, answer, redactor, context, now);
}

function judgeAnswer(
  definition: RequestDefinition,
  answer: Answered,
  redactor: Redactor,
  context: ProblemContext,
  now: number,
): Judgement {
  const { cost, answer: policy } = definition;
  const pace = readPace(answer.headers, now);
  const verdict = classify(answer.status, answer.headers, policy);
  const good = answer.status >= 200 && answer.status < 300;
  const ended = (filled: boolean): CallEnd => ({ kind: 'answered', good, filled });
  const always = cost.amount > 0 && cost.charged === 'always';
  const charged = cost.amount > 0 && (always || (good && cost.charged === 'success'));
  const bad = (kind: ProblemKind, more: ProblemContext = {}): Judgement => {
    const now = { ...context, status: answer.status, charged, ...more };
    return {
      kind: 'bad',
      problem: charged ? wasCharged(problem(kind, { ...now, charged: undefined })) : problem(kind, now),
      end: ended(false),
      pace,
    };
  };
  if (verdict === 'not-found') {
    const page = policy.notFoundPage || policy.format === 'text' ? null : pageIn(answer);
    // A framework's or a host's own page: the address leads nowhere, which says nothing of the company.
    if (page) return bad('wrong-address', { message: pageInsteadOfMiss(context, page, redactor) });
    return { kind: 'good', value: null, notFound: true, end: ended(false), pace };
  }
  if (verdict !== 'ok') {
    if (definition.session && (answer.status === 401 || verdict === 'redirect')) return bad('sign-in');
    return bad(verdict, { said: said(definition, answer, redactor) });
  }
  const { poll } = policy;
  const pending = (value: unknown): Judgement | null => {
    if (!poll || (poll.doneWhen ? holds(poll.doneWhen, value) : answer.status !== 202)) return null;
    const inHeader = poll.urlHeader ? headerOf(answer.headers, poll.urlHeader.toLowerCase()) : '';
    const url =
      inHeader !== ''
        ? inHeader
        : poll.url
          ? pollUrl(poll.url, value)
          : poll.urlPath
            ? first(poll.urlPath, value)
            : null;
    return { kind: 'pending', url: typeof url === 'string' ? url : null, end: ended(false), pace };
  };
  const bodyless = definition.method === 'HEAD' || answer.status === 204 || answer.status === 205;
  if (bodyless || (poll && answer.bytes.length === 0)) {
    const later = pending(null);
    if (later) return later;
  }
  if (bodyless) return { kind: 'good', value: null, notFound: false, end: ended(false), pace };
  const contentType = headerOf(answer.headers, 'content-type');
  const read = readAnswer({ ...policy, bytes: answer.bytes, contentType });
  if (!read.ok) {
    // What only sends (a webhook, a push) has nothing to read.
    if (read.problem.kind === 'empty' && definition.fields.length === 0)
      return { kind: 'good', value: null, notFound: false, end: ended(false), pace };
    if (definition.session && read.problem.kind === 'html') return bad('sign-in');
    const { kind, message, detail } = read.problem;
    return bad(kind, { message: redactor.text(message), ...(detail ? { detail } : {}) });
  }
  const failedBy = policy.failWhen.filter(test => holds(test, read.value));
  // A job that ended badly says so; that something is not there yet says nothing.
  const later = failedBy.some(isTold) ? null : pending(read.value);
  if (later) return later;
  if (failedBy.length > 0 || isGraphqlFailure(definition, read.value))
    return bad('declared-failure', { said: said(definition, answer, redactor) });
  const notFound = policy.notFoundWhen.some(test => holds(test, read.value));
  const filled = !notFound && definition.fields.some(field => first(field.path, read.value) !== undefined);
  if (answer.status === 202 && !notFound && !filled && definition.fields.length > 0)
    return bad('empty', {
      message: `${context.provider || 'The API'} accepted the call, and gives the answer later.`,
      detail: 'Set under Advanced where it is asked for.',
    });
  return { kind: 'good', value: notFound ? null : read.value, notFound, end: ended(filled), pace };
}

const isTold = ({ operator }: AnswerTest): boolean => operator === 'equals' || operator === 'exists';

/** GraphQL answers 200 whatever happened: errors without data are a failure (GraphQL over HTTP, section 6.4). */
function isGraphqlFailure({ body }: RequestDefinition, value: unknown): boolean {
  if (body.kind !== 'graphql' || typeof value !== 'object' || value === null) return false;
  return first('$.errors', value) !== undefined && first('$.data.*', value) === undefined;
}

/** The web page that an answer is, with its title; null where it is none. */
function pageIn({ bytes, headers }: Answered): { readonly title: string | null } | null {
  const start = bytes.subarray(0, 100_000);
  const decoded = decodeBody(start, headerOf(headers, 'content-type'));
  const text = decoded.ok ? decoded.text : decodeWestern(start);
  return isHtmlPage(text) ? { title: pageTitle(text) } : null;
}

const pageInsteadOfMiss = (
  { provider }: ProblemContext,
  { title }: { readonly title: string | null },
  redactor: Redactor,
): string =>
  `${provider || 'The API'} has nothing at this address: a web page came${title ? `, “${redactor.text(title)}”` : ''}.`;

const wasCharged = (made: Problem): Problem => ({
  ...made,
  detail: ['It was charged.', made.detail].filter(Boolean).join(' '),
});

/** A header's first value; empty where there is none. */
export const headerOf = (headers: Answered['headers'], name: string): string =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

/** The first value that a path finds, null and empty ones left out. */
function first(path: string, value: unknown): unknown {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  return found?.ok ? found.matches.find(match => !isBlank(match.value))?.value : undefined;
}

const USUAL_MESSAGES = [
  '$.message',
  '$.error.message',
  '$.error_description',
  '$.error',
  '$.errors[0].message',
  '$.errors[0].details',
  '$.errors[0].detail',
  '$.errors[0]',
  '$.detail',
  '$.title',
];

/** The vendor's own sentence about what went wrong: short, one line, without keys. */
function said(definition: RequestDefinition, answer: Answered, redactor: Redactor): string | undefined {
  const read = readAnswer({
    bytes: answer.bytes,
    contentType: headerOf(answer.headers, 'content-type'),
    maxBytes: 200_000,
  });
  if (!read.ok) return undefined;
  const { messagePath } = definition.answer;
  for (const path of messagePath ? [messagePath, ...USUAL_MESSAGES] : USUAL_MESSAGES) {
    const found = first(path, read.value);
    if (typeof found !== 'string') continue;
    const line = redactor
      .text(found)
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim();
    if (line !== '') return line.length > 200 ? `${line.slice(0, 199)}…` : line;
  }
  return undefined;
}
