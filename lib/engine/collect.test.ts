import { describe, expect, it } from 'vitest';
import { bench, context, URL_OF } from './collect.fixture.ts';
import { storedRequest } from './simulated.ts';

const paid = { cost: { amount: 1 }, fields: [{ name: 'name', label: 'Name', path: '$.name' }] };
const acme = { status: 200, body: { name: 'Acme' } };

describe('collect', () => {
  it('asks, keeps the answer and its price, and does not ask again while it is fresh', async () => {
    const here = bench(() => acme);
    expect(await here.get(paid)).toMatchObject({
      kind: 'answered',
      value: { name: 'Acme' },
      charged: 1,
      calls: 1,
      retries: 0,
      partial: null,
      sources: [{ status: 200, fromCache: false }],
    });
    expect([...here.data.ledger.values()]).toMatchObject([
      { amount: 1, state: 'spent', subject: 'd:acme.test' },
    ]);
    expect(await here.get(paid)).toMatchObject({
      kind: 'answered',
      charged: 0,
      calls: 0,
      sources: [{ fromCache: true }],
    });
    await here.clock.advance(31 * 86_400_000);
    expect(await here.get(paid, undefined, { refresh: 'missing' })).toMatchObject({ calls: 0 });
    expect(await here.get(paid)).toMatchObject({ calls: 1 });
    expect(await here.get(paid, undefined, { refresh: 'all' })).toMatchObject({ calls: 1 });
    expect(here.http.calls).toHaveLength(3);
  });

  it('finds the answer of a run that crashed between settling and writing the row', async () => {
    const here = bench(() => acme);
    const since = here.clock.now();
    const run = context({ runId: 'r', since, refresh: 'all', priority: 'run' });
    const request = storedRequest({ url: URL_OF, ...paid });
    await here.clock.run(here.collector.collect(request, { domain: 'a' }, run));
    expect(await here.clock.run(here.restart().collect(request, { domain: 'a' }, run))).toMatchObject({
      kind: 'answered',
      calls: 0,
      charged: 0,
    });
  });

  it('F5: buys nothing twice in a run whose clock is set back, even when all is to be asked anew', async () => {
    const here = bench(() => acme);
    const own = { refresh: 'all' as const, runId: 'run', since: here.clock.now() };
    expect(await here.get(paid, undefined, own)).toMatchObject({ calls: 1 });
    here.clock.jump(-86_400_000);
    expect(await here.get({ ...paid, id: 'other' }, undefined, own)).toMatchObject({ calls: 1 });
    expect(await here.get({ ...paid, id: 'other' }, undefined, own)).toMatchObject({ calls: 0 });
    expect(await here.get({ ...paid, id: 'other' }, undefined, { ...own, runId: 'next' })).toMatchObject({
      calls: 1,
    });
  });

  it('F9: joins identical calls in flight, and lets another go on when the first is cancelled', async () => {
    const here = bench(() => acme);
    const request = storedRequest({ url: URL_OF, ...paid });
    const first = new AbortController();
    const asked = [
      here.collector.collect(request, { domain: 'a' }, context({ signal: first.signal })),
      ...Array.from({ length: 9 }, () => here.collector.collect(request, { domain: 'a' }, context())),
    ];
    const all = await here.clock.run(Promise.all(asked));
    expect(here.http.calls).toHaveLength(1);
    expect(all.reduce((sum, each) => sum + ('charged' in each ? each.charged : 0), 0)).toBe(1);

    const free = storedRequest({ url: URL_OF });
    const again = [
      here.collector.collect(free, { domain: 'b' }, context({ signal: first.signal })),
      here.collector.collect(free, { domain: 'b' }, context()),
    ];
    await here.clock.advance(10);
    first.abort();
    const [cancelled, went] = await here.clock.run(Promise.all(again));
    expect(cancelled).toMatchObject({ kind: 'failed', problem: { kind: 'cancelled' } });
    expect(went).toMatchObject({ kind: 'answered' });
  });

  it('awaits what is paid for, even when it was cancelled meanwhile', async () => {
    const here = bench(() => acme);
    const stop = new AbortController();
    const asked = here.collector.collect(
      storedRequest({ url: URL_OF, ...paid }),
      { domain: 'c' },
      context({ signal: stop.signal }),
    );
    await here.clock.advance(10);
    stop.abort();
    expect(await here.clock.run(asked)).toMatchObject({ kind: 'answered', charged: 1 });
  });

  it('writes the reservations of one moment in one transaction, and their ends as well', async () => {
    const here = bench(() => acme);
    const request = storedRequest({ url: URL_OF, limits: { concurrency: 20 }, ...paid });
    await here.clock.run(
      Promise.all(
        Array.from({ length: 20 }, (_, i) => here.collector.collect(request, { domain: `${i}` }, context())),
      ),
    );
    expect(here.http.calls).toHaveLength(20);
    expect(here.data.commits).toEqual({ reserve: 1, settle: 1 });
  });

  it('retries what may be retried, within seconds, and tells how often', async () => {
    const here = bench((_, i) => (i < 2 ? { status: 503 } : acme));
    expect(await here.get(paid)).toMatchObject({ kind: 'answered', calls: 3, retries: 2, charged: 1 });
    const post = bench((_, i) => (i < 1 ? { status: 503 } : acme));
    expect(await post.get({ method: 'POST' })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'server', status: 503 },
      calls: 1,
    });
    const safe = bench((_, i) => (i < 1 ? { status: 503 } : acme));
    expect(await safe.get({ method: 'POST', retry: { repeatable: true } })).toMatchObject({
      kind: 'answered',
      calls: 2,
    });
    const keyed = bench((_, i) => (i < 1 ? { status: 503 } : acme));
    const idempotency = { header: 'Idempotency-Key', validHours: 24 };
    expect(await keyed.get({ method: 'POST', retry: { idempotency } })).toMatchObject({
      kind: 'answered',
      calls: 2,
    });
    const keys = keyed.http.calls.map(call => call.headers.find(([name]) => name === 'Idempotency-Key')?.[1]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('never repeats a paid call whose end nobody knows', async () => {
    for (const reply of [
      { cause: 'timeout' },
      { cause: 'network' },
      { cause: 'cut' },
      { hang: true },
    ] as const) {
      const here = bench(() => reply);
      const end = await here.get(paid);
      expect(end).toMatchObject({
        kind: 'failed',
        calls: 1,
        charged: 1,
        problem: { detail: expect.stringContaining('may have been charged') },
      });
      expect([...here.data.ledger.values()]).toMatchObject([{ state: 'possibly', amount: 1 }]);
      expect([...here.data.attempts.values()]).toMatchObject([{ state: 'unknown' }]);
      const free = bench((_, i) => (i === 0 ? reply : acme));
      expect(await free.get()).toMatchObject({ kind: 'answered', calls: 2 });
    }
  });

  it('F8: obeys Retry-After, for the whole origin, and hands a long wait back as a time', async () => {
    const here = bench((_, i) => (i === 0 ? { status: 429, headers: { 'Retry-After': '2' } } : acme));
    const start = here.clock.monotonic();
    expect(await here.get(paid)).toMatchObject({ kind: 'answered', calls: 2, retries: 1 });
    expect(here.http.calls[1]?.monotonic).toBeGreaterThanOrEqual(start + 2040);
    expect(here.http.calls[1]?.monotonic).toBeLessThanOrEqual(start + 2400);

    const long = bench(() => ({ status: 429, headers: { 'Retry-After': '120' } }));
    const now = long.clock.now();
    const end = await long.get(paid, undefined, { priority: 'run', runId: 'r' });
    expect(end).toMatchObject({ kind: 'wait', calls: 1, problem: { kind: 'throttled' } });
    if (end.kind !== 'wait') throw new Error('no wait');
    expect(end.until).toBeGreaterThanOrEqual(now + 120_000);
    expect(end.until).toBeLessThanOrEqual(now + 132_100);
    expect(
      await long.get({ ...paid, id: 'other' }, undefined, { priority: 'run', runId: 'r' }),
    ).toMatchObject({ kind: 'wait', calls: 0 });
    expect(long.http.calls).toHaveLength(1);
    expect([...long.data.ledger.values()]).toEqual([]);
  });

  it('stops before the budget is overspent, even when calls race', async () => {
    const here = bench(() => acme);
    const request = storedRequest({
      url: URL_OF,
      ...paid,
      limits: { concurrency: 30 },
      cost: { amount: 1, budget: { perDay: 7 } },
    });
    const ends = await here.clock.run(
      Promise.all(
        Array.from({ length: 30 }, (_, i) => here.collector.collect(request, { domain: `${i}` }, context())),
      ),
    );
    expect(here.http.calls).toHaveLength(7);
    expect(ends.filter(end => end.kind === 'failed' && end.problem.kind === 'budget')).toHaveLength(23);
  });

  it('keeps a 404 as an answer for its own time', async () => {
    const here = bench(() => ({ status: 404, body: { error: 'no such company' } }));
    expect(await here.get(paid)).toMatchObject({ kind: 'not-found', charged: 0, calls: 1 });
    expect(await here.get(paid)).toMatchObject({ kind: 'not-found', calls: 0 });
    await here.clock.advance(86_400_001);
    expect(await here.get(paid)).toMatchObject({ kind: 'not-found', calls: 1 });
  });

  it('reads what a good status hides: declared failures, declared misses, web pages, nonsense', async () => {
    const failWhen = [{ path: '$.errors', operator: 'exists' as const }];
    const notFoundWhen = [{ path: '$.data', operator: 'empty' as const }];
    const graph = bench(() => ({ status: 200, body: { errors: [{ message: 'Field x does not exist' }] } }));
    expect(await graph.get({ ...paid, answer: { failWhen } })).toMatchObject({
      kind: 'failed',
      charged: 1,
      problem: {
        kind: 'declared-failure',
        message: expect.stringContaining('Field x does not exist'),
        detail: expect.stringContaining('was charged'),
      },
    });
    const miss = bench(() => ({ status: 200, body: { data: [] } }));
    expect(await miss.get({ ...paid, answer: { notFoundWhen } })).toMatchObject({
      kind: 'not-found',
      charged: 1,
    });
    expect(await miss.get({ ...paid, answer: { notFoundWhen } })).toMatchObject({
      kind: 'not-found',
      calls: 0,
    });
    for (const [body, kind] of [
      ['<!doctype html><title>Hi</title>', 'html'],
      ['{"a":', 'malformed'],
      ['', 'empty'],
    ] as const) {
      const here = bench(() => ({ status: 200, body }));
      expect(await here.get(paid)).toMatchObject({ kind: 'failed', problem: { kind } });
    }
    expect(await bench(() => ({ status: 200, body: '' })).get({ method: 'POST' })).toMatchObject({
      kind: 'answered',
      value: null,
    });
  });

  it('sends nothing without permission, secret or value', async () => {
    const here = bench(() => acme);
    here.data.refused.add('https://api.test');
    expect(await here.get()).toMatchObject({
      kind: 'failed',
      calls: 0,
      problem: { kind: 'permission', next: { do: 'allow-origin', origin: 'https://api.test' } },
    });
    here.data.refused.clear();
    const auth = { kind: 'header', header: 'X-Api-Key', secret: 'k' } as const;
    expect(await here.get({ auth })).toMatchObject({ problem: { kind: 'secret-missing' } });
    here.data.secrets.set('k', { value: 'canary-secret-1', origins: ['https://other.test'] });
    expect(await here.get({ auth })).toMatchObject({
      problem: { kind: 'secret-unbound', next: { do: 'bind-key' } },
    });
    here.data.locked = true;
    expect(await here.get({ auth })).toMatchObject({ problem: { kind: 'secret-locked' } });
    expect(await here.get({}, { missing: 'domain' })).toMatchObject({
      problem: { kind: 'missing-variable', about: 'domain' },
    });
    expect(here.http.calls).toEqual([]);
    expect(here.data.attempts.size).toBe(0);
  });

  it('lets few calls out when everything fails, and rests', async () => {
    const here = bench(() => ({ status: 500 }));
    const request = storedRequest({ url: URL_OF });
    const own = context({ priority: 'run', runId: 'r' });
    for (let row = 0; row < 300; row++)
      await here.clock.run(here.collector.collect(request, { domain: `${row}` }, own));
    expect(here.http.calls.length).toBeLessThanOrEqual(1.2 * 300 + 10);
    expect(await here.clock.run(here.collector.collect(request, { domain: 'x' }, own))).toMatchObject({
      kind: 'wait',
      problem: { kind: 'circuit-open' },
    });
  });
});
