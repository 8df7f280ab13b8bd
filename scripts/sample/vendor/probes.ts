// How many calls come at once, and when: for the promises about concurrency and rates.
import { sendJson, wait, whole } from '../listen.ts';
import { type Family, ok } from './scenario.ts';

/** The most arrivals in any stretch of `ms` (half-open), wherever it starts. */
export function mostInWindow(arrivals: readonly number[], ms: number): number {
  const sorted = arrivals.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [n, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) >= ms) first += 1;
    most = Math.max(most, n - first + 1);
  }
  return most;
}

export const probes: Family = () => {
  let open = 0;
  let mostOpen = 0;
  const arrivals: number[] = [];
  return [
    {
      id: 'probe',
      path: '/probe',
      about: '200 after `?ms=50`; counted for /probe/report',
      answer: async (call, res) => {
        arrivals.push(call.at);
        open += 1;
        mostOpen = Math.max(mostOpen, open);
        await wait(whole(call, 'ms', 50, 600_000));
        open -= 1;
        if (!res.destroyed) ok(res);
      },
    },
    {
      id: 'probe-report',
      path: '/probe/report',
      about: '{calls, open, mostOpen, mostInWindow, arrivals}: arrivals in ms; `?window=1000` ms',
      answer: (call, res) =>
        sendJson(res, 200, {
          calls: arrivals.length,
          open,
          mostOpen,
          mostInWindow: mostInWindow(arrivals, whole(call, 'window', 1000)),
          arrivals,
        }),
    },
  ];
};
