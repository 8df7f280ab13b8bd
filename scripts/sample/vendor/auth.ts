// Ways to prove who calls: each path takes one of them and refuses all else with 401.
import type { ServerResponse } from 'node:http';
import { type Call, jsonBody, sendJson, wait, whole } from '../listen.ts';
import { type Family, fail, ok } from './scenario.ts';

/** What the guarded paths accept. The name and password are beyond ASCII on purpose (RFC 7617). */
export const credentials = {
  user: 'jörg',
  password: 'pä:ß wört✓',
  key: 'vendor-key-51',
  bearer: 'vendor-bearer-77',
  clientId: 'loupe-client',
  clientSecret: 'client-secret-90',
} as const;

function refuse(res: ServerResponse, message = 'The credentials are not valid.'): void {
  fail(res, 401, message);
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

export const auth: Family = () => {
  const { user, password, key, bearer, clientId, clientSecret } = credentials;
  /** Tokens given out, with the time (performance.now) until which each is good. */
  const tokens = new Map<string, number>();
  const refreshes = new Set<string>();
  let issued = 0;
  const issue = (call: Call): { token: string; expiresIn: number } => {
    issued += 1;
    const expiresIn = whole(call, 'expires', 3600);
    const token = `token-${issued}`;
    tokens.set(token, performance.now() + expiresIn * 1000);
    return { token, expiresIn };
  };
  const bearerOf = (call: Call): string => /^Bearer (.+)$/i.exec(call.headers.authorization ?? '')?.[1] ?? '';
  const holds = (call: Call): boolean => (tokens.get(bearerOf(call)) ?? 0) > performance.now();
  return [
    {
      id: 'auth-basic',
      path: '/auth/basic',
      about: 'Basic, user and password in UTF-8 (`credentials`)',
      answer: (call, res) => (call.headers.authorization === basic(user, password) ? ok(res) : refuse(res)),
    },
    {
      id: 'auth-bearer',
      path: '/auth/bearer',
      about: 'a fixed Bearer token (`credentials.bearer`)',
      answer: (call, res) => (bearerOf(call) === bearer ? ok(res) : refuse(res)),
    },
    {
      id: 'auth-header-key',
      path: '/auth/header-key',
      about: 'a key in the header X-Vendor-Key (`credentials.key`)',
      answer: (call, res) => (call.headers['x-vendor-key'] === key ? ok(res) : refuse(res)),
    },
    {
      id: 'auth-query-key',
      path: '/auth/query-key',
      about: 'a key in the query as api_key (`credentials.key`)',
      answer: (call, res) => (call.url.searchParams.get('api_key') === key ? ok(res) : refuse(res)),
    },
    {
      id: 'auth-login',
      path: '/auth/login',
      about: 'POST {user,password} → {token, expires_in}; `?expires=3600` s, `?ms=` delay',
      answer: async (call, res) => {
        const body = jsonBody(call);
        await wait(whole(call, 'ms', 0, 60_000));
        if (body?.['user'] !== user || body['password'] !== password) return refuse(res);
        const { token, expiresIn } = issue(call);
        sendJson(res, 200, { data: { token, expires_in: expiresIn, issued } });
      },
    },
    {
      id: 'auth-oauth-token',
      path: '/auth/oauth/token',
      about: 'OAuth 2.0 token endpoint: client_credentials and refresh_token; client in Basic or in the form',
      answer: async (call, res) => {
        const form = new URLSearchParams(call.body.toString('utf8'));
        await wait(whole(call, 'ms', 0, 60_000));
        const inForm = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
        if (!inForm && call.headers.authorization !== basic(clientId, clientSecret))
          return sendJson(res, 401, {
            error: 'invalid_client',
            error_description: 'The client is not known.',
          });
        const grant = form.get('grant_type');
        if (grant === 'refresh_token' && !refreshes.delete(form.get('refresh_token') ?? ''))
          return sendJson(res, 400, {
            error: 'invalid_grant',
            error_description: 'The refresh token is spent.',
          });
        if (grant !== 'refresh_token' && grant !== 'client_credentials')
          return sendJson(res, 400, { error: 'unsupported_grant_type' });
        const { token, expiresIn } = issue(call);
        const refresh = `refresh-${issued}`;
        refreshes.add(refresh);
        const scope = form.get('scope') ?? '';
        sendJson(
          res,
          200,
          { access_token: token, token_type: 'Bearer', expires_in: expiresIn, refresh_token: refresh, scope },
          { 'cache-control': 'no-store' },
        );
      },
    },
    {
      id: 'auth-token',
      path: '/auth/token',
      about: 'a Bearer token that /auth/login or /auth/oauth/token gave out and that has not expired',
      answer: (call, res) => {
        if (holds(call)) ok(res);
        else fail(res, 401, 'The token has expired.', { 'www-authenticate': 'Bearer error="invalid_token"' });
      },
    },
    {
      id: 'auth-renew',
      path: '/auth/renew',
      about: '401 to `token-1`, the first given out, though it has not expired; 200 to any later one',
      answer: (call, res) => {
        if (holds(call) && bearerOf(call) !== 'token-1') ok(res);
        else fail(res, 401, 'The token was revoked.', { 'www-authenticate': 'Bearer error="invalid_token"' });
      },
    },
    {
      id: 'auth-never',
      path: '/auth/never',
      about: '401 to every token: a renewal must not loop',
      answer: (_, res) => refuse(res, 'The token was revoked.'),
    },
    {
      id: 'auth-cookie',
      path: '/auth/cookie',
      about: 'sets the cookie `session`; says whether it came back: {cookie}',
      answer: (call, res) =>
        sendJson(
          res,
          200,
          { cookie: call.headers.cookie ?? null },
          { 'set-cookie': 'session=s1; Path=/; HttpOnly' },
        ),
    },
  ];
};
