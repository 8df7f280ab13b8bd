/** Tokens of OAuth 2.0 against a certified provider over real HTTP, kept in the real store: sign-in, rotation, revocation. */
import { afterEach, expect, it } from 'vitest';
import {
  CLIENT_ID,
  type SignInServer,
  type SignInServerOptions,
  signInByHand,
  startSignInServer,
} from '../../scripts/sample/sign-in-server.ts';
import { http } from '../browser/http.ts';
import { testStore } from '../store/fixtures.ts';
import { storePorts } from '../store/ports.ts';
import { createSecrets } from '../store/secrets.ts';
import { context } from './collect.fixture.ts';
import { createCollector } from './collect.ts';
import { createGate } from './gate.ts';
import type { Clock, HttpRequest, Ports } from './ports.ts';
import { realChance, realClock } from './real.fixture.ts';
import { createSignIn, type SignInWindow } from './sign-in.ts';
import { storedRequest } from './simulated.ts';
import { createTokens } from './tokens.ts';

const REDIRECT = 'https://loupe.chromiumapp.org/oauth';

let server: SignInServer | undefined;
afterEach(async () => {
  await server?.close();
});

async function world(options: Partial<SignInServerOptions> = {}) {
  const provider = await startSignInServer({ redirectUri: REDIRECT, ...options });
  server = provider;
  // Real time, that a test can move on.
  let ahead = 0;
  const clock: Clock = {
    now: () => realClock.now() + ahead,
    monotonic: () => realClock.monotonic() + ahead,
    sleep: realClock.sleep,
  };
  const memory = { get: async () => null, set: async () => undefined, remove: async () => undefined };
  const db = await testStore();
  const stores = storePorts(db, { clock, memory });
  const box = createSecrets(db, { clock, memory });
  await box.save('client', 'a wrong one', [provider.origin]);
  const request = storedRequest({
    url: `${provider.resource}?about={{domain}}`,
    auth: {
      kind: 'oauth-code',
      authorizeUrl: provider.authorizeUrl,
      tokenUrl: provider.tokenUrl,
      clientId: CLIENT_ID,
      clientSecret: options.clientSecret ? 'client' : null,
      refreshSecret: 'refresh',
      scope: 'openid offline_access',
    },
    limits: { concurrency: 50 },
    fields: [{ name: 'who', label: 'Who', path: '$.sub' }],
  });
  const sent: HttpRequest[] = [];
  const ports: Ports = {
    clock,
    chance: realChance,
    http: {
      send: (call, how) => {
        sent.push(call);
        return http.send(call, how);
      },
    },
    permissions: { has: async () => true },
    ...stores,
    plans: { request: async () => request, chain: async () => null },
  };
  const gate = createGate(ports);
  const tokens = createTokens(ports, gate);
  const collector = createCollector(ports, gate, { tokens });
  const signInTo = (open: SignInWindow['open'] = url => signInByHand(url, REDIRECT)) =>
    createSignIn({
      chance: realChance,
      tokens,
      window: { redirectUri: () => REDIRECT, open },
      random: length => crypto.getRandomValues(new Uint8Array(length)),
    })(request);
  const get = (domain: string, more: Parameters<typeof context>[0] = {}) =>
    collector.collect(request, { domain }, context({ refresh: 'all', since: clock.now() + 1e9, ...more }));
  const bearers = (): string[] => [
    ...new Set(
      sent
        .filter(({ url }) => url.startsWith(provider.resource))
        .map(({ headers }) => headers.find(([name]) => name === 'Authorization')?.[1] ?? ''),
    ),
  ];
  return {
    provider,
    get,
    signInTo,
    bearers,
    secret: () => stores.secrets.read('refresh', provider.origin),
    box,
    pass: (ms: number) => {
      ahead += ms;
    },
  };
}

it('signs in with PKCE, and a hundred callers at once share the token', async () => {
  const { get, signInTo, provider, bearers, secret } = await world();
  expect(await get('before')).toMatchObject({ kind: 'failed', calls: 0, problem: { kind: 'sign-in' } });
  expect(await signInTo()).toBeNull();
  const ends = await Promise.all(Array.from({ length: 100 }, (_, i) => get(`${i}.example`)));
  expect(ends.map(end => end.kind)).toEqual(ends.map(() => 'answered'));
  expect(ends[0]).toMatchObject({ value: { sub: 'ada' } });
  expect(provider.grants()).toEqual(['authorization_code']);
  expect(bearers()).toHaveLength(1);
  expect(await secret()).toMatchObject({ ok: true });
});

it('renews once for a hundred callers, with a refresh token that is taken only once', async () => {
  const { get, signInTo, provider, secret, pass } = await world({ tokenSeconds: 3600 });
  expect(await signInTo()).toBeNull();
  const seen = new Set<unknown>();
  for (let round = 1; round <= 3; round++) {
    const kept = await secret();
    seen.add(kept.ok && kept.value);
    pass(3590_000);
    const ends = await Promise.all(Array.from({ length: 100 }, (_, i) => get(`${round}-${i}.example`)));
    expect(ends.map(end => end.kind)).toEqual(ends.map(() => 'answered'));
    expect(provider.grants()).toEqual([
      'authorization_code',
      ...Array.from({ length: round }, () => 'refresh_token'),
    ]);
  }
  // Each was another one: the provider takes the whole grant away from who shows a spent token again.
  expect(seen.size).toBe(3);
});

it('renews once for all that meet a 401 at the same time, and sends each once more', async () => {
  const { get, signInTo, provider, bearers } = await world();
  await signInTo();
  await get('first.example');
  await provider.revoke((bearers()[0] ?? '').replace('Bearer ', ''));
  const ends = await Promise.all(Array.from({ length: 50 }, (_, i) => get(`${i}.example`)));
  expect(ends.map(end => [end.kind, end.calls])).toEqual(ends.map(() => ['answered', 2]));
  expect(provider.grants()).toEqual(['authorization_code', 'refresh_token']);
});

it('proves the client by a secret of any letters, and says in the provider’s words that a wrong one is', async () => {
  const clientSecret = 'se/cret:+%&= 1';
  const { get, signInTo, provider, box } = await world({ clientSecret });
  const refused = await signInTo();
  expect(refused).toMatchObject({
    kind: 'unauthorized',
    message: expect.stringContaining('invalid_client'),
    next: { do: 'change-key', secret: 'client' },
  });
  expect(JSON.stringify(refused)).not.toContain('a wrong one');
  await box.rotate('client', clientSecret);
  expect(await signInTo()).toBeNull();
  expect(await get('a.example')).toMatchObject({ kind: 'answered' });
  expect(provider.grants()).toEqual(['authorization_code, refused', 'authorization_code']);
});

it('asks for a new sign-in when the provider takes the refresh token no more', async () => {
  const { get, signInTo, box, pass, provider } = await world();
  await signInTo();
  await box.rotate('refresh', 'spent');
  pass(3590_000);
  expect(await get('a.example')).toMatchObject({
    kind: 'failed',
    calls: 0,
    problem: { kind: 'sign-in', message: expect.stringContaining('invalid_grant'), next: { do: 'sign-in' } },
  });
  expect(await signInTo()).toBeNull();
  expect(await get('a.example')).toMatchObject({ kind: 'answered' });
  expect(provider.grants()).toEqual(['authorization_code', 'refresh_token, refused', 'authorization_code']);
});

it('keeps nothing of a sign-in that was closed, refused, or answered by somebody else', async () => {
  const { signInTo, provider, secret } = await world();
  const back = (query: string) => async (): Promise<string> => `${REDIRECT}?${query}`;
  expect(await signInTo(async () => null)).toMatchObject({
    message: expect.stringContaining('closed before it ended'),
  });
  expect(await signInTo(back('code=stolen&state=another'))).toMatchObject({
    message: expect.stringContaining('belongs to another sign-in'),
  });
  const denied = async (url: string): Promise<string> =>
    `${REDIRECT}?error=access_denied&error_description=Not+today.&state=${new URL(url).searchParams.get('state')}`;
  expect(await signInTo(denied)).toMatchObject({ message: 'The provider refused the sign-in: Not today.' });
  expect(provider.grants()).toEqual([]);
  expect(await secret()).toMatchObject({ ok: false, kind: 'secret-missing' });
});
