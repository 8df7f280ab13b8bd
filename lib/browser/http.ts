/** Calls over the network by `fetch`: one call, one time limit that covers the body, a cap on decompressed bytes. Never throws. */
import { isRuleHeader } from '../core/request/forbidden.ts';
import type { Http, HttpAnswer, HttpOptions, HttpRequest } from '../engine/ports.ts';
import type { HeaderRules } from './header-rules.ts';

type Failure = Extract<HttpAnswer, { kind: 'failed' }>['cause'];

export interface HttpParts {
  readonly fetch?: typeof fetch;
  /** Tells when there is no network at all; a wrong `true` does no harm. */
  readonly online?: () => boolean;
  /** Sets the headers that a browser's fetch drops; without it they go to fetch like all others. */
  readonly rules?: HeaderRules;
}

export function createHttp({
  fetch: fetchNow = (input, init) => fetch(input, init),
  online = () => globalThis.navigator?.onLine ?? true,
  rules,
}: HttpParts = {}): Http {
  if (!rules) return { send: (request, options) => send(fetchNow, online, request, options) };
  return {
    send: async (request, options) => {
      const start = performance.now();
      const byRule = request.headers.filter(([name]) => isRuleHeader(name));
      const headers = request.headers.filter(([name]) => !isRuleHeader(name));
      let turn: Awaited<ReturnType<HeaderRules['enter']>>;
      try {
        turn = await rules.enter(new URL(request.url).origin, byRule);
      } catch {
        // Nothing was sent: the call would have gone without what it was to carry.
        return { kind: 'failed', cause: 'network', ms: performance.now() - start };
      }
      try {
        return await send(fetchNow, online, { ...request, headers }, options);
      } finally {
        turn.leave();
      }
    },
  };
}

/** Without rules for headers, as in a process that is no browser. */
export const http: Http = createHttp();

async function send(
  fetchNow: typeof fetch,
  online: () => boolean,
  { method, url, headers, body }: HttpRequest,
  { timeoutMs, maxBytes, followRedirects, session, signal }: HttpOptions,
): Promise<HttpAnswer> {
  const start = performance.now();
  const failed = (cause: Failure): HttpAnswer => ({ kind: 'failed', cause, ms: performance.now() - start });
  if (signal?.aborted) return failed('aborted');
  if (!online()) return failed('offline');
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, timeoutMs);
  const abort = (): void => stop.abort();
  signal?.addEventListener('abort', abort, { once: true });
  const cause = (otherwise: Failure): HttpAnswer =>
    failed(signal?.aborted ? 'aborted' : late ? 'timeout' : otherwise);
  try {
    let response: Response;
    try {
      response = await fetchNow(url, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        body,
        redirect: followRedirects ? 'follow' : 'manual',
        credentials: session ? 'include' : 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: stop.signal,
      });
    } catch {
      return cause('network');
    }
    // In a browser the answer is opaque; Node shows the status.
    if (response.type === 'opaqueredirect' || (!followRedirects && isRedirect(response.status))) {
      void response.body?.cancel().catch(() => undefined);
      return { kind: 'redirect' };
    }
    let bytes: Uint8Array | null;
    try {
      bytes = await readBody(response, maxBytes);
    } catch {
      return cause('cut');
    }
    if (bytes === null) {
      stop.abort();
      return failed('too-large');
    }
    return {
      kind: 'answer',
      status: response.status,
      headers: [...response.headers],
      bytes,
      ms: performance.now() - start,
      url: response.url || url,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** 304 is no redirect, and 300 has no agreed meaning. */
const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** @returns null as soon as more than `most` bytes have come out of the decompression. */
async function readBody(response: Response, most: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array(0);
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      void reader.cancel().catch(() => undefined);
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
