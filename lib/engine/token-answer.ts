/** What the answer to a token call amounts to: a token, an end, or another try. */
import { readAnswer } from '../core/answer/read.ts';
import { classify } from '../core/outcome/classify.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import { readPace } from '../core/rate-limit-headers.ts';
import type { TokenAuth } from '../core/request/auth.ts';
import { readToken } from '../core/request/token.ts';
import { headerOf } from './judge.ts';
import type { HttpAnswer } from './ports.ts';

export interface TokenAnswer {
  readonly value: string;
  readonly validMs: number;
  /** A rotated refresh token. */
  readonly refresh: string | null;
}

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
  const signIn = auth.kind === 'oauth-refresh' || auth.kind === 'oauth-code';
  const verdict = classify(status, answer.headers, { throttleStatuses: [], notFoundIsAnswer: false });
  if (verdict === 'ok') {
    const body = readAnswer({ bytes: answer.bytes, contentType: headerOf(answer.headers, 'content-type') });
    if (!body.ok)
      return final(
        problem('unauthorized', {
          ...names,
          status,
          message: `${names?.provider || 'The API'} gave no token.`,
        }),
      );
    const read = readToken(auth, body.value);
    if (!read.ok)
      return final(
        problem(signIn && read.kind === 'refused' ? 'sign-in' : 'unauthorized', {
          ...names,
          status,
          message: read.message,
        }),
      );
    const seconds = read.expiresInSeconds ?? USUAL_SECONDS;
    return {
      kind: 'token',
      token: { value: read.token, validMs: seconds * 1000, refresh: read.refreshToken },
    };
  }
  if (verdict === 'throttled' || verdict === 'server' || verdict === 'timeout') {
    const pace = readPace(answer.headers, now);
    return { kind: 'again', problem: problem(verdict, { ...names, status }), waitMs: pace.waitMs };
  }
  // RFC 6749, 5.2: invalid_grant is a 400, invalid_client a 401.
  return final(
    problem(
      signIn && (status === 400 || status === 401)
        ? 'sign-in'
        : verdict === 'bad-request' || verdict === 'unauthorized'
          ? 'unauthorized'
          : verdict,
      { ...names, status },
    ),
  );
}
