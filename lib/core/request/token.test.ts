import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { authSchema, type TokenAuth } from './auth.ts';
import { fillSecrets } from './fill.ts';
import { authorizeUrl, pkce, readToken, tokenRequest } from './token.ts';

const OWNER = { id: 'r', provider: 'Acme' };
const token = (input: v.InferInput<typeof authSchema>): TokenAuth => {
  const auth = v.parse(authSchema, input);
  if (!('tokenUrl' in auth) && auth.kind !== 'login') throw new Error('not a token kind');
  return auth;
};
const SECRETS = new Map([
  ['cs', 'p&ss:é'],
  ['rt', 'r/t'],
  ['crm', 'pw"'],
]);
const sent = (...args: Parameters<typeof tokenRequest>) => {
  const resolved = tokenRequest(...args);
  if (!resolved.ok) return resolved.problem.message;
  const ready = fillSecrets(resolved.request, SECRETS);
  if (!ready.ok) return ready.problem.message;
  return {
    body: ready.request.body,
    auth: ready.request.headers.find(([name]) => name === 'Authorization')?.[1],
  };
};
const client = {
  kind: 'oauth-client',
  tokenUrl: 'https://id.test/token',
  clientId: 'a b',
  clientSecret: 'cs',
} as const;
const code = {
  kind: 'oauth-code',
  tokenUrl: 'https://id.test/token',
  authorizeUrl: 'https://id.test/auth?x=1',
  clientId: 'c',
  refreshSecret: 'rt',
  scope: 'read all',
} as const;

describe('the call for a token', () => {
  test('client credentials by Basic, form-encoded first (RFC 6749, 2.3.1)', () =>
    expect(sent(OWNER, token({ ...client, scope: 's 1' }))).toEqual({
      body: 'grant_type=client_credentials&scope=s+1',
      auth: `Basic ${btoa('a+b:p%26ss%3A%C3%A9')}`,
    }));
  test('client credentials in the body', () =>
    expect(sent(OWNER, token({ ...client, clientAuth: 'body', audience: 'x' }))).toEqual({
      body: 'grant_type=client_credentials&audience=x&client_id=a+b&client_secret=p%26ss%3A%C3%A9',
    }));
  test('further fields, one of which takes the place of the usual one', () =>
    expect(
      sent(
        OWNER,
        token({
          ...client,
          parameters: [
            { name: 'grant_type', value: 'account_credentials' },
            { name: 'account_id', value: 'a&{{secret.crm}}' },
          ],
        }),
      ),
    ).toMatchObject({ body: 'grant_type=account_credentials&account_id=a%26pw%22' }));
  test('a refresh token', () =>
    expect(
      sent(
        OWNER,
        token({
          kind: 'oauth-refresh',
          tokenUrl: 'https://id.test/t',
          clientId: '{{secret.cs}}',
          refreshSecret: 'rt',
        }),
      ),
    ).toEqual({
      body: 'grant_type=refresh_token&refresh_token=r%2Ft&client_id=p%26ss%3A%C3%A9',
    }));
  test('the exchange of a code', () =>
    expect(sent(OWNER, token(code), { code: 'a&b', redirectUri: 'https://x.test/', verifier: 'v' })).toEqual({
      body: 'grant_type=authorization_code&code=a%26b&redirect_uri=https%3A%2F%2Fx.test%2F&code_verifier=v&client_id=c',
    }));
  test('a login', () =>
    expect(
      sent(
        OWNER,
        token({
          kind: 'login',
          url: 'https://id.test/login',
          body: '{"p": "{{secret.crm}}"}',
          tokenPath: '$.t',
        }),
      ),
    ).toEqual({
      body: '{"p":"pw\\""}',
    }));
  test('a login by a form, with headers of its own: a password of any letters stays one value', () =>
    expect(
      sent(
        OWNER,
        token({
          kind: 'login',
          url: 'https://id.test/login',
          format: 'form',
          body: 'grant_type=password&username=a%40b.test&password={{secret.cs}}',
          headers: [{ name: 'X-Client', value: 'k {{secret.rt}}' }],
          tokenPath: '$.t',
        }),
      ),
    ).toEqual({
      body: 'grant_type=password&username=a%40b.test&password=p%26ss%3A%C3%A9',
    }));
  test.each(['https://{{x}}/t', 'https://id.test/{{x}}', 'id.test', 'https://id.test/#x'])(
    '%s is no address for it',
    tokenUrl => expect(sent(OWNER, token({ ...client, tokenUrl }))).toMatch(/address for tokens/),
  );
  test('the page of the sign-in', () => {
    const auth = token(code);
    const url =
      auth.kind === 'oauth-code'
        ? authorizeUrl(auth, { redirectUri: 'https://x.test/', state: 's&', challenge: 'ch' })
        : '';
    expect(url).toBe(
      'https://id.test/auth?x=1&response_type=code&client_id=c&redirect_uri=https%3A%2F%2Fx.test%2F&state=s%26&code_challenge=ch&code_challenge_method=S256&scope=read%20all',
    );
  });
});

test('PKCE as in RFC 7636, appendix B', () => {
  const random = Uint8Array.from([
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214,
    191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
  ]);
  expect(pkce(random)).toEqual({
    verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  });
});

describe('the answer', () => {
  const login = token({
    kind: 'login',
    url: 'https://id.test/',
    body: '{}',
    tokenPath: '$.data.token',
    expiresPath: '$.data.ttl',
    validSeconds: 60,
  });
  test.each<[TokenAuth, unknown, unknown]>([
    [
      token(client),
      { access_token: 'a', token_type: 'bearer', expires_in: 300, scope: 's' },
      ['a', 300, null, 's'],
    ],
    [token(client), { access_token: 'a', expires_in: '300', refresh_token: 'r' }, ['a', 300, 'r', null]],
    [token(client), { access_token: 'a', expires_in: -1 }, ['a', null, null, null]],
    [token(client), { access_token: 'a', token_type: 'mac' }, 'unreadable'],
    [token(client), { access_token: 'a', token_type: 'DPoP' }, 'unreadable'],
    [token(client), { access_token: 'a', token_type: 'bot' }, ['a', null, null, null]],
    [token(client), { error: 'invalid_grant', error_description: 'gone' }, 'grant'],
    [token(client), { error: 'invalid_client' }, 'client'],
    [token(client), { error: 'server_error' }, 'other'],
    [token(client), { access_token: 5 }, 'unreadable'],
    [token(client), null, 'unreadable'],
    [token(client), Object.create({ access_token: 'inherited' }), 'unreadable'],
    [login, { data: { token: 't', ttl: 9 } }, ['t', 9, null, null]],
    [login, { data: { token: 't' } }, ['t', 60, null, null]],
    // The moment of the end, in seconds, in milliseconds, and as a date.
    [login, { data: { token: 't', ttl: 1_700_000_090 } }, ['t', 90, null, null]],
    [login, { data: { token: 't', ttl: '1700000090000' } }, ['t', 90, null, null]],
    [login, { data: { token: 't', ttl: '2023-11-14T22:14:50Z' } }, ['t', 90, null, null]],
    [login, { data: { token: 't', ttl: 'soon' } }, ['t', 60, null, null]],
    [login, { data: {} }, 'unreadable'],
  ])('%#', (auth, answer, expected) => {
    const read = readToken(auth, answer, 1_700_000_000_000);
    expect(read.ok ? [read.token, read.expiresInSeconds, read.refreshToken, read.scope] : read.kind).toEqual(
      expected,
    );
  });
});
