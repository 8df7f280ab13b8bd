// A company-data vendor as they commonly are: keys, credits, limits, paging, and answers worth paying for.
import type { ServerResponse } from 'node:http';
import { troubleDomains } from './companies.ts';
import { type Call, listen, listenNear, send, sendJson, wait } from './listen.ts';
import { type Reply, route } from './provider-routes.ts';
import { add, freshStats, type ProviderStats, Window } from './provider-stats.ts';
import { answerDns, answerGleif } from './public-apis.ts';
import { dice } from './random.ts';

/** Keys that the provider knows. Any other is refused with 401. */
export const sampleKeys = {
  /** Works. */
  main: 'sample-key-7f3a91c2',
  /** Works too, with its own limit and credits. */
  second: 'sample-key-2b60d8e4',
  /** Known, but its plan allows nothing: 403. */
  forbidden: 'sample-key-forbidden',
  /** Known, but has no credits left: 402 for what costs. */
  spent: 'sample-key-spent',
} as const;

export interface ProviderOptions {
  /** 0 (the default) takes a free port. */
  readonly port?: number;
  /** Take a free port when `port` is in use, instead of failing. */
  readonly orFree?: boolean;
  /** The mean delay of an answer; 40 when absent, so 20 to 60 ms. */
  readonly latencyMs?: number;
  /** For each key; 30 calls in any 1000 ms when absent. */
  readonly limit?: { readonly calls: number; readonly perMs: number };
  /** Credits of each key at the start; 10,000 when absent. */
  readonly credits?: number;
}

export interface Provider {
  readonly origin: string;
  /** The key that works, to send as `X-Api-Key` or as a Bearer token. */
  readonly key: string;
  /** Live figures; the same as `GET /__stats`. */
  readonly stats: ProviderStats;
  /** Forgets all figures, limits, credits and saved answers; the same as `POST /__reset`. */
  reset(): void;
  close(): Promise<void>;
}

interface Account {
  readonly window: Window;
  used: number;
  /** Saved answers by idempotency key. */
  readonly answered: Map<string, Reply>;
}

function keyOf(call: Call): string {
  const header = call.headers['x-api-key'];
  if (typeof header === 'string') return header;
  return /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
}

function problem(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } }, cost: 0, domain: '' };
}

/** Starts the provider on 127.0.0.1. It sets no CORS headers: an extension does not need them. */
export async function startProvider(options: ProviderOptions = {}): Promise<Provider> {
  const {
    port = 0,
    orFree = false,
    latencyMs = 40,
    limit = { calls: 30, perMs: 1000 },
    credits = 10_000,
  } = options;
  const stats = freshStats();
  const accounts = new Map<string, Account>();
  const roll = dice(7);
  let serial = 0;

  const accountOf = (key: string): Account => {
    const old = accounts.get(key);
    if (old !== undefined) return old;
    const made: Account = { window: new Window(limit.calls, limit.perMs), used: 0, answered: new Map() };
    accounts.set(key, made);
    return made;
  };
  const reset = (): void => {
    Object.assign(stats, freshStats());
    accounts.clear();
  };
  const finish = (res: ServerResponse, reply: Reply, headers: Record<string, string> = {}): void => {
    add(stats.byStatus, String(reply.status));
    serial += 1;
    const all = { 'x-request-id': `req_${String(serial).padStart(6, '0')}`, ...headers };
    if (reply.domain === troubleDomains.html && reply.status !== 429)
      send(
        res,
        200,
        'text/html; charset=utf-8',
        '<!doctype html><title>Sign in</title><h1>Sign in</h1>',
        all,
      );
    else sendJson(res, reply.status, reply.body, all);
  };

  /** Key, limit, credits, then the answer itself. */
  const paid = async (call: Call, res: ServerResponse): Promise<void> => {
    const key = keyOf(call);
    if (key === '') return finish(res, problem(401, 'no_key', 'Send your API key in the X-Api-Key header.'));
    if (!Object.values<string>(sampleKeys).includes(key))
      return finish(res, problem(401, 'bad_key', 'This API key is not known.'));
    if (key === sampleKeys.forbidden)
      return finish(res, problem(403, 'forbidden', 'The plan of this key does not include this endpoint.'));
    const account = accountOf(key);
    const place = account.window.take(performance.now());
    const seconds = String(Math.ceil(place.waitMs / 1000));
    const headers: Record<string, string> = {
      'x-ratelimit-limit': String(limit.calls),
      'x-ratelimit-remaining': String(place.left),
      'x-ratelimit-reset': seconds,
    };
    if (!place.ok) {
      stats.throttled += 1;
      const reply = problem(429, 'too_many_requests', `At most ${limit.calls} calls in ${limit.perMs} ms.`);
      return finish(res, reply, { ...headers, 'retry-after': seconds });
    }
    const total = key === sampleKeys.spent ? 0 : credits;
    const idempotency = call.headers['idempotency-key'];
    const saved = typeof idempotency === 'string' ? account.answered.get(idempotency) : undefined;
    let reply = saved ?? route(call, { total, used: account.used });
    if (reply.domain !== '') add(stats.byDomain, reply.domain);
    if (saved === undefined && reply.cost > total - account.used)
      reply = { ...problem(402, 'no_credits', 'No credits are left on this key.'), domain: reply.domain };
    const cost = saved === undefined ? reply.cost : 0;
    account.used += cost;
    stats.charged += cost;
    if (cost > 0) add(stats.chargedByDomain, reply.domain, cost);
    if (typeof idempotency === 'string' && reply.status < 500) account.answered.set(idempotency, reply);
    await wait(reply.domain === troubleDomains.slow ? 3000 : latencyMs * (0.5 + roll.next()));
    finish(res, reply, {
      ...headers,
      ...(reply.status === 503 ? { 'retry-after': '1' } : {}),
      ...(saved === undefined ? {} : { 'idempotent-replayed': 'true' }),
      'x-credits-charged': String(cost),
      'x-credits-remaining': String(total - account.used),
    });
  };

  const answer = async (call: Call, res: ServerResponse): Promise<void> => {
    const { pathname } = call.url;
    if (pathname === '/__stats') return sendJson(res, 200, stats);
    if (pathname === '/__reset') {
      reset();
      return sendJson(res, 200, { ok: true });
    }
    stats.calls += 1;
    stats.open += 1;
    stats.mostOpen = Math.max(stats.mostOpen, stats.open);
    if (stats.arrivals.push(call.at) > 20_000) stats.arrivals.shift();
    add(stats.byPath, `${call.method} ${pathname}`);
    add(stats.byKey, keyOf(call));
    // `finish` when it was answered, `close` alone when the caller left before.
    let open = true;
    const leave = (): void => {
      if (open) stats.open = Math.max(0, stats.open - 1);
      open = false;
    };
    res.once('finish', leave);
    res.once('close', leave);
    if (!pathname.startsWith('/dns/') && !pathname.startsWith('/gleif/')) return paid(call, res);
    await wait(latencyMs * (0.5 + roll.next()));
    if (pathname === '/dns/resolve') answerDns(call, res);
    else if (pathname.startsWith('/gleif/api/v1/lei-records')) answerGleif(call, res);
    else sendJson(res, 404, { error: { code: 'no_such_path', message: 'Nothing is served here.' } });
    add(stats.byStatus, String(res.statusCode));
  };

  const listening = await (orFree ? listenNear : listen)(answer, port);
  return { origin: listening.origin, key: sampleKeys.main, stats, reset, close: listening.close };
}
