/** Access tokens. */
import type { Problem } from '../core/outcome/problem.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { CallContext } from './call.ts';

export type TokenRead =
  | { readonly ok: true; readonly value: string | null; readonly rev: number | null }
  | { readonly ok: false; readonly problem: Problem; readonly until?: number };

export interface TokenSource {
  /** The token that the request's auth needs; null where it needs none. @param staleRev this revision was refused: renew. */
  get(stored: StoredRequest, context: CallContext, staleRev: number | null): Promise<TokenRead>;
}

/** For requests that need none. */
export const noTokens: TokenSource = { get: async () => ({ ok: true, value: null, rev: null }) };
