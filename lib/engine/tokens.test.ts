import { describe, expect, it } from 'vitest';
import { bench, context, plainDraft, URL_OF } from './collect.fixture.ts';
import { createCollector } from './collect.ts';
import type { Draft } from './draft.ts';
import { createGate } from './gate.ts';
import type { HttpRequest } from './ports.ts';
import { storedRequest } from './simulated.ts';
import type { SimulatedReply } from './simulated-http.ts';
import { createTokens, type DraftToken } from './tokens.ts';

const TOKENS = 'https://auth.test/token';
const draft: DraftToken = (_, auth, signIn) => {
  const secret = auth.kind === 'login' || signIn ? 'k' : 'refreshSecret' in auth ? auth.refreshSecret : 'k';
  const masked: HttpRequest = { method: 'POST', url: TOKENS, headers: [], body: `secret=${secret}` };
  const made: Draft = {
    origin: 'https://auth.test',
    canonical: JSON.stringify(masked),
    secrets: [secret],
    masked,
    fill: values => ({ ok: true, request: { ...masked, body: `secret=${values.get(secret)}` } }),
  };
  return { ok: true, draft: made };
};

const login = {
  kind: 'login',
  url: TOKENS,
  body: '{}',
  tokenPath: '$.access_token',
  expiresPath: '$.expires_in',
} as const;

function world(
  token: (index: number, body: string) => SimulatedReply,
  api: (bearer: string, index: number) => SimulatedReply,
) {
  const renewals: string[] = [];
  let calls = 0;
  const here = bench(call => {
    if (call.url === TOKENS) {
      renewals.push(call.body ?? '');
      return token(renewals.length - 1, call.body ?? '');
    }
    calls += 1;
    return api(call.headers.find(([name]) => name === 'Authorization')?.[1] ?? '', calls - 1);
  });
  here.data.secrets.set('k', { value: 'client-secret-1', origins: ['https://auth.test'] });
  const gate = createGate(here.ports);
  const tokens = createTokens(here.ports, gate, draft);
  const collector = createCollector(here.ports, gate, { draft: plainDraft, tokens });
  const get = (domain: string, auth: Parameters<typeof storedRequest>[0]['auth'] = login, more = {}) =>
    collector.collect(
      storedRequest({ url: URL_OF, auth, limits: { concurrency: 50 } }),
      { domain },
      context(more),
    );
  const exchange = (auth: Parameters<typeof storedRequest>[0]['auth']) =>
    tokens.exchange(storedRequest({ url: URL_OF, auth }), {
      code: 'c',
      redirectUri: 'https://x/',
      verifier: 'v',
    });
  return { ...here, renewals, get, exchange };
}
const token = (i: number): SimulatedReply => ({
  status: 200,
  body: { access_token: `token-${i}`, expires_in: 600 },
});
const acme = { status: 200, body: { name: 'Acme' } };

describe('tokens', () => {
  it('F14: renews once for fifty who need one, and again only when it ends', async () => {
    const here = world(token, bearer =>
      bearer === 'Bearer token-0' || bearer === 'Bearer token-1' ? acme : { status: 401 },
    );
    const ends = await here.clock.run(Promise.all(Array.from({ length: 50 }, (_, i) => here.get(`${i}`))));
    expect(ends.every(end => end.kind === 'answered')).toBe(true);
    expect(here.renewals).toEqual(['secret=client-secret-1']);
    await here.clock.advance(580_000);
    expect(await here.clock.run(here.get('later'))).toMatchObject({ kind: 'answered' });
    expect(here.renewals).toHaveLength(2);
  });

  it('F14: renews once after a 401 and sends the call once more, never in a loop', async () => {
    let good = 'Bearer token-0';
    const here = world(token, bearer => (bearer === good ? acme : { status: 401 }));
    await here.clock.run(here.get('a'));
    good = 'Bearer token-1';
    const ends = await here.clock.run(Promise.all([here.get('b'), here.get('c'), here.get('d')]));
    expect(ends.map(end => [end.kind, end.calls])).toEqual([
      ['answered', 2],
      ['answered', 2],
      ['answered', 2],
    ]);
    expect(here.renewals).toHaveLength(2);
    good = 'none';
    expect(await here.clock.run(here.get('e'))).toMatchObject({
      kind: 'failed',
      calls: 2,
      problem: { kind: 'unauthorized' },
    });
    expect(here.renewals).toHaveLength(3);
  });

  it('writes a rotated refresh token down with the token, and asks for another one when it is refused', async () => {
    const auth = { kind: 'oauth-refresh', tokenUrl: TOKENS, clientId: 'me', refreshSecret: 'r' } as const;
    const here = world(
      (i, body) =>
        body === `secret=refresh-000${i}`
          ? {
              status: 200,
              body: { access_token: `t${i}`, refresh_token: `refresh-000${i + 1}`, expires_in: '60' },
            }
          : { status: 400, body: { error: 'invalid_grant' } },
      () => acme,
    );
    here.data.secrets.set('r', { value: 'refresh-0000', origins: ['https://auth.test'] });
    await here.clock.run(here.get('a', auth));
    expect(here.data.secrets.get('r')).toEqual({ value: 'refresh-0001', origins: ['https://auth.test'] });
    await here.clock.advance(60_000);
    await here.clock.run(here.get('b', auth));
    expect(here.data.secrets.get('r')?.value).toBe('refresh-0002');
    here.data.secrets.set('r', { value: 'refresh-gone', origins: ['https://auth.test'] });
    await here.clock.advance(60_000);
    const run = { priority: 'run', runId: 'r' } as const;
    for (const row of ['c', 'd', 'e', 'f'])
      expect(await here.clock.run(here.get(row, auth, run))).toMatchObject({
        kind: 'failed',
        calls: 0,
        problem: { kind: 'unauthorized', next: { do: 'change-key', secret: 'r' } },
      });
    expect(here.renewals).toHaveLength(3);
  });

  it('uses a token that came without a refresh token and without an end until it is refused', async () => {
    const auth = {
      kind: 'oauth-code',
      tokenUrl: TOKENS,
      authorizeUrl: 'https://auth.test/authorize',
      clientId: 'me',
      refreshSecret: 'r',
    } as const;
    let good = true;
    const here = world(
      () => ({ status: 200, body: { access_token: 'for-good', token_type: 'bearer' } }),
      bearer => (good && bearer === 'Bearer for-good' ? acme : { status: 401 }),
    );
    expect(await here.clock.run(here.exchange(auth))).toBeNull();
    await here.clock.advance(300 * 86_400_000);
    expect(await here.clock.run(here.get('a', auth))).toMatchObject({ kind: 'answered' });
    good = false;
    expect(await here.clock.run(here.get('b', auth))).toMatchObject({ problem: { kind: 'sign-in' } });
    expect(here.renewals).toHaveLength(1);
  });

  it('retries a renewal that met a tired server, then has the row wait', async () => {
    const tired = world(
      i => (i === 0 ? { status: 503 } : token(i)),
      () => acme,
    );
    expect(await tired.clock.run(tired.get('a'))).toMatchObject({ kind: 'answered' });
    const dead = world(
      () => ({ cause: 'network' }),
      () => acme,
    );
    expect(await dead.clock.run(dead.get('a'))).toMatchObject({
      kind: 'wait',
      calls: 0,
      problem: { kind: 'unreachable' },
    });
    expect(dead.renewals).toHaveLength(3);
  });

  it('says what a token answer lacks, and keeps secrets out of it', async () => {
    for (const body of [{}, { access_token: '' }, { access_token: 5 }, '<html>', '']) {
      const here = world(
        () => ({ status: 200, body }),
        () => acme,
      );
      const end = await here.clock.run(here.get('a'));
      expect(end).toMatchObject({
        kind: 'failed',
        problem: { kind: 'unauthorized', message: expect.stringMatching(/no token|holds no/) },
      });
      expect(JSON.stringify(end)).not.toContain('client-secret');
    }
  });
});

describe('tokens, by their real calls', () => {
  const form = (body: string | null) => Object.fromEntries(new URLSearchParams(body ?? ''));
  const real = (answer: (sent: Record<string, string>, basic: string) => SimulatedReply) => {
    const here = bench(call => {
      if (call.url !== TOKENS)
        return call.headers.some(([, value]) => value === 'Bearer good-token') ? acme : { status: 401 };
      const basic = call.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
      return answer(form(call.body), Buffer.from(basic.replace('Basic ', ''), 'base64').toString());
    });
    here.data.secrets.set('client', { value: 's3cret value', origins: ['https://auth.test'] });
    const gate = createGate(here.ports);
    const tokens = createTokens(here.ports, gate);
    const collector = createCollector(here.ports, gate, { tokens });
    const get = (auth: Parameters<typeof storedRequest>[0]['auth']) =>
      here.clock.run(
        collector.collect(storedRequest({ url: URL_OF, auth }), {}, context({ refresh: 'all' })),
      );
    return { ...here, tokens, get };
  };
  const good = {
    status: 200,
    body: { access_token: 'good-token', token_type: 'Bearer', expires_in: 60, refresh_token: 'refresh-1' },
  };

  it('client credentials, by Basic and in the body', async () => {
    for (const clientAuth of ['basic', 'body'] as const) {
      const here = real((sent, basic) => {
        const known =
          clientAuth === 'basic'
            ? basic === 'me:s3cret+value' || basic === 'me:s3cret%20value'
            : sent['client_secret'] === 's3cret value';
        return known && sent['grant_type'] === 'client_credentials'
          ? good
          : { status: 401, body: { error: 'invalid_client' } };
      });
      const auth = {
        kind: 'oauth-client',
        tokenUrl: TOKENS,
        clientId: 'me',
        clientSecret: 'client',
        clientAuth,
      } as const;
      expect(await here.get(auth)).toMatchObject({ kind: 'answered', calls: 1 });
      expect(here.data.secrets.has('refresh')).toBe(false);
    }
  });

  it('a sign-in is exchanged once, its refresh token bound to the token address and used from then on', async () => {
    const grants: string[] = [];
    const here = real(sent => {
      grants.push(sent['grant_type'] ?? '');
      if (sent['grant_type'] === 'authorization_code')
        return sent['code'] === 'c' && sent['code_verifier'] === 'v'
          ? good
          : { status: 400, body: { error: 'invalid_grant' } };
      return sent['refresh_token'] === 'refresh-1' ? good : { status: 400, body: { error: 'invalid_grant' } };
    });
    const auth = {
      kind: 'oauth-code',
      tokenUrl: TOKENS,
      authorizeUrl: 'https://auth.test/authorize',
      clientId: 'me',
      refreshSecret: 'refresh',
    } as const;
    expect(await here.get(auth)).toMatchObject({ kind: 'failed', calls: 0, problem: { kind: 'sign-in' } });
    const stored = storedRequest({ url: URL_OF, auth });
    expect(
      await here.clock.run(
        here.tokens.exchange(stored, { code: 'bad', redirectUri: 'https://x.test/', verifier: 'v' }),
      ),
    ).toMatchObject({ kind: 'sign-in' });
    expect(
      await here.clock.run(
        here.tokens.exchange(stored, { code: 'c', redirectUri: 'https://x.test/', verifier: 'v' }),
      ),
    ).toBe(null);
    expect(here.data.secrets.get('refresh')).toEqual({ value: 'refresh-1', origins: ['https://auth.test'] });
    expect(await here.get(auth)).toMatchObject({ kind: 'answered', calls: 1 });
    await here.clock.advance(40_000);
    expect(await here.get(auth)).toMatchObject({ kind: 'answered', calls: 1 });
    expect(grants).toEqual(['authorization_code', 'authorization_code', 'refresh_token']);
    here.data.locked = true;
    await here.clock.advance(40_000);
    expect(await here.get(auth)).toMatchObject({ problem: { kind: 'secret-locked' } });
  });
});
