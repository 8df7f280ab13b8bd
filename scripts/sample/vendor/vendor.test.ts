import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { credentials } from './auth.ts';
import { mostInWindow } from './probes.ts';
import { scenarios, startVendor, type Vendor } from './vendor.ts';

let vendor: Vendor;

beforeAll(async () => {
  vendor = await startVendor();
});
beforeEach(() => vendor.reset());
afterAll(() => vendor.close());

const go = (path: string, init?: RequestInit) => fetch(vendor.origin + path, init);
const json = async (path: string, init?: RequestInit) => (await go(path, init)).json();
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

test('there are many scenarios, each with an id and a path of its own', () => {
  expect(scenarios.length).toBeGreaterThan(150);
  expect(new Set(scenarios.map(s => s.id)).size).toBe(scenarios.length);
  expect(new Set(scenarios.map(s => s.path)).size).toBe(scenarios.length);
});

const SPECIAL = /^(hang|reset|truncated|drip|slow|gzip-bomb|huge|gzip-lie|charged-then-lost|redirect-loop)/;

test.each(scenarios.filter(({ id }) => !SPECIAL.test(id)))('$id answers', async ({ id, path }) => {
  const res = await go(path, { redirect: 'manual' });
  await res.arrayBuffer();
  const status = /^(?:status-)?(\d{3})(?:-|$)/.exec(id)?.[1];
  if (status !== undefined) expect(res.status).toBe(Number(status));
  else expect(res.status).toBeLessThan(504);
  expect(vendor.callsTo(id)).toHaveLength(1);
});

test('what fails at first passes later, for each row apart', async () => {
  const statuses = async (query: string) => {
    const found: number[] = [];
    for (let n = 0; n < 3; n += 1) found.push((await go(`/status/503-then-ok${query}`)).status);
    return found;
  };
  expect(await statuses('?row=a&times=2')).toEqual([503, 503, 200]);
  expect(await statuses('?row=b')).toEqual([503, 200, 200]);
  const first = await go('/throttle/429-date');
  const ahead = Date.parse(first.headers.get('retry-after') ?? '') - Date.now();
  expect(ahead).toBeGreaterThan(0);
  expect(ahead).toBeLessThanOrEqual(2000);
  expect((await go('/throttle/429-date')).status).toBe(200);
});

test('rate limit headers say what they are named for', async () => {
  const header = async (id: string, name: string) =>
    Number((await go(`/throttle/ratelimit-${id}`)).headers.get(name));
  expect(await header('delta', 'x-ratelimit-reset')).toBe(5);
  expect((await header('epoch-s', 'x-ratelimit-reset')) - Date.now() / 1000).toBeCloseTo(5, -1);
  expect((await header('epoch-ms', 'x-ratelimit-reset')) - Date.now()).toBeGreaterThan(4000);
  const ietf = await go('/throttle/ratelimit-ietf');
  expect(ietf.headers.get('ratelimit')).toBe('"default";r=0;t=5');
});

test('the kept limit lets no more through than it says', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => go('/throttle/limited?n=5&ms=60000')));
  expect(all.filter(res => res.status === 200)).toHaveLength(5);
});

test('late, cut and hanging answers', async () => {
  const within = (ms: number): RequestInit => ({ signal: AbortSignal.timeout(ms) });
  await expect(go('/time/hang', within(100))).rejects.toThrow();
  const half = await go('/time/hang-body', within(150));
  await expect(half.text()).rejects.toThrow();
  const drip = await go('/time/drip?ms=100', within(250));
  await expect(drip.text()).rejects.toThrow();
  expect((await go('/time/drip?ms=1&bytes=10')).status).toBe(200);
  await expect(go('/time/reset')).rejects.toThrow();
  await expect(go('/time/reset-once')).rejects.toThrow();
  expect((await go('/time/reset-once')).status).toBe(200);
  await expect((await go('/time/reset-after')).text()).rejects.toThrow();
  await expect((await go('/time/truncated')).text()).rejects.toThrow();
  const from = performance.now();
  expect((await go('/time/slow-header?ms=120')).status).toBe(200);
  expect(performance.now() - from).toBeGreaterThan(110);
});

test.each(['/time/reset', '/time/truncated', '/money/charged-then-lost'])(
  '%s ends its connection also when the call before it on that connection is not quite answered',
  async path => {
    const socket = connect(Number(new URL(vendor.origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    for (const each of ['/time/slow-header?ms=50', path])
      socket.write(`GET ${each} HTTP/1.1\r\nhost: x\r\n\r\n`);
    socket.resume();
    await new Promise(closed => socket.once('close', closed));
    expect(vendor.calls()).toHaveLength(2);
  },
);

test('rare and hostile bodies are what they claim', async () => {
  await expect(json('/body/malformed')).rejects.toThrow();
  expect(new Uint8Array(await (await go('/body/bom')).arrayBuffer()).slice(0, 3)).toEqual(
    Uint8Array.of(0xef, 0xbb, 0xbf),
  );
  const latin = new TextDecoder('latin1').decode(await (await go('/body/latin-1')).arrayBuffer());
  expect(JSON.parse(latin).city).toBe('Ålesund');
  expect((await json('/body/gzip')).company.employees).toBe(1240);
  expect((await json('/body/brotli')).company.employees).toBe(1240);
  await expect((await go('/body/gzip-lie')).text()).rejects.toThrow();
  expect((await (await go('/body/huge?bytes=3000000')).text()).length).toBe(3_000_011);
  expect((await (await go('/body/gzip-bomb?bytes=5000000')).text()).length).toBe(5_000_011);
  const bomb = await go('/body/gzip-bomb');
  await bomb.body?.cancel();
  expect((await (await go('/body/deep?depth=50')).text()).split('{"a":').length).toBe(51);
  expect(await (await go('/body/proto')).text()).toContain('"__proto__"');
});

test('a redirect to the other origin is recorded there with all that came along', async () => {
  const headers = { 'x-vendor-key': 'canary-1', authorization: 'Bearer canary-2' };
  for (const code of [301, 302, 303, 307, 308]) {
    expect((await go(`/redirect/other-${code}?api_key=canary-3`, { headers })).status).toBe(200);
  }
  const landed = vendor.calls().filter(call => call.host === 'other');
  expect(landed).toHaveLength(5);
  for (const call of landed) {
    expect(call.headers['x-vendor-key']).toBe('canary-1');
    expect(call.headers.authorization).toBeUndefined();
    expect(call.url).toContain('api_key=canary-3');
  }
  expect((await go('/redirect/same-307', post({ n: 1 }))).url).toBe(`${vendor.origin}/redirect/landing`);
  expect(vendor.callsTo('redirect-landing').at(-1)?.body).toBe('{"n":1}');
  await expect(go('/redirect/loop')).rejects.toThrow();
});

test('each kind of credentials opens its own door only', async () => {
  const { user, password, key, bearer } = credentials;
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await go(path, { headers })).status;
  expect(await status('/auth/basic', { authorization: `Basic ${basic}` })).toBe(200);
  expect(await status('/auth/basic')).toBe(401);
  expect(await status('/auth/bearer', { authorization: `Bearer ${bearer}` })).toBe(200);
  expect(await status('/auth/header-key', { 'x-vendor-key': key })).toBe(200);
  expect(await status(`/auth/query-key?api_key=${key}`)).toBe(200);
  expect(await status('/auth/query-key', { 'x-vendor-key': key })).toBe(401);
});

test('tokens are given out, expire, and are renewed', async () => {
  const { user, password, clientId, clientSecret } = credentials;
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  expect((await go('/auth/login', post({ user, password: 'no' }))).status).toBe(401);
  const { token } = (await json('/auth/login', post({ user, password }))).data;
  expect((await go('/auth/token', bearer(token))).status).toBe(200);
  expect((await go('/auth/renew', bearer(token))).status).toBe(401);
  const form = (more: Record<string, string>) => ({
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...more }),
  });
  const grant = await json('/auth/oauth/token?expires=0', form({ grant_type: 'client_credentials' }));
  expect((await go('/auth/token', bearer(grant.access_token))).status).toBe(401);
  const refresh = form({ grant_type: 'refresh_token', refresh_token: grant.refresh_token });
  const next = await json('/auth/oauth/token', refresh);
  expect((await go('/auth/renew', bearer(next.access_token))).status).toBe(200);
  expect((await go('/auth/oauth/token', refresh)).status).toBe(400);
});

test('echo gives back the request', async () => {
  const echoed = await json('/echo?a=1&a=%C3%A9', post({ n: 1 }, { 'x-one': 'two' }));
  expect(echoed).toMatchObject({
    method: 'POST',
    query: [
      ['a', '1'],
      ['a', 'é'],
    ],
    body: '{"n":1}',
  });
  expect(echoed.headers['x-one']).toBe('two');
  const error = await go('/echo-error', { headers: { authorization: 'Bearer canary' } });
  expect(await error.text()).toContain('Bearer canary');
});

test('counters of charges, keys, rows and jobs', async () => {
  await go('/money/charged');
  await expect(go('/money/charged-then-lost')).rejects.toThrow();
  const key = { 'idempotency-key': 'k1' };
  const first = await json('/money/idempotent', post({ a: 1 }, key));
  expect(await json('/money/idempotent', post({ a: 1 }, key))).toEqual(first);
  expect((await go('/money/idempotent', post({ a: 2 }, key))).status).toBe(422);
  expect(await json('/money/total')).toEqual({ charged: 3 });
  const rows = [{ domain: 'a.example' }, { domain: 'b.example' }];
  expect((await json('/money/batch', post({ rows }))).accepted).toBe(2);
  expect((await json('/money/batch', post({ rows }))).repeated).toBe(2);
  const job = await json('/money/job?polls=1');
  expect((await go(job.status_url)).status).toBe(202);
  expect((await json(job.status_url)).company.name).toBe('Nordhavn Freight');
});

test('the probe sees how many come at once', async () => {
  await Promise.all(Array.from({ length: 7 }, () => go('/probe?ms=80')));
  expect(await json('/probe/report')).toMatchObject({ calls: 7, open: 0, mostOpen: 7, mostInWindow: 7 });
  expect(mostInWindow([0, 500, 999, 1000, 1001, 5000], 1000)).toBe(4);
});
