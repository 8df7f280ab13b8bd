import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type RequestDefinition, type RequestInput, requestSchema } from './definition.ts';
import { fillSecrets, type ReadyRequest } from './fill.ts';
import { resolveRequest } from './resolve.ts';

const RUNS = 10_000;
const define = (input: Omit<RequestInput, 'id' | 'name'>): RequestDefinition =>
  v.parse(requestSchema, { id: 'r', name: 'R', ...input });

const HOSTILE = [
  '..',
  '.',
  '%2e%2e',
  '.%2E',
  '%2E.',
  '../admin',
  'a/../../b',
  '..\\..',
  '%2f',
  '%252e',
  'a/b',
  '//',
  '\\',
  '?',
  '#',
  '&',
  '=',
  '&admin=1',
  ';',
  ':',
  '@',
  '@evil.test',
  'https://evil.test',
  '{{secret.key}}',
  '{{domain}}',
  '$(x)',
  '"',
  '\\"',
  '","admin":true,"x":"',
  '\r\nX-Evil: 1',
  '\n',
  '\0',
  '\t',
  '\u2028',
  '\ud800',
  '\udfff',
  '😀',
  'é',
  'ﬀ',
  '\u202e',
  ' ',
  '+',
  '%',
  '%zz',
  "'",
  '<',
  '</a>',
  ']]>',
  '<!--',
  '-->',
  '&amp;',
  'null',
  'true',
  '007',
  '12',
  '1e3',
  '-0',
  '12345678901234567890',
  '__proto__',
  'constructor',
  ' ',
];
const value = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 4 })), { maxLength: 5 })
    .map(list => list.join('')),
);

interface Place {
  readonly name: string;
  readonly input: Omit<RequestInput, 'id' | 'name'>;
  /** Checks that only the value's own place holds it. */
  readonly check: (sent: ReadyRequest, value: string) => void;
}

const same = (sent: ReadyRequest, path: string[], query: [string, string][]) => {
  const url = new URL(sent.url);
  expect(url.origin).toBe('https://api.test');
  expect(url.username + url.password + url.hash).toBe('');
  expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', ...path]);
  expect([...url.searchParams]).toEqual(query);
};

const PLACES: readonly Place[] = [
  {
    name: 'path segment',
    input: { url: 'https://api.test/v1/{{x}}/people?a=1' },
    check: (sent, text) => same(sent, ['v1', text, 'people'], [['a', '1']]),
  },
  {
    name: 'path segment with text around it',
    input: { url: 'https://api.test/v1/.{{x}}?a=1' },
    check: (sent, text) => same(sent, ['v1', `.${text}`], [['a', '1']]),
  },
  {
    name: 'query in the address and in the table',
    input: { url: 'https://api.test/q?u={{x}}&b=2', parameters: [{ name: 'n[]', value: 'p{{x}}s' }] },
    check: (sent, text) =>
      same(
        sent,
        ['q'],
        [
          ['u', text],
          ['b', '2'],
          ['n[]', `p${text}s`],
        ],
      ),
  },
  {
    name: 'header',
    input: {
      url: 'https://api.test/h',
      headers: [
        { name: 'X-Before', value: '1' },
        { name: 'X-Value', value: 'v={{x}}' },
      ],
    },
    check: (sent, text) => {
      const headers = new Headers(sent.headers.map(([name, content]) => [name, content]));
      expect([...headers.keys()]).toEqual(['x-before', 'x-value']);
      expect(headers.get('x-value')).toBe(`v=${text}`.trim());
      expect(sent.headers[1]?.[1]).toMatch(/^[\t\x20-\x7e]*$/);
    },
  },
  {
    name: 'form field',
    input: {
      method: 'POST',
      url: 'https://api.test/f',
      body: {
        kind: 'form',
        fields: [
          { name: 'a b', value: '{{x}}' },
          { name: 'z', value: '9' },
        ],
      },
    },
    check: (sent, text) =>
      expect([...new URLSearchParams(sent.body ?? '')]).toEqual([
        ['a b', text],
        ['z', '9'],
      ]),
  },
  {
    name: 'JSON text',
    input: {
      method: 'POST',
      url: 'https://api.test/j',
      body: { kind: 'json', template: '{"a": [{"name": "-{{x}}-"}], "z": 1}' },
    },
    check: (sent, text) => expect(JSON.parse(sent.body ?? '')).toEqual({ a: [{ name: `-${text}-` }], z: 1 }),
  },
  {
    name: 'bare JSON value',
    input: {
      method: 'POST',
      url: 'https://api.test/j',
      body: { kind: 'json', template: '{"n": {{x}}, "z": [{{x}}]}' },
    },
    check: (sent, text) => {
      const read = JSON.parse(sent.body ?? '');
      expect(Object.keys(read)).toEqual(['n', 'z']);
      expect(String(read.n)).toBe(text);
      expect(read.z).toEqual([read.n]);
    },
  },
  {
    name: 'GraphQL variable',
    input: {
      method: 'POST',
      url: 'https://api.test/g',
      body: { kind: 'graphql', query: 'query($d: String!) { c(d: $d) { n } }', variables: '{"d": "{{x}}"}' },
    },
    check: (sent, text) =>
      expect(JSON.parse(sent.body ?? '')).toEqual({
        query: 'query($d: String!) { c(d: $d) { n } }',
        variables: { d: text },
      }),
  },
  {
    name: 'Basic user',
    input: { url: 'https://api.test/b', auth: { kind: 'basic', user: '{{x}}', secret: 'key' } },
    check: (sent, text) => {
      const header = sent.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
      expect(Buffer.from(header.slice(6), 'base64').toString('utf8')).toBe(`${text}:s3cret`);
    },
  },
  {
    name: 'XML text',
    input: {
      method: 'POST',
      url: 'https://api.test/x',
      body: { kind: 'text', contentType: 'text/xml', template: '<a b="{{x}}"><c>{{x}}</c></a>' },
    },
    check: (sent, text) => {
      const escaped = text.replace(
        /[&<>"'\r]/g,
        c =>
          ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' })[c] ?? c,
      );
      expect(sent.body).toBe(`<a b="${escaped}"><c>${escaped}</c></a>`);
      expect((sent.body?.match(/[<>]/g) ?? []).length).toBe(8);
    },
  },
];

const SECRETS = new Map([['key', 's3cret']]);

/** @returns whether it was sent; a refusal names the variable. */
function attempt(place: Place, def: RequestDefinition, text: string): boolean {
  const resolved = resolveRequest(def, { x: text });
  if (!resolved.ok) {
    expect(['missing-variable', 'unsafe-value']).toContain(resolved.problem.kind);
    expect(resolved.problem.about).toBe('x');
    return false;
  }
  const ready = fillSecrets(resolved.request, SECRETS);
  if (!ready.ok) throw new Error(ready.problem.message);
  place.check(ready.request, text.toWellFormed());
  return true;
}

describe('G5: a value never changes the structure around it', () => {
  for (const place of PLACES) {
    test(place.name, () => {
      const def = define(place.input);
      let sent = 0;
      fc.assert(
        fc.property(value, text => {
          if (attempt(place, def, text)) sent++;
        }),
        { numRuns: RUNS },
      );
      // Refusing everything would be safe, and useless.
      expect(sent).toBeGreaterThan(RUNS / 8);
    });
  }

  test('a secret is encoded for its place, and never begins another parameter, header or key', () => {
    const def = define({
      method: 'POST',
      url: 'https://api.test/v1/{{secret.key}}?k={{secret.key}}',
      headers: [{ name: 'X-Key', value: '{{secret.key}}' }],
      body: { kind: 'json', template: '{"k": "{{secret.key}}", "b": {{secret.key}}}' },
    });
    const resolved = resolveRequest(def, {});
    if (!resolved.ok) throw new Error(resolved.problem.message);
    fc.assert(
      fc.property(value, text => {
        const ready = fillSecrets(resolved.request, new Map([['key', text]]));
        if (!ready.ok) {
          expect(['unsafe-value', 'secret-missing']).toContain(ready.problem.kind);
          expect(ready.problem.about).toMatch(/^(key|URL)$/);
          return;
        }
        const url = new URL(ready.request.url);
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'v1', text]);
        expect([...url.searchParams]).toEqual([['k', text]]);
        expect(JSON.parse(ready.request.body ?? '')).toEqual({ k: text, b: text });
      }),
      { numRuns: RUNS },
    );
  });
});

const BLNS = '../shared/suites/naughty-strings/blns.json';
test.skipIf(!existsSync(BLNS))('G5: all naughty strings, in all places', () => {
  const strings: string[] = JSON.parse(readFileSync(BLNS, 'utf8'));
  expect(strings.length).toBe(515);
  for (const place of PLACES) {
    const def = define(place.input);
    for (const text of strings) attempt(place, def, text);
  }
});
