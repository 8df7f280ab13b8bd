/** The call that brings a token, and what its answer says. */
import { readAnswer } from '../core/answer/read.ts';
import { compilePath } from '../core/jsonpath/compile.ts';
import type { TokenAuth } from '../core/request/auth.ts';
import { headerOf } from './judge.ts';
import type { HttpAnswer } from './ports.ts';
import type { DraftToken } from './tokens.ts';

export interface TokenAnswer {
  readonly value: string;
  readonly validMs: number;
  /** A rotated refresh token. */
  readonly refresh: string | null;
}

/** RFC 6749, 5.1 leaves the time out; an hour is what most mean. */
const USUAL_SECONDS = 3600;
const MOST_SECONDS = 400 * 86_400;

/** @returns null when the answer holds no token. */
export function readToken(
  auth: TokenAuth,
  answer: Extract<HttpAnswer, { kind: 'answer' }>,
): TokenAnswer | null {
  const read = readAnswer({ bytes: answer.bytes, contentType: headerOf(answer.headers, 'content-type') });
  if (!read.ok) return null;
  const at = (path: string): unknown => {
    const compiled = compilePath(path);
    const found = compiled.ok ? compiled.query(read.value) : null;
    return found?.ok ? found.matches[0]?.value : undefined;
  };
  const login = auth.kind === 'login';
  const value = at(login ? auth.tokenPath : '$.access_token');
  if (typeof value !== 'string' || value === '' || value.length > 20_000) return null;
  const told = Number(at(login ? (auth.expiresPath ?? '$.expires_in') : '$.expires_in') ?? Number.NaN);
  const usual = login ? auth.validSeconds : USUAL_SECONDS;
  const seconds = Number.isFinite(told) && told > 0 ? Math.min(told, MOST_SECONDS) : usual;
  const refresh = login ? null : at('$.refresh_token');
  return {
    value,
    validMs: seconds * 1000,
    refresh: typeof refresh === 'string' && refresh !== '' ? refresh : null,
  };
}

/** Not wired yet. */
export const draftToken: DraftToken = () => {
  throw new Error('No builder.');
};
