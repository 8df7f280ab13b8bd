import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type RequestInput, requestSchema } from './definition.ts';
import { fillSecrets } from './fill.ts';
import { type Overrides, resolveRequest } from './resolve.ts';

const define = (input: Partial<RequestInput>) =>
  v.parse(requestSchema, { id: 'r', name: 'R', url: 'https://api.test/v1', ...input });
const resolve = (input: Partial<RequestInput>, scope = {}, overrides: Overrides = {}) =>
  resolveRequest(define(input), scope, overrides);
const SECRETS = new Map([
  ['key', 'k&y/1'],
  ['other', 'ключ'],
]);
/** The request as it is sent, or its problem's kind and what it is about. */
const send = (input: Partial<RequestInput>, scope = {}, overrides: Overrides = {}, secrets = SECRETS) => {
  const resolved = resolve(input, scope, overrides);
  if (!resolved.ok) return `${resolved.problem.kind}: ${resolved.problem.about}`;
  const ready = fillSecrets(resolved.request, secrets, 'tok');
  return ready.ok ? ready.request : `${ready.problem.kind}: ${ready.problem.about}`;
};
const url = (...args: Parameters<typeof send>) => {
  const sent = send(...args);
  return typeof sent === 'string' ? sent : sent.url;
};
const header = (name: string, ...args: Parameters<typeof send>) => {
  const sent = send(...args);
  return typeof sent === 'string'
    ? sent
    : sent.headers.filter(([one]) => one === name).map(([, value]) => value);
};

describe('the address', () => {
  test.each([
    ['https://api.test/v1/{{d}}/x', 'https://api.test/v1/a.com/x'],
    ['https://api.test/v1/{{d | upper}}?q={{d}}&z', 'https://api.test/v1/A.COM?q=a.com&z'],
    ['https://api.test/{{n ?? 10}}', 'https://api.test/10'],
    ['https://api.test/{{n}}', 'missing-variable: n'],
    ['https://api.test/{{o}}', 'unsafe-value: o'],
    ['https://api.test/a%20b?x=c%26d#frag', 'https://api.test/a%20b?x=c%26d'],
    ['https://api.test?x={{d}}', 'https://api.test/?x=a.com'],
    ['https://{{d}}/x', 'definition: URL'],
    ['https://api.{{d}}/x', 'definition: URL'],
    ['https://api.test{{d}}', 'definition: URL'],
    ['{{d}}/x', 'definition: URL'],
    ['https://user:pw@api.test/x', 'definition: URL'],
    ['https://api.test/%{{d}}', 'definition: URL'],
    ['ftp://api.test/', 'definition: URL'],
    ['http://api.test/', 'origin-refused: URL'],
    ['http://127.0.0.1:9/x', 'http://127.0.0.1:9/x'],
    ['https://api.test/{{p | raw}}', 'https://api.test/a%20b:c'],
    ['https://api.test/{{s | raw}}', 'unsafe-value: s'],
    ['https://api.test/q?x={{amp | raw}}', 'https://api.test/q?x=a%26b/c'],
  ])('%s', (address, expected) => {
    expect(url({ url: address }, { d: 'a.com', o: { a: 1 }, p: 'a%20b:c', s: 'a%2fb', amp: 'a&b/c' })).toBe(
      expected,
    );
  });

  const row = (value: string, more = {}) => ({ parameters: [{ name: 'p', value, ...more }] });
  test.each([
    [row('{{d}}'), 'https://api.test/v1?p=a.com'],
    [row('{{d}}', { enabled: false }), 'https://api.test/v1'],
    [row('{{no}}'), 'missing-variable: no'],
    [row('{{no}}', { whenEmpty: 'omit' }), 'https://api.test/v1'],
    [row('{{no}}', { whenEmpty: 'send' }), 'https://api.test/v1?p='],
    [row('{{no ?? ""}}', { whenEmpty: 'omit' }), 'https://api.test/v1'],
    [row(''), 'https://api.test/v1?p='],
    [row('{{list}}'), 'https://api.test/v1?p=a%26b&p=c'],
    [row('{{list}}', { list: 'comma' }), 'https://api.test/v1?p=a%26b%2Cc'],
    [row('x {{list}}'), 'https://api.test/v1?p=x%20a%26b%2Cc'],
    [row('a&b=c'), 'https://api.test/v1?p=a%26b%3Dc'],
    [row('{{secret.key}}'), 'https://api.test/v1?p=k%26y%2F1'],
  ])('parameter %j', (input, expected) =>
    expect(url(input, { d: 'a.com', list: ['a&b', 'c'] })).toBe(expected),
  );
});

describe('T8: headers', () => {
  const rows = (value: string, more = {}) => ({ headers: [{ name: 'X-A', value, ...more }] });
  test.each([
    [rows('{{d}}'), ['a.com']],
    [rows('{{bad}}'), 'unsafe-value: bad'],
    [rows('{{accent}}'), 'unsafe-value: accent'],
    [rows('é'), 'unsafe-value: X-A'],
    [rows('a\nb'), 'unsafe-value: X-A'],
    [rows('{{no}}', { whenEmpty: 'omit' }), []],
    [{ headers: [{ name: 'Cookie', value: 'a=b' }] }, 'definition: Cookie'],
    [{ headers: [{ name: 'Sec-Fetch-Mode', value: 'x' }] }, 'definition: Sec-Fetch-Mode'],
    [{ headers: [{ name: 'X A', value: '1' }] }, 'unsafe-value: X A'],
  ])('%j', (input, expected) =>
    expect(header('X-A', input, { d: 'a.com', bad: 'a\r\nX: 1', accent: 'Zürich' })).toEqual(expected),
  );
  test('the message for an accent tells what to do', () => {
    const resolved = resolve(rows('{{accent}}'), { accent: 'Zürich' });
    expect(resolved.ok ? '' : resolved.problem.message).toBe(
      '“accent” holds "ü", which headers cannot carry. Send it in the query or the body, or write it in ASCII.',
    );
  });
});

test('what a rule of the browser sets is chosen, holds no variable, and never a key', () => {
  const agent = { name: 'User-Agent', value: 'Acme' };
  expect(send({ headers: [agent] })).toBe('definition: User-Agent');
  const chosen = { browserHeaders: true } as const;
  expect(header('User-Agent', { headers: [agent], ...chosen })).toEqual(['Acme']);
  expect(send({ headers: [{ name: 'referer', value: 'https://x.test/{{d}}' }], ...chosen }, { d: 'a' })).toBe(
    'unsafe-value: referer',
  );
  const leak = 'definition: Origin';
  expect(send({ auth: { kind: 'header', header: 'Origin', secret: 'key' }, ...chosen })).toBe(leak);
  const custom = { kind: 'custom' as const, headers: [{ name: 'Origin', value: 'x {{secret.key}}' }] };
  expect(send({ auth: custom, ...chosen })).toBe(leak);
  expect(send({ headers: [{ name: 'Cookie', value: 'a' }], ...chosen })).toBe('definition: Cookie');
});

describe('T8: authentication', () => {
  const basic = (text: string) => [`Basic ${Buffer.from(text, 'utf8').toString('base64')}`];
  test.each<[RequestInput['auth'], unknown]>([
    [{ kind: 'none' }, []],
    [{ kind: 'bearer', secret: 'key' }, ['Bearer k&y/1']],
    [
      { kind: 'header', header: 'Authorization', secret: 'key', prefix: 'Token token=' },
      ['Token token=k&y/1'],
    ],
    [{ kind: 'basic', user: 'me', secret: 'other' }, basic('me:ключ')],
    [{ kind: 'basic', user: '{{secret.key}}' }, basic('k&y/1:')],
    [{ kind: 'basic', user: 'ключ', secret: null }, basic('ключ:')],
    [
      { kind: 'custom', headers: [{ name: 'Authorization', value: 'A {{secret.key}} {{d}}' }] },
      ['A k&y/1 a.com'],
    ],
    [{ kind: 'bearer', secret: 'other' }, 'unsafe-value: other'],
    [{ kind: 'bearer', secret: 'nobody' }, 'secret-missing: nobody'],
    [{ kind: 'basic', user: '{{colon}}' }, 'unsafe-value: colon'],
    [
      { kind: 'oauth-client', tokenUrl: 'https://id.test/t', clientId: 'c', clientSecret: 'key' },
      ['Bearer tok'],
    ],
  ])('%j', (auth, expected) =>
    expect(header('Authorization', auth ? { auth } : {}, { d: 'a.com', colon: 'a:b' })).toEqual(expected),
  );
  test('a key in the query replaces a parameter of its name', () => {
    const input = {
      parameters: [{ name: 'api_key', value: '{{d}}' }],
      auth: { kind: 'query', parameter: 'api_key', secret: 'key' },
    } as const;
    expect(url({ ...input, parameters: [...input.parameters] }, { d: 'x' })).toBe(
      'https://api.test/v1?api_key=k%26y%2F1',
    );
  });
  test('no problem shows a part of a secret', () => {
    const resolved = resolve({ auth: { kind: 'bearer', secret: 'key' } });
    if (!resolved.ok) throw new Error('not resolved');
    for (const value of ['canary-\n-canary', 'canary-é-canary', 'canary\0']) {
      const ready = fillSecrets(resolved.request, new Map([['key', value]]));
      expect([ready.ok, JSON.stringify(ready)]).toEqual([false, expect.not.stringMatching(/canary|é/)]);
    }
  });
});

describe('bodies', () => {
  const body = (one: NonNullable<RequestInput['body']>, scope = {}, overrides: Overrides = {}) => {
    const sent = send({ method: 'POST', body: one }, scope, overrides);
    return typeof sent === 'string' ? sent : [sent.headers.at(-1)?.[1], sent.body];
  };
  const json = (template: string) => ({ kind: 'json', template }) as const;
  test.each([
    ['12', '12'],
    ['-3.5', '-3.5'],
    ['007', '"007"'],
    ['1e3', '"1e3"'],
    ['1.50', '"1.50"'],
    ['12345678901234567890', '"12345678901234567890"'],
    [7, '7'],
    [true, 'true'],
    [['a', 1], '["a",1]'],
    [{ a: null }, '{"a":null}'],
    ['true', '"true"'],
  ])('a bare %j is sent as %s', (x, text) =>
    expect(body(json('{"x": {{x}}}'), { x })).toEqual(['application/json', `{"x":${text}}`]),
  );

  test('digits that are written are kept', () =>
    expect(body(json('{"n": 12345678901234567890.10}'))).toEqual([
      'application/json',
      '{"n":12345678901234567890.10}',
    ]));
  test.each([
    [json('{"x": {{no}}}'), 'missing-variable: no'],
    [json('{"x": "{{no}}"}'), 'missing-variable: no'],
    [
      json(
        '{"a": {{no | optional}}, "b": "{{no | optional}}", "c": ["{{no | trim | optional}}", {{q | optional}}], "d": 1}',
      ),
      ['application/json', '{"c":["\\""],"d":1}'],
    ],
    // Within a text there is no key to leave out.
    [json('{"x": "a {{no | optional}}"}'), 'missing-variable: no'],
    [json('{"x": {{o | optional}}}'), ['application/json', '{"x":{}}']],
    [json('{"x": {{no ?? null}}}'), ['application/json', '{"x":null}']],
    [json('{"x": "{{o}}"}'), 'unsafe-value: o'],
    [json('{"x": '), 'definition: body'],
    [json('{"x": {{deep}}}'), 'unsafe-value: deep'],
    [
      { kind: 'text', contentType: 'application/vnd.api+json', template: '{"x": "{{q}}"}' } as const,
      ['application/vnd.api+json', '{"x":"\\""}'],
    ],
    [{ kind: 'text', contentType: 'text/plain', template: 'say {{q}}' } as const, ['text/plain', 'say "']],
    [
      { kind: 'form', fields: [{ name: 'a', value: '{{l}}' }] } as const,
      ['application/x-www-form-urlencoded', 'a=1&a=2+3'],
    ],
  ])('%j', (one, expected) => {
    let deep: unknown = 1;
    for (let i = 0; i < 20_000; i++) deep = [deep];
    expect(body(one as NonNullable<RequestInput['body']>, { o: {}, q: '"', l: ['1', '2 3'], deep })).toEqual(
      expected,
    );
  });
  test('a GET has none', () => expect(url({ body: json('{}') })).toBe('definition: body'));
  test('a written content type stays', () =>
    expect(
      header('content-type', {
        method: 'POST',
        body: json('{}'),
        headers: [{ name: 'content-type', value: 'a/b' }],
      }),
    ).toEqual(['a/b']));
  test('paging sets members by path', () => {
    const patch = { 'page.cursor': 'a"b', size: 5, 'l.0': 9, gone: null };
    expect(
      body(
        json('{"q": {{x}}, "page": {"cursor": null, "k": 1}, "l": [1], "gone": 2}'),
        { x: 1 },
        { body: patch },
      ),
    ).toEqual(['application/json', '{"q":1,"page":{"cursor":"a\\"b","k":1},"l":[9],"size":5}']);
    expect(
      body({ kind: 'graphql', query: '{a}', variables: '' }, {}, { body: { 'variables.after': 'c' } }),
    ).toEqual(['application/json', '{"query":"{a}","variables":{"after":"c"}}']);
    expect(body(json('{}'), {}, { body: JSON.parse('{"__proto__.x": 1}') })).toEqual([
      'application/json',
      '{"__proto__":{"x":1}}',
    ]);
  });
});

describe('other pages', () => {
  const input: Partial<RequestInput> = {
    url: 'https://api.test/v1/list?limit=5',
    parameters: [{ name: 'page', value: '1' }],
    auth: { kind: 'query', parameter: 'k', secret: 'key' },
  };
  test.each<[Overrides, string]>([
    [{ query: { page: '2' } }, 'https://api.test/v1/list?limit=5&page=2&k=k%26y%2F1'],
    [{ query: { page: null, cursor: 'a&b' } }, 'https://api.test/v1/list?limit=5&cursor=a%26b&k=k%26y%2F1'],
    [{ query: { k: 'stolen' } }, 'https://api.test/v1/list?limit=5&page=1&k=k%26y%2F1'],
    [{ url: 'https://api.test/v1/list?page=2&k=echoed' }, 'https://api.test/v1/list?page=2&k=k%26y%2F1'],
    [{ url: 'http://api.test/v1/list?page=2' }, 'https://api.test/v1/list?page=2&k=k%26y%2F1'],
    [{ url: '?page=3' }, 'https://api.test/v1/list?page=3&k=k%26y%2F1'],
    [{ url: '/v2/other' }, 'https://api.test/v2/other?k=k%26y%2F1'],
    [{ url: 'https://evil.test/v1/list?page=2' }, 'origin-refused: URL'],
    [{ url: '//evil.test/x' }, 'origin-refused: URL'],
    [{ url: 'https://api.test@evil.test/' }, 'origin-refused: URL'],
    [{ url: 'https://a:b@api.test/' }, 'origin-refused: URL'],
    [{ url: 'https://api.test:444/' }, 'origin-refused: URL'],
    [{ url: 'javascript:alert(1)' }, 'origin-refused: URL'],
    [{ url: 'http://[' }, 'origin-refused: URL'],
  ])('%j', (overrides, expected) => expect(url(input, {}, overrides)).toBe(expected));
});
