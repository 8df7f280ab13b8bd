/** The built extension's own worker against httpbin, which nobody here wrote. Skipped where this machine has none. */

import type { RequestInput } from '../../lib/core/request/definition.ts';
import type { TestReport } from '../../lib/engine/test-call.ts';
import { findHttpbin, startHttpbin } from '../../scripts/machine/httpbin.mjs';
import { command, definitionOf, expect, test } from './loupe.ts';

test.skip(findHttpbin() === null, 'python3-httpbin is not installed on this machine');

/** Path, and what the call comes to: a problem's kind, or `ok` with a piece of the answer. */
const CALLS: readonly (readonly [
  path: string,
  kind: string,
  more?: Partial<RequestInput>,
  piece?: RegExp,
])[] = [
  ['/get', 'ok'],
  ['/status/404', 'not found'],
  ['/no/such/path', 'wrong-address'],
  ['/status/401', 'unauthorized'],
  ['/status/418', 'rejected'],
  ['/status/429', 'throttled'],
  ['/status/503', 'server'],
  ['/html', 'html'],
  ['/gzip', 'ok', {}, /"gzipped": ?true/],
  ['/deflate', 'ok', {}, /"deflated": ?true/],
  ['/brotli', 'ok', {}, /"brotli": ?true/],
  ['/stream/5', 'ok'],
  ['/xml', 'ok'],
  ['/bytes/4000?seed=4', 'malformed'],
  ['/stream-bytes/90000', 'too-large', { answer: { maxBytes: 20_000 } }],
  ['/redirect/3', 'ok', {}, /\/get"/],
  ['/delay/3', 'timeout', { answer: { timeoutMs: 300 } }],
  ['/drip?numbytes=20&duration=6&delay=0', 'timeout', { answer: { timeoutMs: 800, format: 'text' } }],
  ['/anything', 'ok', { method: 'POST', body: { kind: 'json', template: '{"name": "{{name}}"}' } }, /Ärger/],
  ['/headers', 'ok', { headers: [{ name: 'X-Row', value: '42' }] }, /"X-Row": ?"42"/],
];

test('each of httpbin’s answers ends as what it is, and no cookie is kept or sent', async ({ own }) => {
  test.setTimeout(60_000);
  const server = await startHttpbin();
  if (!server) throw new Error('httpbin went away.');
  const call = (path: string, more: Partial<RequestInput> = {}) =>
    command(own, {
      do: 'test',
      definition: definitionOf({
        url: `${server.origin}${path}`,
        fields: [{ name: 'x', label: 'X', path: '$..x' }],
        ...more,
      }),
      values: { name: 'Ärger & "Söhne"' },
    }) as Promise<TestReport>;
  try {
    const wrong: string[] = [];
    for (const [path, kind, more, piece] of CALLS) {
      const { problem, notFound, text } = await call(path, more);
      const got = problem?.kind ?? (notFound ? 'not found' : 'ok');
      const readable = text.replace(/\\u([0-9a-f]{4})/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      if (got !== kind) wrong.push(`${path}: ${got}, not ${kind}`);
      else if (piece && !piece.test(readable)) wrong.push(`${path}: ${text.slice(0, 200)}`);
    }
    await call('/cookies/set/session/canary');
    const cookies = await call('/cookies');
    if (!/"cookies": ?\{\}/.test(cookies.text)) wrong.push(`/cookies: ${cookies.text}`);
    expect(wrong).toEqual([]);
  } finally {
    await server.close();
  }
});
