/** Access tokens: read, renewed once for all who need one at the same time, and written down with the rotated refresh token. */
import { afterServer, backoffDelay } from '../core/backoff.ts';
import { cacheKey } from '../core/cache-key.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { TokenAuth } from '../core/request/auth.ts';
import type { SignIn } from '../core/request/token.ts';
import type { CallContext } from './call.ts';
import { type Draft, type Drafted, draftToken } from './draft.ts';
import type { Gate } from './gate.ts';
import type { KeptToken, Ports } from './ports.ts';
import { createRedactor } from './redact.ts';
import { again, end, type Once, repeat } from './repeat.ts';
import { namesOf } from './send.ts';
import { judgeToken, type Said, type TokenAnswer } from './token-answer.ts';

export type TokenRead =
  | { readonly ok: true; readonly value: string | null; readonly rev: number | null }
  | { readonly ok: false; readonly problem: Problem; readonly until?: number };

export interface TokenSource {
  /** The token that the request's auth needs; null where it needs none. @param staleRev this revision was refused: renew. */
  get(stored: StoredRequest, context: CallContext, staleRev: number | null): Promise<TokenRead>;
  /** Exchanges what a sign-in gave back for a token, and keeps the refresh token. @returns null when all went well */
  exchange(stored: StoredRequest, signIn: SignIn): Promise<Problem | null>;
}

export type DraftToken = (stored: StoredRequest, auth: TokenAuth, signIn?: SignIn | null) => Drafted;

type Again = Extract<Said, { kind: 'again' }>;
type Renewed = { readonly ok: true; readonly token: KeptToken } | Extract<TokenRead, { ok: false }>;

/** A token that is about to end is renewed before: the call takes time too. */
const EARLY_MS = 30_000;
const FOR_GOOD_MS = 10 * 366 * 86_400_000;
const TIMEOUT_MS = 20_000;
const MOST_BYTES = 256 * 1024;
const RETRIES = 2;
/** A longer wait is the caller's row's. */
const LONG_MS = 5000;
/** A refused renewal is not asked again for each of a run's rows. */
const REFUSED_MS = 30_000;

const isTokenAuth = (auth: StoredRequest['definition']['auth']): auth is TokenAuth =>
  auth.kind === 'login' || auth.kind.startsWith('oauth-');

type TokenPorts = Pick<Ports, 'clock' | 'chance' | 'http' | 'permissions' | 'secrets' | 'tokens'>;

export function createTokens(ports: TokenPorts, gate: Gate, draft: DraftToken = draftToken): TokenSource {
  const { clock, chance, http, permissions, secrets, tokens } = ports;
  const renewals = new Map<string, Promise<Renewed>>();
  const refusals = new Map<
    string,
    { readonly until: number; readonly refusal: Extract<TokenRead, { ok: false }> }
  >();

  /** One call to the token's address, with up to two more where the server or the way failed. */
  const call = async (
    auth: TokenAuth,
    key: string,
    stored: StoredRequest,
    token: Draft,
  ): Promise<Renewed> => {
    const names = { ...namesOf(stored), origin: token.origin };
    if (!(await permissions.has(token.origin))) return { ok: false, problem: problem('permission', names) };
    const values = new Map<string, string>();
    for (const secret of token.secrets) {
      const read = await secrets.read(secret, token.origin);
      if (!read.ok)
        return {
          ok: false,
          problem: problem(signInMissing(auth, secret, read.kind) ?? read.kind, { ...names, secret }),
        };
      values.set(secret, read.value);
    }
    const filled = token.fill(values, null);
    if (!filled.ok) return filled;
    const redactor = createRedactor([...values.values()]);
    const once = async (): Promise<Once<Renewed, Again>> => {
      const slot = await gate.enter({
        scopes: [{ key: `origin:${token.origin}`, windows: [], concurrency: 6 }],
        priority: 'person',
        runId: null,
        signal: new AbortController().signal,
      }).turn;
      if (!slot.ok) return end({ ok: false, problem: problem('throttled', names), until: slot.until });
      await slot.start();
      const options = { timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES, followRedirects: false, session: false };
      const answer = await http.send(filled.request, options).finally(() => slot.release());
      const said = judgeToken(auth, answer, names, clock.now());
      if (said.kind === 'token') return end(await keep(auth, key, token.origin, said.token));
      if (said.kind === 'again') return again(said);
      const message = redactor.text(said.problem.message);
      return end({ ok: false, problem: { ...said.problem, message } });
    };
    return repeat({ retries: RETRIES, once, between });
  };

  /** Waits before the next try, or says until when to leave it. */
  const between = async (said: Again, retry: number, left: number): Promise<Renewed | null> => {
    const wait =
      said.waitMs === null ? backoffDelay(retry, chance.next()) : afterServer(said.waitMs, chance.next());
    if (left === 0 || wait > LONG_MS)
      return { ok: false, problem: said.problem, until: clock.now() + Math.max(wait, 1000) };
    await clock.sleep(wait);
    return null;
  };

  const keep = async (auth: TokenAuth, key: string, origin: string, got: TokenAnswer): Promise<Renewed> => {
    const before = await tokens.get(key);
    // Some give one token for good, and nothing to renew it with: it is used until it is refused.
    const forGood =
      auth.kind === 'oauth-code' &&
      got.refresh === null &&
      !got.timed &&
      !(await secrets.read(auth.refreshSecret, origin)).ok;
    const kept: KeptToken = {
      value: got.value,
      expiresAt: clock.now() + (forGood ? FOR_GOOD_MS : got.validMs),
      rev: (before?.rev ?? 0) + 1,
    };
    const rotates = auth.kind === 'oauth-refresh' || auth.kind === 'oauth-code';
    const rotated =
      rotates && got.refresh !== null ? { secret: auth.refreshSecret, value: got.refresh, origin } : null;
    try {
      await tokens.put(key, kept, rotated);
    } catch {
      // The port's one cause: the keys were locked meanwhile.
      return { ok: false, problem: problem('secret-locked') };
    }
    return { ok: true, token: kept };
  };

  /** Null where it is the stale one, or about to end. */
  const fresh = (kept: KeptToken | null, staleRev: number | null): KeptToken | null =>
    kept && kept.rev !== staleRev && kept.expiresAt - clock.now() > EARLY_MS ? kept : null;

  /** @param staleRev the revision that its caller saw, which is no good any more */
  const renew = (key: string, staleRev: number | null, begin: () => Promise<Renewed>): Promise<Renewed> => {
    const running = renewals.get(key);
    if (running) return running;
    const started = (async (): Promise<Renewed> => {
      // Another renewal may have ended between the caller's look at the store and now.
      const token = fresh(await tokens.get(key), staleRev);
      return token ? { ok: true, token } : begin();
    })().finally(() => renewals.delete(key));
    renewals.set(key, started);
    return started;
  };

  return {
    get: async (stored, context, staleRev) => {
      const { auth } = stored.definition;
      if (!isTokenAuth(auth)) return { ok: true, value: null, rev: null };
      const drafted = draft(stored, auth);
      if (!drafted.ok) return drafted;
      const key = keyOf(drafted.draft);
      const kept = await tokens.get(key);
      const good = fresh(kept, staleRev);
      if (good) return { ok: true, value: good.value, rev: good.rev };
      const refused = refusals.get(key);
      if (refused && context.priority === 'run' && clock.now() < refused.until) return refused.refusal;
      const renewed = await renew(key, kept?.rev ?? null, () => call(auth, key, stored, drafted.draft));
      if (renewed.ok) {
        refusals.delete(key);
        return { ok: true, value: renewed.token.value, rev: renewed.token.rev };
      }
      refusals.set(key, { until: clock.now() + REFUSED_MS, refusal: renewed });
      return renewed;
    },
    exchange: async (stored, signIn) => {
      const { auth } = stored.definition;
      if (auth.kind !== 'oauth-code') return problem('definition', { requestId: stored.id, about: 'auth' });
      const lasting = draft(stored, auth);
      const once = draft(stored, auth, signIn);
      if (!lasting.ok) return lasting.problem;
      if (!once.ok) return once.problem;
      // Kept under the key by which a renewal finds it.
      const got = await call(auth, keyOf(lasting.draft), stored, once.draft);
      if (got.ok) refusals.delete(keyOf(lasting.draft));
      return got.ok ? null : got.problem;
    },
  };
}

/** The same token call is the same token, whichever request needs it. Secrets stand in it as names. */
const keyOf = (token: Draft): string => cacheKey('token', token.canonical);

/** Without a refresh token nobody has signed in yet. */
const signInMissing = (auth: TokenAuth, secret: string, kind: string): 'sign-in' | null =>
  auth.kind === 'oauth-code' && secret === auth.refreshSecret && kind === 'secret-missing' ? 'sign-in' : null;

const shared = new WeakMap<Gate, TokenSource>();

/** One source for all that pass the same gate, so that a test and a run do not renew side by side. */
export function tokensOf(ports: TokenPorts, gate: Gate): TokenSource {
  const known = shared.get(gate) ?? createTokens(ports, gate);
  shared.set(gate, known);
  return known;
}
