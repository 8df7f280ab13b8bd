import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { requestSchema } from '../request/definition.ts';
import { fillSecrets, type ReadyRequest } from '../request/fill.ts';
import { forbiddenHeader } from '../request/forbidden.ts';
import { resolveRequest } from '../request/resolve.ts';
import { parseCurl, readCurl } from './parse.ts';

const FILE = '../shared/suites/curl/commands.json';

interface Recorded {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly [string, string][];
  readonly body: string;
}
interface Case {
  readonly name: string;
  readonly command: string;
  readonly http?: Recorded;
}

/** What only a shell, a file or a multipart writer could send: refused, with a sentence. */
const REFUSED = new Set([
  'post_binary_file',
  'put_with_T_option',
  'put_with_file',
  'read_stdin',
  'redirect_command_data',
  'redirect_command_url_query',
  'redirect_variable_data',
  'upload_file',
  'multiple_urls',
  'url_query_reads_file',
]);
/** What a browser cannot send as it was: said in a warning or a refusal. */
const CHANGED = new Set(['options', 'strange_http_method', 'multiline_post_with_data']);

const IGNORED = /^(?:user-agent|host|content-length)$/i;
const sortedHeaders = (
  headers: readonly (readonly [string, string])[],
  skip: (name: string) => boolean,
): string[] =>
  headers
    .filter(([name, value]) => !skip(name) && !(name.toLowerCase() === 'accept' && value === '*/*'))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .sort();

const pathOf = (target: string): string => (target.startsWith('/') ? target : `/${target}`);
const pairs = (text: string): string[][] => [...new URLSearchParams(text)];

/** Sends what was imported, with its keys filled in, as Loupe would. */
function sent(command: string): ReadyRequest {
  const parsed = parseCurl(command);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const def = v.parse(requestSchema, { id: 'r', ...parsed.request });
  const resolved = resolveRequest(def, {});
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const ready = fillSecrets(
    resolved.request,
    new Map(parsed.secrets.map(one => [one.suggestedName, one.value || '$DO_API_TOKEN'])),
  );
  if (!ready.ok) throw new Error(ready.problem.message);
  return ready.request;
}

describe.skipIf(!existsSync(FILE))('public cURL commands (skipped without the suite)', () => {
  const cases: readonly Case[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).cases : [];
  const recorded = cases.flatMap(one => (one.http ? [{ ...one, http: one.http }] : []));

  test('none crashes, and what is refused says why', () => {
    expect([cases.length, recorded.length]).toEqual([108, 64]);
    for (const { name, command } of cases) {
      const parsed = parseCurl(command);
      if (parsed.ok) v.parse(requestSchema, { id: 'r', ...parsed.request });
      else expect([name, parsed.problem.message.length > 20]).toEqual([name, true]);
    }
  });

  test.each(recorded)('$name: the call is what curl sent', ({ name, command, http }) => {
    const read = readCurl(command);
    if (REFUSED.has(name)) {
      expect(read.ok ? 'read' : read.problem.kind).toBe('unsupported');
      return;
    }
    if (!read.ok) throw new Error(read.problem.message);
    const { call } = read;
    const url = new URL(call.url);
    const target = call.url.replace(/^https?:\/\/[^/?]*/, '').replace(/#.*/, '');
    expect(call.method).toBe(http.method);
    expect(pathOf(target)).toBe(pathOf(http.target));
    const auth = call.bearer
      ? [['Authorization', `Bearer ${call.bearer}`] as const]
      : call.basic
        ? [['Authorization', `Basic ${btoa(`${call.basic.user}:${call.basic.password}`)}`] as const]
        : [];
    expect(sortedHeaders([...call.headers, ...auth], name => IGNORED.test(name))).toEqual(
      sortedHeaders(http.headers, name => IGNORED.test(name)),
    );
    // The recording ends with a line break of its own.
    expect(`${call.body ?? ''}\n`).toBe(http.body);
    expect(url.hostname).not.toBe('');
  });

  test.each(recorded.filter(one => !REFUSED.has(one.name) && !CHANGED.has(one.name)))(
    '$name: what Loupe sends means the same',
    ({ command, http }) => {
      const request = sent(command);
      const url = new URL(request.url);
      const [path = '', ...query] = pathOf(http.target).split('?');
      expect(request.method).toBe(http.method);
      expect(url.pathname).toBe(path.startsWith('/') ? path : '/');
      expect(pairs(url.search)).toEqual(pairs(query.join('?')));
      const skip = (name: string) => IGNORED.test(name) || forbiddenHeader(name) !== null;
      expect(sortedHeaders(request.headers, skip)).toEqual(sortedHeaders(http.headers, skip));
      const body = http.body.replace(/\n$/, '');
      const type = http.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
      if ((request.body ?? '') === body) return;
      if (/json/.test(type) || /^\s*[{[]/.test(body))
        expect(JSON.parse(request.body ?? '')).toEqual(JSON.parse(body));
      else if (/form/.test(type)) expect(pairs(request.body ?? '')).toEqual(pairs(body));
      else expect(request.body ?? '').toBe(body);
    },
  );

  test('no pasted key stays in a definition', () => {
    for (const { name, command } of cases) {
      const parsed = parseCurl(command);
      if (!parsed.ok) continue;
      const text = JSON.stringify(parsed.request);
      for (const secret of parsed.secrets.filter(one => one.value.length > 6))
        expect([name, text]).toEqual([name, expect.not.stringContaining(secret.value)]);
    }
  });
});
