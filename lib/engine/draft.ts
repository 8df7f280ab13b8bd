/** A call as the engine handles it: built from a definition and values, its secrets still names. */
import type { Problem } from '../core/outcome/problem.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { TokenAuth } from '../core/request/auth.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import { canonical, fillSecrets, maskRequest } from '../core/request/fill.ts';
import { type Overrides, type ResolvedRequest, resolveRequest } from '../core/request/resolve.ts';
import { type SignIn, tokenRequest } from '../core/request/token.ts';
import type { Scope } from '../core/template/scope.ts';
import type { HttpRequest } from './ports.ts';

export interface Draft {
  /** `https://api.hunter.io`: where it goes, and what its secrets must be bound to. */
  readonly origin: string;
  /** The same text for the same call; secrets as names. */
  readonly canonical: string;
  readonly secrets: readonly string[];
  /** As it may be shown and kept. */
  readonly masked: HttpRequest;
  fill(
    secrets: ReadonlyMap<string, string>,
    token: string | null,
  ): { readonly ok: true; readonly request: HttpRequest } | { readonly ok: false; readonly problem: Problem };
}

export type Drafted =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problem: Problem };

export type DraftRequest = (
  definition: RequestDefinition,
  scope: Scope,
  override: Overrides | null,
) => Drafted;

/** Builds the call by its definition. */
export const draftRequest: DraftRequest = (definition, scope, override) => {
  const resolved = resolveRequest(definition, scope, override ?? {});
  return resolved.ok ? { ok: true, draft: draftOf(resolved.request) } : resolved;
};

/** The call that fetches or renews a token. */
export function draftToken(
  { id, definition }: Pick<StoredRequest, 'id' | 'definition'>,
  auth: TokenAuth,
  signIn: SignIn | null = null,
): Drafted {
  const resolved = tokenRequest({ id, provider: definition.provider }, auth, signIn);
  return resolved.ok ? { ok: true, draft: draftOf(resolved.request) } : resolved;
}

const draftOf = (resolved: ResolvedRequest): Draft => ({
  origin: resolved.origin,
  canonical: canonical(resolved),
  secrets: resolved.secrets,
  masked: maskRequest(resolved),
  fill: (secrets, token) => fillSecrets(resolved, secrets, token),
});
