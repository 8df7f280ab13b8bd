/** A network for tests: each call is answered by a function, after a time, and is written down. */
import type { Clock, Http, HttpAnswer, HttpOptions, HttpRequest } from './ports.ts';

export type SimulatedReply =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Text as it is; anything else as JSON. */
      readonly body?: unknown;
      readonly ms?: number;
    }
  | { readonly redirect: true; readonly ms?: number }
  | { readonly cause: Extract<HttpAnswer, { kind: 'failed' }>['cause']; readonly ms?: number }
  /** Accepts the call and never answers. */
  | { readonly hang: true };

export interface SimulatedCall extends HttpRequest {
  readonly options: HttpOptions;
  /** Wall clock and monotonic time at which it left. */
  readonly at: number;
  readonly monotonic: number;
}

export interface SimulatedHttp extends Http {
  readonly calls: SimulatedCall[];
  /** Calls under way now, and the most at any moment. */
  open: number;
  mostOpen: number;
  answer: (call: SimulatedCall, index: number) => SimulatedReply | Promise<SimulatedReply>;
}

export function simulatedHttp(clock: Clock, answer: SimulatedHttp['answer'], latencyMs = 40): SimulatedHttp {
  const http: SimulatedHttp = {
    calls: [],
    open: 0,
    mostOpen: 0,
    answer,
    send: async (request, options) => {
      const call = { ...request, options, at: clock.now(), monotonic: clock.monotonic() };
      http.calls.push(call);
      http.open += 1;
      http.mostOpen = Math.max(http.mostOpen, http.open);
      try {
        return await reply(clock, call, await http.answer(call, http.calls.length - 1), latencyMs);
      } finally {
        http.open -= 1;
      }
    },
  };
  return http;
}

async function reply(
  clock: Clock,
  call: SimulatedCall,
  given: SimulatedReply,
  latencyMs: number,
): Promise<HttpAnswer> {
  const { timeoutMs, signal, maxBytes, followRedirects } = call.options;
  const wanted = 'hang' in given ? Number.POSITIVE_INFINITY : (given.ms ?? latencyMs);
  const ms = Math.min(wanted, timeoutMs);
  try {
    await clock.sleep(ms, signal);
  } catch {
    return { kind: 'failed', cause: 'aborted', ms };
  }
  if (wanted > timeoutMs || 'hang' in given) return { kind: 'failed', cause: 'timeout', ms };
  if ('cause' in given) return { kind: 'failed', cause: given.cause, ms };
  if ('redirect' in given)
    return followRedirects ? { kind: 'failed', cause: 'network', ms } : { kind: 'redirect' };
  const text =
    typeof given.body === 'string' ? given.body : given.body === undefined ? '' : JSON.stringify(given.body);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > maxBytes) return { kind: 'failed', cause: 'too-large', ms };
  const type: [string, string][] =
    typeof given.body === 'string' ? [] : [['content-type', 'application/json']];
  return {
    kind: 'answer',
    status: given.status,
    headers: [...type, ...Object.entries(given.headers ?? {})],
    bytes,
    ms,
    url: call.url,
  };
}
