/** Access tokens: the calls that fetch them (RFC 6749, RFC 7636) and what their answers hold. No call is made here. */
import { readDate } from '../field/date.ts';
import { compilePath } from '../jsonpath/compile.ts';
import { sha256 } from '../sha256.ts';
import { lookUp } from '../template/scope.ts';
import { fillHeader } from './apply-auth.ts';
import type { TokenAuth } from './auth.ts';
import { fillBody } from './body.ts';
import { fillPairs, joinPairs, type Pair, pair } from './pairs.ts';
import { hasToken, joined, type Piece, type Pieces, secretsIn } from './pieces.ts';
import { type Resolution, type ResolvedRequest, refusal, refuseFault } from './resolved.ts';
import { parseUrlTemplate } from './url-template.ts';
import { base64OfBytes } from './web.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

type OAuth = Exclude<TokenAuth, { kind: 'login' }>;
type Owner = { readonly id: string; readonly provider: string };

/** What a sign-in gave back, to be exchanged once (RFC 6749, 4.1.3). */
export interface SignIn {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/**
 * The call that fetches an access token, or renews it.
 * @param signIn only directly after a sign-in of `oauth-code`; without it the refresh token is used
 */
export function tokenRequest(owner: Owner, auth: TokenAuth, signIn: SignIn | null = null): Resolution {
  if (auth.kind === 'login') return loginRequest(owner, auth);
  const grant: [string, Pieces | string][] =
    auth.kind === 'oauth-client'
      ? [['grant_type', 'client_credentials']]
      : signIn
        ? [
            ['grant_type', 'authorization_code'],
            ['code', signIn.code],
            ['redirect_uri', signIn.redirectUri],
            ['code_verifier', signIn.verifier],
          ]
        : [
            ['grant_type', 'refresh_token'],
            ['refresh_token', [{ kind: 'secret', name: auth.refreshSecret, place: 'form' }]],
          ];
  if (auth.scope && !signIn) grant.push(['scope', auth.scope]);
  if (auth.audience) grant.push(['audience', auth.audience]);
  const id = fillHeader('The client id', auth.clientId, 'form', {});
  if (!id.ok) return refuseFault(owner, id.fault, 'auth');
  const secret: Pieces = auth.clientSecret
    ? [{ kind: 'secret', name: auth.clientSecret, place: 'form' }]
    : [];
  const byBasic = auth.clientAuth === 'basic' && secret.length > 0;
  const credentials: Piece = { kind: 'client-basic', user: encodedId(auth, id.pieces), password: secret };
  const own = fillPairs(
    (auth.parameters ?? []).map(row => ({ ...row, enabled: true, whenEmpty: 'error', list: 'repeat' })),
    'form',
    {},
  );
  if (!own.ok) return refuseFault(owner, own.fault, 'auth');
  const named = new Set(own.pairs.map(one => one.name));
  const usual: Pair[] = grant.map(([name, value]) => pair('form', name, value));
  if (!byBasic) {
    usual.push(pair('form', 'client_id', encodedId(auth, id.pieces)));
    if (secret.length > 0) usual.push(pair('form', 'client_secret', secret));
  }
  const pairs = [...usual.filter(one => !named.has(one.name)), ...own.pairs];
  return post(
    owner,
    auth.tokenUrl,
    [
      ['Content-Type', [FORM_TYPE]],
      ['Accept', ['application/json']],
      ...(byBasic ? ([['Authorization', ['Basic ', credentials]]] as const) : []),
    ],
    joined(joinPairs(pairs).pieces),
  );
}

/** The client id's own text is form-encoded like its values are. */
const encodedId = (auth: OAuth, pieces: Pieces): Pieces =>
  auth.clientId.includes('{{') ? pieces : pair('form', '', auth.clientId).pieces.slice(1);

function loginRequest(owner: Owner, auth: Extract<TokenAuth, { kind: 'login' }>): Resolution {
  const body = fillBody(
    auth.format === 'form'
      ? { kind: 'text', contentType: FORM_TYPE, template: auth.body }
      : { kind: 'json', template: auth.body },
    {},
  );
  if (!body.ok)
    return 'fault' in body
      ? refuseFault(owner, body.fault, 'auth')
      : refusal(owner, 'definition', `The login’s body: ${body.template.message}`, 'auth', 'body');
  const own: [string, Pieces][] = [];
  for (const { name, value } of auth.headers) {
    const filled = fillHeader(name, value, 'header', {});
    if (!filled.ok) return refuseFault(owner, filled.fault, 'auth');
    own.push([name, filled.pieces]);
  }
  const type = body.contentType ?? FORM_TYPE;
  const usual: [string, Pieces][] = [
    ['Content-Type', [type]],
    ['Accept', ['application/json']],
  ];
  const named = new Set(own.map(([name]) => name.toLowerCase()));
  const headers = [...usual.filter(([name]) => !named.has(name.toLowerCase())), ...own];
  return post(owner, auth.url, headers, body.pieces ?? []);
}

function post(owner: Owner, url: string, headers: ResolvedRequest['headers'], body: Pieces): Resolution {
  const address = fixedUrl(url);
  if (!address)
    return refusal(
      owner,
      'definition',
      'The address for tokens is not an https:// address without variables.',
      'auth',
      'URL',
    );
  const everything = [...headers.flatMap(([, value]) => value), ...body];
  return {
    ok: true,
    request: {
      requestId: owner.id,
      method: 'POST',
      origin: address.origin,
      url: [address.url],
      shape: address.url,
      headers,
      body,
      secrets: secretsIn(everything),
      needsToken: hasToken(everything),
      session: false,
    },
  };
}

/** A token's address is written out whole: it decides who receives the client's secret. */
export function fixedUrl(written: string): { url: string; origin: string } | null {
  const parsed = parseUrlTemplate(written);
  if (!parsed.ok || written.includes('{{') || written.includes('#')) return null;
  return { url: written.trim(), origin: parsed.url.origin };
}

/** The page where a person signs in (RFC 6749, 4.1.1, with PKCE). Null where the definition's address is none. */
export function authorizeUrl(
  auth: Extract<TokenAuth, { kind: 'oauth-code' }>,
  to: { readonly redirectUri: string; readonly state: string; readonly challenge: string },
): string | null {
  const address = fixedUrl(auth.authorizeUrl);
  if (!address || auth.clientId.includes('{{')) return null;
  const fields: [string, string][] = [
    ['response_type', 'code'],
    ['client_id', auth.clientId],
    ['redirect_uri', to.redirectUri],
    ['state', to.state],
    ['code_challenge', to.challenge],
    ['code_challenge_method', 'S256'],
  ];
  if (auth.scope) fields.push(['scope', auth.scope]);
  if (auth.audience) fields.push(['audience', auth.audience]);
  const { pieces } = joinPairs(fields.map(([name, value]) => pair('query', name, value)));
  return `${address.url}${address.url.includes('?') ? '&' : '?'}${pieces.join('')}`;
}

/** @param random 32 random bytes (RFC 7636, 4.1) */
export function pkce(random: Uint8Array): { readonly verifier: string; readonly challenge: string } {
  const url = (bytes: Uint8Array): string =>
    base64OfBytes(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const verifier = url(random);
  const digest = sha256(verifier).match(/../g) ?? [];
  return { verifier, challenge: url(Uint8Array.from(digest, hex => Number.parseInt(hex, 16))) };
}

export type ReadToken =
  | {
      readonly ok: true;
      readonly token: string;
      /** Null where the answer does not say; then it is used until it is refused. */
      readonly expiresInSeconds: number | null;
      /** A new refresh token, which replaces the old one. */
      readonly refreshToken: string | null;
      readonly scope: string | null;
    }
  /**
   * `grant`: the refresh token or the code is spent or revoked, and a person must sign in anew. `client`: the client's id
   * or secret is not taken. `other`: an error of another name. `unreadable`: nothing that RFC 6749 knows.
   */
  | {
      readonly ok: false;
      readonly kind: 'grant' | 'client' | 'other' | 'unreadable';
      readonly message: string;
    };

/** RFC 6749, 5.2 and 4.1.2.1; OpenID Connect Core, 3.1.2.6. */
const GRANT_ERRORS = ['invalid_grant', 'access_denied', 'login_required', 'interaction_required'];
const CLIENT_ERRORS = ['invalid_client', 'unauthorized_client'];

/**
 * Reads the answer of a token call: RFC 6749, 5.1 and 5.2, or a login's own paths.
 * @param now milliseconds, for who names the moment of the end in place of the seconds until then
 */
export function readToken(auth: TokenAuth, answer: unknown, now: number): ReadToken {
  const fail = (kind: Exclude<ReadToken, { ok: true }>['kind'], message: string): ReadToken => ({
    ok: false,
    kind,
    message,
  });
  const string = (name: string): string | null => {
    const value = lookUp(answer, [name]);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const error = string('error');
  if (auth.kind !== 'login' && error) {
    const said = string('error_description')?.slice(0, 200).replace(/\.$/, '');
    const kind = GRANT_ERRORS.includes(error) ? 'grant' : CLIENT_ERRORS.includes(error) ? 'client' : 'other';
    return fail(kind, `No access token was given: ${error.slice(0, 60)}${said ? ` (${said})` : ''}.`);
  }
  const token = auth.kind === 'login' ? pick(auth.tokenPath, answer) : string('access_token');
  if (typeof token !== 'string' || token === '') {
    return fail(
      'unreadable',
      auth.kind === 'login'
        ? `The answer holds no text at ${auth.tokenPath}.`
        : 'The answer holds no access_token.',
    );
  }
  if (token.length > 16_000) return fail('unreadable', 'The access token is longer than 16,000 characters.');
  const type = string('token_type');
  // Vendors write Bearer, bot, JWT, BearerToken and mean the same; only these need a proof with each call (RFC 6749, 7.1).
  if (auth.kind !== 'login' && type && /^(?:mac|dpop|pop)$/i.test(type)) {
    return fail(
      'unreadable',
      `The access token is of the kind "${type.slice(0, 40)}", which wants each call signed. Loupe can use Bearer tokens.`,
    );
  }
  const written =
    auth.kind === 'login'
      ? auth.expiresPath
        ? pick(auth.expiresPath, answer)
        : auth.validSeconds
      : lookUp(answer, ['expires_in']);
  const seconds = secondsIn(written, now);
  const known = seconds > 0;
  return {
    ok: true,
    token,
    expiresInSeconds: known
      ? Math.min(seconds, 366 * 86_400)
      : auth.kind === 'login'
        ? auth.validSeconds
        : null,
    refreshToken: auth.kind === 'login' ? null : string('refresh_token'),
    scope: auth.kind === 'login' ? null : string('scope'),
  };
}

/** More seconds than this (three years) are a moment: since 1970, or as a date. NaN where nothing is told. */
const MOST_SECONDS = 1e8;

function secondsIn(written: unknown, now: number): number {
  const text = typeof written === 'string' ? written.trim() : written;
  const seconds = Number(text === '' ? Number.NaN : (text ?? Number.NaN));
  if (Math.abs(seconds) < MOST_SECONDS) return seconds;
  const date = readDate(text);
  return date.ok ? (Date.parse(date.value) - now) / 1000 : Number.NaN;
}

function pick(path: string, answer: unknown): unknown {
  const compiled = compilePath(path);
  if (!compiled.ok) return undefined;
  const found = compiled.query(answer);
  return found.ok ? found.matches[0]?.value : undefined;
}
