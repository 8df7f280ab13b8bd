/** What the answer to a token call amounts to: a token, an end, or another try. */
import { readAnswer } from '../core/answer/read.ts';
import { classify } from '../core/outcome/classify.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import { readPace } from '../core/rate-limit-headers.ts';
import type { TokenAuth } from '../core/request/auth.ts';
import { type ReadToken, readToken } from '../core/request/token.ts';
import { headerOf } from './judge.ts';
import type { HttpAnswer } from './ports.ts';

export interface TokenAnswer {
  readonly value: string;
  readonly validMs: number;
  /** Did the answer say how long? */
  readonly timed: boolean;
  /** A rotated refresh token. */
  readonly refresh: string | null;
}

type FailedToken = Extract<ReadToken, { ok: false }>;

/** RFC 6749, 5.1 leaves the time out; an hour is what most mean, and a 401 ends it earlier. */
const USUAL_SECONDS = 3600;

export type Said =
  | { readonly kind: 'token'; readonly token: TokenAnswer }
  | { readonly kind: 'final'; readonly problem: Problem }
  | { readonly kind: 'again'; readonly problem: Problem; readonly waitMs: number | null };

export function judgeToken(
  auth: TokenAuth,
  answer: HttpAnswer,
  names: Parameters<typeof problem>[1],
  now: number,
): Said {
  const final = (made: Problem): Said => ({ kind: 'final', problem: made });
  if (answer.kind === 'redirect') return final(problem('redirect', names));
  if (answer.kind === 'failed') {
    if (answer.cause === 'too-large') return final(problem('too-large', names));
    const kind = (
      {
        offline: 'offline',
        timeout: 'timeout',
        network: 'unreachable',
        cut: 'interrupted',
        aborted: 'cancelled',
      } as const
    )[answer.cause];
    return { kind: 'again', problem: problem(kind, names), waitMs: null };
  }
  const { status } = answer;
  const verdict = classify(status, answer.headers, { throttleStatuses: [], notFoundIsAnswer: false });
  if (verdict === 'throttled' || verdict === 'server' || verdict === 'timeout') {
    const pace = readPace(answer.headers, now);
    return { kind: 'again', problem: problem(verdict, { ...names, status }), waitMs: pace.waitMs };
  }
  const body = readAnswer({ bytes: answer.bytes, contentType: headerOf(answer.headers, 'content-type') });
  const read = body.ok ? readToken(auth, body.value, now) : null;
  if (verdict === 'ok' && read?.ok) {
    const seconds = read.expiresInSeconds ?? USUAL_SECONDS;
    return {
      kind: 'token',
      token: {
        value: read.token,
        validMs: seconds * 1000,
        timed: read.expiresInSeconds !== null,
        refresh: read.refreshToken,
      },
    };
  }
  const said = read && !read.ok ? read : null;
  const good = verdict === 'ok';
  // RFC 6749, 5.2: invalid_grant is a 400, invalid_client a 401. Who names neither means the grant.
  const spent =
    said?.kind === 'grant' || (!good && said?.kind !== 'client' && (status === 400 || status === 401));
  const message = messageOf(said, good);
  const more = { ...names, status, ...(message === null ? {} : { message }) };
  if (spent && auth.kind === 'oauth-code') return final(problem('sign-in', more));
  if (spent && auth.kind === 'oauth-refresh')
    return final(problem('unauthorized', { ...more, secret: auth.refreshSecret }));
  if (good || verdict === 'bad-request' || verdict === 'unauthorized') {
    const secret = 'clientSecret' in auth ? auth.clientSecret : null;
    return final(problem('unauthorized', { ...more, ...(secret === null ? {} : { secret }) }));
  }
  return final(problem(verdict, more));
}

/** What the provider said by RFC 6749, or what a good answer lacks; null where the table's sentence says more. */
function messageOf(said: FailedToken | null, good: boolean): string | null {
  if (said && (good || said.kind !== 'unreadable')) return said.message;
  return good ? 'The answer to the sign-in could not be read: it holds no token.' : null;
}
