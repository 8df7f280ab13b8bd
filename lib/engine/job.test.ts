import { describe, expect, it } from 'vitest';
import type { RequestInput } from '../core/request/definition.ts';
import { type Bench, bench } from './collect.fixture.ts';
import type { SimulatedReply } from './simulated-http.ts';

const JOB = 'https://api.test/v1/jobs/7';
const paid: Partial<RequestInput> = {
  method: 'POST',
  cost: { amount: 1 },
  fields: [{ name: 'name', label: 'Name', path: '$.name' }],
  answer: {
    poll: { urlPath: '$.url', intervalMs: 1000, maxTries: 4 },
    failWhen: [{ path: '$.error', operator: 'exists' }],
  },
};
const done: SimulatedReply = { status: 200, body: { name: 'Acme' } };
const pending: SimulatedReply = { status: 202, body: {} };

/** A server that accepts a job, and answers the polls one after another; the last answer stays. */
const jobs = (...polls: readonly SimulatedReply[]): Bench & { bought(): number } => {
  let polled = 0;
  const here = bench(call => {
    if (call.method === 'POST') return { status: 202, body: { url: JOB } };
    return polls[Math.min(polled++, polls.length - 1)] ?? done;
  });
  return { ...here, bought: () => here.http.calls.filter(call => call.method === 'POST').length };
};
const get = (here: Bench, context: Parameters<Bench['get']>[2] = {}): ReturnType<Bench['get']> =>
  here.get(paid, undefined, context);

describe('a job', () => {
  it('is bought once and asked after until it is done', async () => {
    const here = jobs(pending, { status: 503 }, done);
    expect(await get(here)).toMatchObject({
      kind: 'answered',
      value: { name: 'Acme' },
      charged: 1,
      calls: 4,
    });
    expect(await get(here)).toMatchObject({ kind: 'answered', charged: 0, calls: 0 });
    expect(here.http.calls.map(call => call.method)).toEqual(['POST', 'GET', 'GET', 'GET']);
    expect([...here.data.ledger.values()]).toMatchObject([{ amount: 1, state: 'spent' }]);
  });

  it('is asked after at the address that a header names, and in a later life too', async () => {
    const poll = { urlHeader: 'Operation-Location', intervalMs: 1000, maxTries: 1 };
    const request = { ...paid, answer: { poll, failWhen: [] } };
    let polled = 0;
    const here = bench(call => {
      if (call.method === 'POST')
        return { status: 202, body: '', headers: { 'Operation-Location': '/v1/jobs/7?v=1' } };
      polled += 1;
      return polled < 2 ? { status: 202, body: '' } : done;
    });
    expect(await here.get(request)).toMatchObject({ kind: 'failed', problem: { kind: 'not-ready' } });
    expect(await here.get(request)).toMatchObject({ kind: 'answered', charged: 0 });
    expect(here.http.calls.map(({ method, url }) => `${method} ${url.replace(/[?&]domain=.*/, '')}`)).toEqual(
      [
        'POST https://api.test/v1/company',
        'GET https://api.test/v1/jobs/7?v=1',
        'GET https://api.test/v1/jobs/7?v=1',
      ],
    );
  });

  it('that says it failed is not asked after to the end', async () => {
    const poll = {
      urlPath: '$.url',
      intervalMs: 1000,
      maxTries: 9,
      doneWhen: { path: '$.status', operator: 'equals', value: 'done' },
    } as const;
    const failWhen = [
      { path: '$.status', operator: 'equals', value: 'failed' } as const,
      // Not there yet says nothing.
      { path: '$.name', operator: 'empty' } as const,
    ];
    const here = jobs(
      { status: 200, body: { status: 'running' } },
      { status: 200, body: { status: 'failed' } },
    );
    expect(await here.get({ ...paid, answer: { poll, failWhen } })).toMatchObject({
      kind: 'failed',
      calls: 3,
      problem: { kind: 'declared-failure' },
    });
  });

  it('that has to wait is taken up again, and what it cost is told with the wait', async () => {
    const here = jobs({ status: 429, headers: { 'Retry-After': '120' } }, done);
    const own = { priority: 'run', runId: 'r', since: here.clock.now(), refresh: 'all' } as const;
    expect(await get(here, own)).toMatchObject({ kind: 'wait', charged: 1, calls: 2 });
    await here.clock.advance(200_000);
    expect(await get(here, own)).toMatchObject({ kind: 'answered', charged: 0, calls: 1 });
    expect(here.bought()).toBe(1);
  });

  it('that was not ready in time is asked after by the next who wants it, for a day', async () => {
    const here = jobs(pending, pending, pending, pending, pending, done);
    expect(await get(here)).toMatchObject({ kind: 'failed', charged: 1, problem: { kind: 'not-ready' } });
    expect(await get(here)).toMatchObject({ kind: 'answered', charged: 0, calls: 2 });
    expect(here.bought()).toBe(1);

    const old = jobs(pending);
    await get(old);
    await old.clock.advance(86_400_000);
    await get(old);
    expect(old.bought()).toBe(2);
  });

  it('is begun anew where a person asks for that, where it failed, and after its answer has aged', async () => {
    const anew = jobs(pending);
    await get(anew);
    await get(anew, { refresh: 'all' });
    expect(anew.bought()).toBe(2);

    const failed = jobs({ status: 200, body: { error: 'no credit bureau' } });
    expect(await get(failed)).toMatchObject({ problem: { kind: 'declared-failure' } });
    await get(failed);
    expect(failed.bought()).toBe(2);

    const aged = jobs(done);
    await get(aged);
    await aged.clock.advance(31 * 86_400_000);
    expect(await get(aged)).toMatchObject({ kind: 'answered', charged: 1 });
    expect(aged.bought()).toBe(2);
  });

  it('cancelled while it is prepared stays what was bought', async () => {
    const here = jobs(pending, done);
    const stop = new AbortController();
    const asked = get(here, { signal: stop.signal });
    void here.clock.sleep(500).then(() => stop.abort());
    expect(await asked).toMatchObject({ kind: 'failed', charged: 1, problem: { kind: 'cancelled' } });
    expect(await get(here)).toMatchObject({ kind: 'answered', charged: 0 });
    expect(here.bought()).toBe(1);
  });
});
