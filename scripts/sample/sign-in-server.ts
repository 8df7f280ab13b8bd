// A certified OpenID provider (npm `oidc-provider`) with its own log-in pages: authorization code with PKCE, refresh
// tokens that rotate and are taken once, revocation, and a resource (`/me`) that takes its access tokens. Loopback only.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

export interface SignInServer {
  readonly origin: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Answers `{ sub }` to who holds an access token. */
  readonly resource: string;
  /** The grants that the token address was asked for, in order: `authorization_code`, `refresh_token`. */
  readonly grants: () => readonly string[];
  /** The provider takes this access token no more, though it has not expired. */
  readonly revoke: (accessToken: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SignInServerOptions {
  readonly redirectUri: string;
  /** Null is a client without a secret. */
  readonly clientSecret?: string | null;
  /** Seconds for which an access token is good. */
  readonly tokenSeconds?: number;
}

export const CLIENT_ID = 'loupe-client';

export async function startSignInServer(options: SignInServerOptions): Promise<SignInServer> {
  const { redirectUri, clientSecret = null, tokenSeconds = 3600 } = options;
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  const origin = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        ...(clientSecret === null
          ? { token_endpoint_auth_method: 'none' as const }
          : { client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_basic' as const }),
      },
    ],
    scopes: ['openid', 'offline_access'],
    rotateRefreshToken: true,
    ttl: { AccessToken: tokenSeconds },
    features: { revocation: { enabled: true } },
  });
  const grants: string[] = [];
  provider.on('grant.success', context => grants.push(String(context.oidc.params?.['grant_type'])));
  provider.on('grant.error', context => grants.push(`${context.oidc.params?.['grant_type']}, refused`));
  server.on('request', provider.callback());
  return {
    origin,
    authorizeUrl: `${origin}/auth?prompt=consent`,
    tokenUrl: `${origin}/token`,
    resource: `${origin}/me`,
    grants: () => grants,
    revoke: async accessToken => {
      await (await provider.AccessToken.find(accessToken))?.destroy();
    },
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * A person at the provider's pages, without a browser: follows every redirect with its cookies, and sends the log-in and
 * the consent as its forms do. @returns the address that the provider sends the person back to
 */
export async function signInByHand(address: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  let form: URLSearchParams | null = null;
  for (let steps = 0; steps < 20; steps++) {
    const answer: Response = await fetch(next, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    form = null;
    const target = answer.headers.get('location');
    if (target !== null) {
      next = new URL(target, next).href;
      if (next.startsWith(redirectUri)) return next;
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(`No form to fill (${answer.status}): ${page.slice(0, 200)}`);
    next = new URL(action, next).href;
    form = new URLSearchParams({ prompt, login: 'ada', password: 'any' });
  }
  throw new Error('The sign-in never ends.');
}
