// The quirk server: every way in which a vendor's API is known to behave, over real HTTP.
import type { ServerResponse } from 'node:http';
import { type Call, listen, sendJson } from '../listen.ts';
import { apis } from './apis.ts';
import { auth } from './auth.ts';
import { bodies } from './bodies.ts';
import { echo } from './echo.ts';
import { money } from './money.ts';
import { paging } from './paging.ts';
import { pagingTraps } from './paging-traps.ts';
import { probes } from './probes.ts';
import { redirects } from './redirects.ts';
import type { Scenario } from './scenario.ts';
import { statuses } from './statuses.ts';
import { throttling } from './throttling.ts';
import { timing } from './timing.ts';

const families = [
  statuses,
  throttling,
  timing,
  bodies,
  redirects,
  auth,
  echo,
  paging,
  pagingTraps,
  money,
  probes,
  apis,
];

function makeAll(): Map<string, Scenario> {
  return new Map(families.flatMap(family => family()).map(scenario => [scenario.path, scenario]));
}

/** Every scenario: its id, its path, and in one line what it answers. */
export const scenarios: readonly Pick<Scenario, 'id' | 'path' | 'about'>[] = families
  .flatMap(family => family())
  .map(({ id, path, about }) => ({ id, path, about }));

/** A call that arrived, as it was recorded. */
export interface Recorded {
  /** The scenario's id; empty where there is none. */
  readonly id: string;
  readonly host: 'main' | 'other';
  readonly method: string;
  /** The whole URL, query included. */
  readonly url: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
}

export interface Vendor {
  readonly origin: string;
  /** The second listener: it answers the same paths, and stands for a host that a secret must not reach. */
  readonly otherOrigin: string;
  /** All calls since the reset, in the order of arrival; also as JSON at `GET /__calls`. */
  calls(): readonly Recorded[];
  /** Those of one scenario. */
  callsTo(id: string): readonly Recorded[];
  /** Forgets all calls and all state; also `POST /__reset`. */
  reset(): void;
  /** Closes both listeners and all connections, hanging ones too. */
  close(): Promise<void>;
}

/** Starts both listeners on free ports of 127.0.0.1. Sets no CORS headers. */
export async function startVendor(): Promise<Vendor> {
  let byPath = makeAll();
  let recorded: Recorded[] = [];
  let counts = new Map<string, number>();
  const reset = (): void => {
    byPath = makeAll();
    recorded = [];
    counts = new Map();
  };
  const origins = { main: '', other: '' };
  const answerAt =
    (host: 'main' | 'other') =>
    async (call: Call, res: ServerResponse): Promise<void> => {
      const { pathname, searchParams, href } = call.url;
      if (pathname === '/__calls') return sendJson(res, 200, recorded);
      if (pathname === '/__scenarios') return sendJson(res, 200, scenarios);
      if (pathname === '/__reset') {
        reset();
        return sendJson(res, 200, { ok: true });
      }
      const scenario = byPath.get(pathname);
      const { method, headers, body, at } = call;
      const id = scenario?.id ?? '';
      recorded.push({
        id,
        host,
        method,
        url: href,
        path: pathname,
        headers,
        body: body.toString('utf8'),
        at,
      });
      if (scenario === undefined)
        return sendJson(res, 404, {
          error: { status: 404, message: `There is no scenario at ${pathname}.` },
        });
      const row = `${scenario.id} ${searchParams.get('row') ?? ''}`;
      counts.set(row, (counts.get(row) ?? 0) + 1);
      const nth = counts.get(row) ?? 1;
      await scenario.answer(call, res, {
        origin: origins[host],
        otherOrigin: origins[host === 'main' ? 'other' : 'main'],
        nth: () => nth,
      });
    };
  const main = await listen(answerAt('main'));
  const other = await listen(answerAt('other'));
  origins.main = main.origin;
  origins.other = other.origin;
  return {
    origin: main.origin,
    otherOrigin: other.origin,
    calls: () => recorded,
    callsTo: id => recorded.filter(call => call.id === id),
    reset,
    close: async () => {
      await Promise.all([main.close(), other.close()]);
    },
  };
}
