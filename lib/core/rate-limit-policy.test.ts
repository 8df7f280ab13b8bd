import { expect, it } from 'vitest';
import { namedLimits } from './rate-limit-policy.ts';

const minute = { calls: 100, perMs: 60_000 };

it.each([
  [{ 'RateLimit-Policy': '"default";q=100;w=60' }, [minute]],
  [{ 'RateLimit-Policy': '"burst";q=10;w=1, "default";q=100;w=60' }, [{ calls: 10, perMs: 1000 }, minute]],
  [{ 'RateLimit-Policy': '100;w=60' }, [minute]],
  [{ 'RateLimit-Limit': '100, 100;w=60' }, [minute]],
  [{ 'X-RateLimit-Limit': '100, 100;window=60' }, [minute]],
  [
    { 'X-RateLimit-Limit-Second': '5', 'X-RateLimit-Limit-Minute': '100' },
    [{ calls: 5, perMs: 1000 }, minute],
  ],
  [
    { 'X-HubSpot-RateLimit-Max': '100', 'X-HubSpot-RateLimit-Interval-Milliseconds': '10000' },
    [{ calls: 100, perMs: 10_000 }],
  ],
  // The same period twice: the tighter one counts.
  [{ 'RateLimit-Policy': '"a";q=200;w=60', 'X-RateLimit-Limit-Minute': '100' }, [minute]],
  // A number without a period, and what is no limit.
  [{ 'X-RateLimit-Limit': '5000' }, []],
  [{ 'RateLimit-Policy': 'q=;w=' }, []],
  [{ 'RateLimit-Policy': '"x";q=-5;w=60, "y";q=1.5;w=60, "z";q=10;w=99999999999' }, []],
  [{ 'X-RateLimit-Limit-Minute': 'many' }, []],
  [{}, []],
] as const)('%j', (headers, limits) => {
  expect(namedLimits(Object.entries(headers))).toEqual(limits);
});
