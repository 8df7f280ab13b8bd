/** Reads a browser's "Copy as fetch": its arguments are plain JSON, so nothing is run. */
import type { CurlCall, CurlRead } from './call.ts';

export const isFetch = (text: string): boolean => /^\s*(?:await\s+)?fetch\s*\(/.test(text);

export function readFetch(text: string): CurlRead {
  const refuse = (message: string): CurlRead => ({ ok: false, problem: { kind: 'syntax', message } });
  const from = text.indexOf('(');
  const to = text.lastIndexOf(')');
  const args = from < 0 || to < from ? null : json(`[${text.slice(from + 1, to)}]`);
  if (!Array.isArray(args)) {
    return refuse(
      'This fetch call is not as a browser copies it. Use "Copy as fetch" or "Copy as cURL" in the network panel.',
    );
  }
  const [url, given] = args;
  if (typeof url !== 'string') return refuse('This fetch call names no address.');
  const options = isRecord(given) ? given : {};
  const { headers, method, body, credentials, referrer } = options;
  if (body !== undefined && body !== null && typeof body !== 'string')
    return refuse('The body of this fetch call is no text.');
  const list = isRecord(headers)
    ? Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      )
    : [];
  if (typeof referrer === 'string' && referrer !== '') list.push(['Referer', referrer]);
  return {
    ok: true,
    call: callOf(
      { method: typeof method === 'string' ? method : 'GET', url, headers: list, body: body ?? null },
      credentials === 'include',
    ),
  };
}

/** A call as a browser recorded it. `signedIn`: the page's own cookies went along. */
export function callOf(
  sent: Pick<CurlCall, 'method' | 'url' | 'headers' | 'body'>,
  signedIn: boolean,
): CurlCall {
  const warnings = signedIn
    ? [
        'The page sent your own sign-in along. If the API needs it, turn on "Run as me" in the authentication settings.',
      ]
    : [];
  return {
    ...sent,
    guessedScheme: false,
    basic: null,
    bearer: null,
    timeoutSeconds: null,
    retries: null,
    warnings,
  };
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
