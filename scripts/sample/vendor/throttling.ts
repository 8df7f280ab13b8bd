// Retry-After in all its forms, the RateLimit header families, and a limit that is really kept.
import { whole } from '../listen.ts';
import { Window } from '../provider-stats.ts';
import { type Family, fail, ok, type Scenario } from './scenario.ts';

type Headers = Record<string, string>;

const seconds = (n: number): string => String(Math.ceil(Date.now() / 1000) + n);

/** Retry-After values (RFC 9110, 10.2.3) as servers send them, right and wrong. */
const RETRY_AFTER: Record<string, readonly [string, () => Headers]> = {
  seconds: ['in seconds: 1', () => ({ 'retry-after': '1' })],
  date: ['as a date two seconds ahead', () => ({ 'retry-after': new Date(Date.now() + 2000).toUTCString() })],
  past: ['as a date in the past', () => ({ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })],
  zero: ['0', () => ({ 'retry-after': '0' })],
  negative: ['-5', () => ({ 'retry-after': '-5' })],
  fraction: ['0.5', () => ({ 'retry-after': '0.5' })],
  garbage: ['not a date and not a number', () => ({ 'retry-after': 'soon, promise' })],
  huge: ['a number of seconds that overflows', () => ({ 'retry-after': '99999999999999999999' })],
  day: ['a whole day: 86400', () => ({ 'retry-after': '86400' })],
  twice: ['two values on one line: 1, 2', () => ({ 'retry-after': '1, 2' })],
  none: ['absent', () => ({})],
};

/** What a server says of its limit. All mean: nothing left, free again in five seconds. */
const RATE_LIMIT: Record<string, readonly [string, () => Headers]> = {
  delta: [
    'X-RateLimit-Reset in seconds from now',
    () => ({ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5' }),
  ],
  'epoch-s': [
    'X-RateLimit-Reset as epoch seconds (GitHub)',
    () => ({ 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': seconds(5) }),
  ],
  'epoch-ms': [
    'X-RateLimit-Reset as epoch milliseconds',
    () => ({
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.now() + 5000),
    }),
  ],
  dashed: [
    'X-Rate-Limit-* with dashes (Okta, Twitter)',
    () => ({ 'x-rate-limit-limit': '10', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': seconds(5) }),
  ],
  draft: [
    'RateLimit-* of the earlier IETF drafts',
    () => ({ 'ratelimit-limit': '10', 'ratelimit-remaining': '0', 'ratelimit-reset': '5' }),
  ],
  ietf: [
    'RateLimit and RateLimit-Policy as RFC 9651 structured fields',
    () => ({ ratelimit: '"default";r=0;t=5', 'ratelimit-policy': '"default";q=10;w=60' }),
  ],
  'ietf-two': [
    'RateLimit with two policies; the second binds',
    () => ({
      ratelimit: '"hour";r=900;t=1800, "second";r=0;t=5',
      'ratelimit-policy': '"hour";q=1000;w=3600, "second";q=5;w=1',
    }),
  ],
  hubspot: [
    'HubSpot: interval in milliseconds, remaining 0',
    () => ({
      'x-hubspot-ratelimit-remaining': '0',
      'x-hubspot-ratelimit-max': '10',
      'x-hubspot-ratelimit-interval-milliseconds': '5000',
    }),
  ],
  'retry-ms': ['retry-after-ms: 1500', () => ({ 'retry-after-ms': '1500' })],
};

export const throttling: Family = () => {
  const windows = new Map<string, Window>();
  const retry = Object.entries(RETRY_AFTER).flatMap(([name, [about, headers]]): Scenario[] =>
    [429, 503].map(status => ({
      id: `${status}-${name}`,
      path: `/throttle/${status}-${name}`,
      about: `${status} for the first \`?times=1\` calls of each \`?row=\`, Retry-After ${about}; then 200`,
      answer: (call, res, { nth }) =>
        nth() <= whole(call, 'times', 1) ? fail(res, status, 'Slow down.', headers()) : ok(res),
    })),
  );
  const families = Object.entries(RATE_LIMIT).flatMap(([name, [about, headers]]): Scenario[] => [
    {
      id: `ratelimit-${name}`,
      path: `/throttle/ratelimit-${name}`,
      about: `200 whose headers say that nothing is left: ${about}`,
      answer: (_, res) => ok(res, headers()),
    },
    {
      id: `429-ratelimit-${name}`,
      path: `/throttle/429-ratelimit-${name}`,
      about: `429 once for each \`?row=\`, without Retry-After, with: ${about}; then 200`,
      answer: (_, res, { nth }) => (nth() > 1 ? ok(res) : fail(res, 429, 'Slow down.', headers())),
    },
  ]);
  const kept: Scenario = {
    id: 'limited',
    path: '/throttle/limited',
    about: 'a limit that is kept: `?n=5` calls in any `?ms=1000`, 429 with Retry-After beyond it',
    answer: (call, res) => {
      const n = whole(call, 'n', 5);
      const ms = whole(call, 'ms', 1000);
      const window = windows.get(`${n}/${ms}`) ?? new Window(n, ms);
      windows.set(`${n}/${ms}`, window);
      const place = window.take(performance.now());
      const after = String(Math.ceil(place.waitMs / 1000));
      const headers = {
        'x-ratelimit-limit': String(n),
        'x-ratelimit-remaining': String(place.left),
        'x-ratelimit-reset': after,
      };
      if (place.ok) ok(res, headers);
      else fail(res, 429, 'Too many requests.', { ...headers, 'retry-after': after });
    },
  };
  return [...retry, ...families, kept];
};
