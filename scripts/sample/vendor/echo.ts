// Gives back what arrived, so that a test sees the request itself.
import type { Call } from '../listen.ts';
import { sendJson } from '../listen.ts';
import type { Family } from './scenario.ts';

/** What a call was: `headers` with lower-case names, `rawHeaders` as sent, `body` as UTF-8 and Base64. */
export function seen(call: Call): Record<string, unknown> {
  const { method, url, headers, rawHeaders, body } = call;
  return {
    method,
    url: url.href,
    path: url.pathname,
    query: [...url.searchParams],
    headers,
    rawHeaders,
    body: body.toString('utf8'),
    bodyBase64: body.toString('base64'),
  };
}

export const echo: Family = () => [
  {
    id: 'echo',
    path: '/echo',
    about: '200 {method, url, path, query, headers, rawHeaders, body, bodyBase64} as received',
    answer: (call, res) => sendJson(res, 200, seen(call)),
  },
  {
    id: 'echo-error',
    path: '/echo-error',
    about: '401 whose message repeats the Authorization header and the URL: it must not reach a log',
    answer: (call, res) =>
      sendJson(res, 401, {
        error: { message: `Not valid: ${call.headers.authorization ?? 'none'} at ${call.url.href}` },
        headers: call.headers,
      }),
  },
  {
    id: 'echo-headers',
    path: '/echo-headers',
    about: '200 with repeated and strange response headers',
    answer: (_, res) => {
      res.setHeader('x-list', ['one', 'two']);
      res.setHeader('set-cookie', ['a=1', 'b=2']);
      sendJson(res, 200, { ok: true }, { 'x-latin': 'caf\xe9', 'x-empty': '' });
    },
  },
];
