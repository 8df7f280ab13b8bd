/** What an HTTP status means, before the body is read. RFC 9110 section 15, with the vendor's own habits. */
import type { AnswerPolicy } from '../request/definition.ts';
import type { ProblemKind } from './problem.ts';

export type Verdict = 'ok' | ProblemKind;

type Habits = Pick<AnswerPolicy, 'throttleStatuses' | 'notFoundIsAnswer'>;
type Headers = readonly (readonly [string, string])[];

const BY_STATUS: Readonly<Record<number, ProblemKind>> = {
  400: 'bad-request',
  401: 'unauthorized',
  402: 'payment',
  403: 'forbidden',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  422: 'bad-request',
  // RFC 8470: too early to be replayed; the same call may be sent again.
  425: 'server',
  429: 'throttled',
  500: 'server',
  501: 'rejected',
  502: 'server',
  503: 'server',
  504: 'server',
  505: 'rejected',
  // Cloudflare between itself and its origin.
  520: 'server',
  521: 'server',
  522: 'server',
  523: 'server',
  524: 'server',
  529: 'throttled',
};

/** `ok` says only that the status is good: the body may still declare a failure. */
export function classify(status: number, headers: Headers, policy: Habits): Verdict {
  if (policy.throttleStatuses.includes(status)) return 'throttled';
  if (status >= 200 && status < 300) return 'ok';
  if (status === 404) return policy.notFoundIsAnswer ? 'not-found' : 'wrong-address';
  if (status === 304) return 'rejected';
  if (status >= 300 && status < 400) return 'redirect';
  // Some vendors throttle with 403 and say so by the header (GitHub: "Rate limits for the REST API").
  if (status === 403 && saysThrottled(headers)) return 'throttled';
  return BY_STATUS[status] ?? (status >= 500 ? 'server' : 'rejected');
}

function saysThrottled(headers: Headers): boolean {
  return headers.some(([name, value]) => {
    const lower = name.toLowerCase();
    return lower === 'retry-after' || (lower === 'x-ratelimit-remaining' && value.trim() === '0');
  });
}
