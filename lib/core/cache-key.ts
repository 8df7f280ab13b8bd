/** Under which key an answer is kept: the same call of the same request has the same key, whoever makes it. */
import { sha256 } from './sha256.ts';

/**
 * @param canonical the resolved call with its secrets still as names, so that no key can be guessed from a cache key.
 */
export const cacheKey = (requestId: string, canonical: string): string =>
  sha256(`${requestId.length}:${requestId}\n${canonical}`);

/**
 * The Idempotency-Key of a call (draft-ietf-httpapi-idempotency-key-header): the same in every try of the same call of
 * one run, also after a crash; another run makes another call. Formed as a UUID, since some vendors want one.
 */
export function idempotencyKey(key: string, runId: string | null, since: number): string {
  const hex = sha256(`${key}\n${runId ?? ''}\n${since}`);
  // RFC 9562, 5.8: version 8 is for what an application derives in its own way.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
