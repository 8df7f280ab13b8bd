/** The engine against httpbin: a server that nobody here wrote. Skipped where this machine has none (Debian: python3-httpbin). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findHttpbin, type Httpbin, startHttpbin } from '../../scripts/machine/httpbin.mjs';
import { http } from '../browser/http.ts';
import type { RequestInput } from '../core/request/definition.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

const there = findHttpbin() !== null;
let httpbin: Httpbin | null = null;
beforeAll(async () => {
  httpbin = await startHttpbin();
});
afterAll(() => httpbin?.close());

const origin = (): string => httpbin?.origin ?? '';
const SECRET = 'pässwörd:with colon';
const engine = () =>
  realEngine(http, {
    basic: { value: SECRET, origins: [origin()] },
    token: { value: 'canary-token-7f3a', origins: [origin()] },
  });
const request = (path: string, more: Partial<RequestInput> = {}) =>
  storedRequest({
    url: `${origin()}${path}`,
    fields: [{ name: 'url', label: 'URL', path: '$..url', fold: 'first' }],
    retry: { retries: 0 },
    ...more,
  });
const get = (path: string, more: Partial<RequestInput> = {}, values: Record<string, unknown> = {}) =>
  engine().collector.collect(request(path, more), values, context());
const answerOf = async (...call: Parameters<typeof get>): Promise<unknown> => {
  const end = await get(...call);
  expect(end, JSON.stringify(end)).toMatchObject({ kind: 'answered' });
  return end.kind === 'answered' ? end.value : null;
};

describe.skipIf(!there)('against httpbin (skipped where python3-httpbin is not installed)', () => {
  it('tells statuses apart', async () => {
    const kinds = await Promise.all(
      [200, 204, 400, 401, 403, 404, 408, 409, 410, 418, 422, 425, 429, 500, 502, 503, 504].map(
        async status => {
          const end = await get(`/status/${status}`, { fields: [] });
          return [status, end.kind === 'failed' ? end.problem.kind : end.kind];
        },
      ),
    );
    expect(Object.fromEntries(kinds)).toEqual({
      200: 'answered',
      204: 'answered',
      400: 'bad-request',
      401: 'unauthorized',
      403: 'forbidden',
      404: 'not-found',
      408: 'timeout',
      409: 'conflict',
      410: 'gone',
      418: 'rejected',
      422: 'bad-request',
      425: 'server',
      429: 'throttled',
      500: 'server',
      502: 'server',
      503: 'server',
      504: 'server',
    });
  });

  it('takes the page of a path that is not there for a wrong address', async () => {
    expect(await get('/no/such/path')).toMatchObject({ kind: 'failed', problem: { kind: 'wrong-address' } });
    expect(await get('/html')).toMatchObject({ kind: 'failed', problem: { kind: 'html' } });
    expect(await get('/image/png')).toMatchObject({ kind: 'failed', problem: { kind: 'malformed' } });
  });

  it('sends every method with what it carries, and reads the echo', async () => {
    for (const [method, path] of [
      ['POST', '/post'],
      ['PUT', '/put'],
      ['PATCH', '/patch'],
      ['DELETE', '/delete'],
    ] as const)
      expect(
        await answerOf(
          path,
          {
            method,
            body: { kind: 'json', template: '{"name": "{{name}}", "n": {{n}}}' },
            parameters: [{ name: 'tag', value: '{{tags}}' }],
            headers: [{ name: 'X-Row', value: '{{n}}' }],
          },
          { name: 'Ärger & "Söhne"\n', n: 42, tags: ['a b', 'c&d=1'] },
        ),
      ).toMatchObject({
        json: { name: 'Ärger & "Söhne"\n', n: 42 },
        args: { tag: ['a b', 'c&d=1'] },
        headers: { 'X-Row': '42' },
      });
    expect(
      await answerOf(
        '/post',
        { method: 'POST', body: { kind: 'form', fields: [{ name: 'q', value: '{{q}}' }] } },
        { q: 'a+b & c=%20' },
      ),
    ).toMatchObject({ form: { q: 'a+b & c=%20' } });
    expect(await get('/get', { method: 'HEAD', fields: [] })).toMatchObject({ kind: 'answered' });
  });

  it('keeps values in their path segment', async () => {
    for (const value of ['a/b', 'a?b=c', 'a#b', 'ü %2F', '{"x":1}', "'; --"])
      expect(await answerOf('/anything/{{x}}/end', {}, { x: value })).toMatchObject({
        args: {},
        url: expect.stringMatching(/\/end$/),
      });
    expect(await get('/anything/{{x}}/end', {}, { x: '..' })).toMatchObject({
      kind: 'failed',
      calls: 0,
      problem: { kind: 'unsafe-value', about: 'x' },
    });
  });

  it('authenticates by Basic (UTF-8, colons) and by a bearer token, and shows neither', async () => {
    const user = 'Jürgen';
    const basic = { kind: 'basic', user, secret: 'basic' } as const;
    const path = `/basic-auth/${encodeURIComponent(user)}/${encodeURIComponent(SECRET)}`;
    expect(await answerOf(path, { auth: basic })).toMatchObject({ authenticated: true });
    expect(await get(`/basic-auth/${user}/other`, { auth: basic })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'unauthorized' },
    });
    const bearer = { kind: 'bearer', secret: 'token' } as const;
    const echoed = await answerOf('/bearer', { auth: bearer });
    expect(echoed).toMatchObject({ authenticated: true });
    expect(JSON.stringify(echoed)).not.toContain('canary');
    const headers = await answerOf('/headers', { auth: bearer });
    expect(JSON.stringify(headers)).not.toContain('canary');
    expect(await get('/bearer')).toMatchObject({ problem: { kind: 'unauthorized' } });
  });

  it('follows redirects without a secret, and none with one', async () => {
    for (const path of ['/redirect/3', '/relative-redirect/2', '/absolute-redirect/2'])
      expect(await answerOf(path)).toMatchObject({ url: `${origin()}/get` });
    const bearer = { kind: 'bearer', secret: 'token' } as const;
    for (const status of [301, 302, 303, 307, 308])
      expect(
        await get(`/redirect-to?url=/get&status_code=${status}`, { auth: bearer }),
        `${status}`,
      ).toMatchObject({ kind: 'failed', problem: { kind: 'redirect', next: { do: 'edit-request' } } });
  });

  it('reads packed bodies: gzip, deflate, brotli', async () => {
    expect(await answerOf('/gzip')).toMatchObject({ gzipped: true });
    expect(await answerOf('/deflate')).toMatchObject({ deflated: true });
    expect(await answerOf('/brotli')).toMatchObject({ brotli: true });
  });

  it('reads streams of lines, XML, text in many scripts, and refuses bytes that are none', async () => {
    const lines = await answerOf('/stream/7');
    expect(lines).toHaveLength(7);
    expect(await answerOf('/xml')).toMatchObject({ slideshow: { slide: [{}, {}] } });
    const scripts = 'κόσμε · 日本語 · العربية · 😀';
    const packed = Buffer.from(scripts).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    expect(await answerOf(`/base64/${packed}`, { answer: { format: 'text' } })).toBe(scripts);
    for (const path of ['/bytes/5000?seed=4', '/stream-bytes/5000?seed=4'])
      expect(await get(path)).toMatchObject({ kind: 'failed', problem: { kind: 'malformed' } });
    expect(await get('/stream-bytes/90000', { answer: { maxBytes: 20_000 } })).toMatchObject({
      problem: { kind: 'too-large' },
    });
  });

  it('waits for a slow answer, and not for one that is slower than its time', async () => {
    expect(await answerOf('/delay/1')).toMatchObject({ url: expect.stringContaining('/delay/1') });
    expect(await get('/delay/3', { answer: { timeoutMs: 300 } })).toMatchObject({
      kind: 'failed',
      problem: { kind: 'timeout' },
    });
    expect(
      await get('/drip?numbytes=20&duration=6&delay=0', { answer: { timeoutMs: 800, format: 'text' } }),
    ).toMatchObject({ problem: { kind: 'timeout' } });
    expect(await answerOf('/drip?numbytes=5&duration=1&delay=0', { answer: { format: 'text' } })).toBe(
      '*****',
    );
  });

  it('sends no cookie that a server set', async () => {
    const here = engine();
    const ask = (path: string) => here.collector.collect(request(path, { fields: [] }), {}, context());
    await ask('/cookies/set/session/canary-cookie');
    expect(await ask('/cookies')).toMatchObject({ kind: 'answered', value: { cookies: {} } });
  });

  it('obeys what a server says of its pace', async () => {
    const end = await get('/response-headers?Retry-After=2&RateLimit-Remaining=0&RateLimit-Reset=1');
    expect(end).toMatchObject({ kind: 'answered' });
    const here = engine();
    await here.collector.collect(
      request('/response-headers?X-RateLimit-Remaining=0&X-RateLimit-Reset=1&x=1'),
      {},
      context(),
    );
    const start = performance.now();
    await here.collector.collect(request('/get'), {}, context());
    expect(performance.now() - start).toBeGreaterThanOrEqual(950);
  });
});
