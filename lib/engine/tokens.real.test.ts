/** Client credentials and refresh tokens against a real token address (oauth2-mock-server) that throttles, breaks and refuses. */
import { Events, OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Listening, listen, sendJson } from '../../scripts/sample/listen.ts';
import { http } from '../browser/http.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

const vendor = new OAuth2Server();
const issued: string[] = [];
/** What the token address answers next, in order; then it answers well. */
let trouble: { status: number; body: Record<string, unknown> }[] = [];
let revoked = new Set<string>();
let api: Listening;

beforeAll(async () => {
  await vendor.issuer.keys.generate('RS256');
  await vendor.start(0, '127.0.0.1');
  // Each token is another one: the server signs the same claims within a second alike.
  vendor.service.on(Events.BeforeTokenSigning, token => {
    token.payload['jti'] = crypto.randomUUID();
  });
  vendor.service.on(Events.BeforeResponse, answer => {
    const next = trouble.shift();
    if (next) Object.assign(answer, { statusCode: next.status, body: next.body });
    else if (typeof answer.body === 'object') issued.push(String(answer.body['access_token']));
  });
  api = await listen((call, res) => {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
    const good = issued.includes(token) && !revoked.has(token);
    sendJson(res, good ? 200 : 401, good ? { name: 'Acme' } : { error: 'invalid_token' });
  });
});
afterAll(async () => {
  await vendor.stop();
  await api.close();
});
beforeEach(() => {
  issued.length = 0;
  trouble = [];
  revoked = new Set();
});

function engine(kind: 'oauth-client' | 'oauth-refresh') {
  const tokenUrl = `${vendor.issuer.url}/token`;
  const { origin } = new URL(tokenUrl);
  const { data, collector } = realEngine(http, {
    client: { value: 'client-secret', origins: [origin] },
    refresh: { value: 'first-refresh', origins: [origin] },
  });
  const client = { tokenUrl, clientId: 'loupe', clientSecret: 'client' };
  const request = storedRequest({
    url: `${api.origin}/company?domain={{domain}}`,
    auth: kind === 'oauth-client' ? { kind, ...client } : { kind, ...client, refreshSecret: 'refresh' },
    limits: { concurrency: 50 },
  });
  const get = (domain: string) => collector.collect(request, { domain }, context());
  const all = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => get(`${count}-${i}.test`)));
  return { data, get, all };
}

it('fetches one token for a hundred callers at once, and another when the first is revoked', async () => {
  const { all } = engine('oauth-client');
  expect((await all(100)).map(end => end.kind)).toEqual(Array.from({ length: 100 }, () => 'answered'));
  expect(issued).toHaveLength(1);
  revoked.add(issued[0] ?? '');
  const again = await all(99);
  expect(again.map(end => [end.kind, end.calls])).toEqual(again.map(() => ['answered', 2]));
  expect(issued).toHaveLength(2);
});

it('tries the token address again when it is tired, and once for all who wait', async () => {
  trouble = [
    { status: 503, body: {} },
    { status: 429, body: {} },
  ];
  const { all } = engine('oauth-client');
  expect((await all(40)).every(end => end.kind === 'answered')).toBe(true);
  expect(issued).toHaveLength(1);
});

it('says in the provider’s words what it refused, and holds no secret', async () => {
  trouble = [{ status: 401, body: { error: 'invalid_client', error_description: 'Unknown client.' } }];
  const end = await engine('oauth-client').get('a.test');
  expect(end).toMatchObject({
    kind: 'failed',
    calls: 0,
    problem: {
      kind: 'unauthorized',
      message: 'No access token was given: invalid_client (Unknown client) (401).',
      next: { do: 'change-key', secret: 'client' },
    },
  });
  expect(JSON.stringify(end)).not.toContain('client-secret');
});

it('keeps the refresh token that came with the token', async () => {
  const { data, all } = engine('oauth-refresh');
  expect((await all(30)).every(end => end.kind === 'answered')).toBe(true);
  expect(issued).toHaveLength(1);
  const kept = data.secrets.get('refresh')?.value;
  expect(kept).toBeTruthy();
  expect(kept).not.toBe('first-refresh');
});
