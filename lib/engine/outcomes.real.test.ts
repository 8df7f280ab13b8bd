/** R10 over real HTTP: every status and every failure is told apart, in its own sentence, with one next step. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVendor, type Vendor } from '../../scripts/sample/vendor/vendor.ts';
import { http } from '../browser/http.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.close());

const fields = [{ name: 'name', label: 'Name', path: '$.company.name' }];
const request = (path: string, more: Partial<RequestInput> = {}) =>
  storedRequest({ url: `${vendor.origin}${path}`, fields, retry: { retries: 0 }, ...more });
const get = (path: string, more: Partial<RequestInput> = {}) =>
  realEngine(http).collector.collect(request(path, more), {}, context());

/** What it is called, and what the one button does. */
const FAILURES: readonly (readonly [
  path: string,
  kind: string,
  step: string,
  sentence: RegExp,
  more?: Partial<RequestInput>,
])[] = [
  ['/status/400', 'bad-request', 'edit-request', /could not use the parameters: “The parameter "domain"/],
  ['/status/401', 'unauthorized', 'change-key', /refused the key \(401\)/],
  ['/status/402', 'payment', 'change-key', /has no credits left/],
  ['/status/403', 'forbidden', 'change-key', /does not let this key do that: “This key may not/],
  ['/status/404-plain', 'wrong-address', 'edit-request', /nothing at this address: a web page came, “404”/],
  ['/status/408', 'timeout', 'try-again', /call took too long to arrive.*\(408\)/],
  ['/status/409', 'conflict', 'try-again', /busy with the same call/],
  ['/status/410', 'gone', 'edit-request', /has closed this address/],
  ['/status/413', 'rejected', 'edit-request', /refused the call: “The body is too large/],
  ['/status/422', 'bad-request', 'edit-request', /could not use the parameters: “The domain is not/],
  ['/status/425', 'server', 'try-again', /was not ready to take the call yet/],
  ['/status/429', 'throttled', 'wait', /asks for a slower pace/],
  ['/status/500', 'server', 'try-again', /failed on its own side/],
  ['/status/502', 'server', 'try-again', /could not be reached behind its gateway/],
  ['/status/503', 'server', 'try-again', /is out of service for now/],
  ['/status/504', 'server', 'try-again', /took too long behind its gateway/],
  ['/time/hang', 'timeout', 'try-again', /gave no answer/, { answer: { timeoutMs: 300 } }],
  ['/time/reset', 'unreachable', 'try-again', /cannot be reached/],
  ['/time/truncated', 'interrupted', 'try-again', /ended within the answer/],
  ['/body/malformed', 'malformed', 'edit-request', /not valid JSON: .* \(line \d+, column \d+\)/],
  ['/body/html-200', 'html', 'edit-request', /web page came in place of data/],
  ['/body/huge?bytes=300000', 'too-large', 'edit-request', /larger than/, { answer: { maxBytes: 100_000 } }],
  ['/body/deep?depth=5000', 'too-deep', 'edit-request', /nested/],
  ['/body/empty-200', 'empty', 'edit-request', /empty/],
];

describe('R10: what can go wrong', () => {
  for (const [path, kind, step, sentence, more] of FAILURES)
    it(`${path} is ${kind}, and offers ${step}`, async () => {
      const end = await get(path, more);
      expect(end).toMatchObject({ kind: 'failed', calls: 1, problem: { kind, next: { do: step } } });
      expect(end.kind === 'failed' ? end.problem.message : '').toMatch(sentence);
    });

  it('has a sentence of its own for each', async () => {
    const ends = await Promise.all(FAILURES.map(([path, , , , more]) => get(path, more)));
    const sentences = ends.map(end => (end.kind === 'failed' ? end.problem.message : 'none'));
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('takes a 404 for an answer, kept for a while; one that comes as a web page is a wrong address, and is not kept', async () => {
    const here = realEngine(http);
    const ask = (path: string, more: Partial<RequestInput> = {}) =>
      here.collector.collect(request(path, more), {}, context());
    expect(await ask('/status/404')).toMatchObject({ kind: 'not-found', calls: 1 });
    expect(await ask('/status/404')).toMatchObject({ kind: 'not-found', calls: 0 });
    expect(await ask('/status/404-empty')).toMatchObject({ kind: 'not-found', calls: 1 });
    expect(await ask('/status/404-plain')).toMatchObject({ kind: 'failed', calls: 1 });
    expect(await ask('/status/404-plain')).toMatchObject({ kind: 'failed', calls: 1 });
    // Some serve files, with a page for what is not there: the builder says so.
    expect(await ask('/status/404-plain', { answer: { notFoundPage: true } })).toMatchObject({
      kind: 'not-found',
    });
    expect(await ask('/status/404?strict', { answer: { notFoundIsAnswer: false } })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'wrong-address', message: expect.stringContaining('nothing at this address') },
    });
  });

  it('takes GraphQL errors without data for a failure, though the status is good', async () => {
    const body = { kind: 'graphql', query: '{ company { name } }', variables: '{}' } as const;
    expect(await get('/body/graphql-errors', { method: 'POST', body })).toMatchObject({
      kind: 'failed',
      problem: {
        kind: 'declared-failure',
        message: expect.stringContaining('answered that the call failed: “'),
      },
    });
    expect(await get('/body/graphql-errors')).toMatchObject({ kind: 'answered' });
  });

  it('T7: makes no GET of a POST that was moved, and says what to do', async () => {
    for (const code of [301, 302, 303, 307, 308]) {
      vendor.reset();
      const body = { kind: 'json', template: '{"a": 1}' } as const;
      expect(await get(`/redirect/same-${code}`, { method: 'POST', body })).toMatchObject({
        kind: 'failed',
        problem: {
          kind: 'redirect',
          message: expect.stringContaining('which a POST does not follow'),
          detail: expect.stringContaining('Put the final address into the request.'),
        },
      });
      expect(vendor.calls()).toHaveLength(1);
      expect(await get(`/redirect/same-${code}`)).toMatchObject({ kind: 'answered' });
    }
  });

  it('does not charge for a wrong address what is charged on success', async () => {
    expect(await get('/status/404-plain', { cost: { amount: 1 } })).toMatchObject({
      charged: 0,
      problem: { detail: expect.stringMatching(/^Nothing was charged\./) },
    });
  });
});

describe('R10: what is tried again', () => {
  const passing = [408, 425, 429, 500, 502, 503, 504];
  const once = { retry: { retries: 1 } };

  it('is a read that met a passing trouble: 408, 425, 429, 500, 502, 503, 504', async () => {
    const ends = await Promise.all(passing.map(status => get(`/status/${status}-then-ok?row=get`, once)));
    expect(ends.map(end => [end.kind, end.calls, end.retries])).toEqual(
      passing.map(() => ['answered', 2, 1]),
    );
  });

  it('is a POST only where it did not arrive, where its builder says so, or under a key that the vendor knows', async () => {
    const post = (status: number, row: string, retry: RequestInput['retry'] = { retries: 1 }) =>
      get(`/status/${status}-then-ok?row=${row}`, { method: 'POST', retry });
    expect(await post(500, 'a')).toMatchObject({ kind: 'failed', calls: 1, problem: { kind: 'server' } });
    // Refused for speed: it was not acted upon.
    expect(await post(429, 'b')).toMatchObject({ kind: 'answered', calls: 2 });
    expect(await post(500, 'c', { retries: 1, repeatable: true })).toMatchObject({
      kind: 'answered',
      calls: 2,
    });
    const idempotency = { header: 'Idempotency-Key', validHours: 24 };
    expect(await post(500, 'd', { retries: 1, idempotency })).toMatchObject({ kind: 'answered', calls: 2 });
    const keys = vendor
      .calls()
      .filter(call => call.url.includes('row=d'))
      .map(call => call.headers['idempotency-key']);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-/);
  });

  it('is nothing that would only fail again, and no paid call whose end nobody knows', async () => {
    for (const status of [400, 401, 402, 403, 404, 410, 413, 422, 451, 501])
      expect((await get(`/status/${status}`, { retry: { retries: 3 } })).calls, `${status}`).toBe(1);
    expect(
      await get('/time/hang', { retry: { retries: 3 }, cost: { amount: 1 }, answer: { timeoutMs: 200 } }),
    ).toMatchObject({ kind: 'failed', calls: 1, charged: 1, problem: { kind: 'timeout' } });
  });
});
