import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { requestSchema } from '../request/definition.ts';
import { maskRequest } from '../request/fill.ts';
import { resolveRequest } from '../request/resolve.ts';
import { isKeyName } from './keys.ts';
import { parseCurl, readCurl } from './parse.ts';
import { splitShell } from './shell.ts';
import { toCurl } from './write.ts';

const words = (text: string) => {
  const split = splitShell(text);
  return split.ok ? split.commands.map(command => command.words.map(word => word.text)) : split.message;
};
const read = (text: string) => {
  const parsed = parseCurl(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed;
};
const refusal = (text: string) => {
  const parsed = parseCurl(text);
  return parsed.ok ? 'read' : `${parsed.problem.kind}: ${parsed.problem.message}`;
};

describe('words of a shell', () => {
  test.each([
    [`a 'b c' "d e" f\\ g`, [['a', 'b c', 'd e', 'f g']]],
    [`'it'\\''s' "say \\"hi\\" \\n \\$x"`, [["it's", 'say "hi" \\n $x']]],
    [`a \\\n  b \\\r\n c`, [['a', 'b', 'c']]],
    [`$'tab\\tq\\'\\x41\\u00e9\\u{' x`, [["tab\tq'Aé\\u{", 'x']]],
    [`$"loc" a#b # comment\nnext`, [['loc', 'a#b'], ['next']]],
    [`a; b && c | d & e`, [['a'], ['b'], ['c'], ['d'], ['e']]],
    [`a > out 2>&1 2>/dev/null b`, [['a', 'b']]],
    [`a $X "$Y" \`cmd x\` $(ls -l) $`, [['a', '$X', '$Y', '`cmd x`', '$(ls -l)', '$']]],
    [`a "" '' b`, [['a', '', '', 'b']]],
    [`a 'b`, "A quote ' is not closed. Was the command copied whole?"],
    [`a "b`, 'A quote " is not closed. Was the command copied whole?'],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));
});

describe('what is imported', () => {
  test('a vendor’s example: the key moves out, the query becomes rows', () => {
    const { request, secrets, warnings } = read(
      `$ curl "https://api.hunter.io/v2/domain-search?domain=stripe.com&api_key=abc123def456"`,
    );
    expect(request.url).toBe('https://api.hunter.io/v2/domain-search');
    expect(request.parameters).toEqual([
      { name: 'domain', value: 'stripe.com' },
      { name: 'api_key', value: '{{secret.hunter}}' },
    ]);
    expect(secrets).toEqual([
      { suggestedName: 'hunter', place: 'the parameter api_key', value: 'abc123def456' },
    ]);
    expect(warnings).toEqual([]);
  });
  test.each([
    [`-H 'Authorization: Bearer sk-123456'`, { kind: 'bearer', secret: 'acme' }, 'sk-123456'],
    [
      `-H 'Authorization: Token abcdef'`,
      { kind: 'header', header: 'Authorization', prefix: 'Token ', secret: 'acme' },
      'abcdef',
    ],
    [`-H 'X-Api-Key: abcdef'`, { kind: 'header', header: 'X-Api-Key', secret: 'acme' }, 'abcdef'],
    [`-u me:pass123`, { kind: 'basic', user: 'me', secret: 'acme' }, 'pass123'],
    [`-u sk_live_9:`, { kind: 'basic', user: '{{secret.acme}}', secret: null }, 'sk_live_9'],
    [`-H 'authorization: Basic bWU6cMOkc3M='`, { kind: 'basic', user: 'me', secret: 'acme' }, 'päss'],
    [`--oauth2-bearer tok123`, { kind: 'bearer', secret: 'acme' }, 'tok123'],
    [`-H "Authorization: Bearer $ACME_TOKEN"`, { kind: 'bearer', secret: 'acme-token' }, ''],
  ])('%s', (flags, auth, value) => {
    const { request, secrets } = read(`curl https://api.acme.com/v1/x ${flags}`);
    expect(request.auth).toEqual(auth);
    expect(secrets.map(one => one.value)).toEqual([value]);
  });
  test('keys in bodies', () => {
    const json = read(
      `curl https://a.test/x --json '{"apiKey": "k\\"123", "q": {"password": "p4ss"}, "n": 12345678901234567890}'`,
    );
    expect(json.request.body).toEqual({
      kind: 'json',
      template:
        '{"apiKey": "{{secret.apikey}}", "q": {"password": "{{secret.a}}"}, "n": 12345678901234567890}',
    });
    expect(json.secrets.map(one => one.value).sort()).toEqual(['k"123', 'p4ss']);
    const form = read(`curl https://a.test/x -d client_secret=s3cr3t -d 'a=b c'`);
    expect(form.request.body).toMatchObject({
      kind: 'form',
      fields: [
        { name: 'client_secret', value: '{{secret.a}}' },
        { name: 'a', value: 'b c' },
      ],
    });
  });
  test('keys in what stays one text', () => {
    const { request, secrets } = read(
      `curl 'https://a.test/x?pretty&api_key=k%2F123' -d 'password=p4ss&x=%zz' -d '{}'`,
    );
    expect(request.url).toBe('https://a.test/x?pretty&api_key={{secret.a}}');
    expect(request.body).toMatchObject({ kind: 'text', template: 'password={{secret.password}}&x=%zz&{}' });
    expect(secrets.map(one => one.value)).toEqual(['k/123', 'p4ss']);
  });
  test('JSON under the type of a form keeps both', () => {
    const { request, secrets, warnings } = read(`curl https://a.test/x -d '{"token": "abc123", "q": 1}'`);
    expect(request.body).toEqual({ kind: 'json', template: '{"token": "{{secret.a}}", "q": 1}' });
    expect(request.headers).toEqual([{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }]);
    expect([secrets[0]?.value, warnings.length]).toEqual(['abc123', 1]);
  });
  test.each([
    ['curl http://api.acme.com/', /changed to https/],
    ['curl api.acme.com', /https:\/\/ was put before/],
    ['curl -k https://a.test', /certificates/],
    ['curl -x http://p:1 https://a.test', /proxy is left out/],
    [`curl https://a.test -H 'Cookie: a=b'`, /Run as me/],
    ['curl -X GET https://a.test -d a=b', /POST/],
    ['curl https://a.test/x?a=1&b=2', /outside of quotes/],
    ['curl https://a.test/$ID', /variable of your shell/],
    ['curl https://a.test/{{id}}', /taken as a variable/],
    ['curl https://a.test/ https://b.test/', /first of 2 addresses/],
    ['curl https://a.test/\ncurl https://b.test/', /first of 2 commands/],
  ])('%s is read with a warning', (text, warning) => expect(read(text).warnings.join(' ')).toMatch(warning));
  test('a local address keeps http', () =>
    expect(read('curl localhost:3000/x').request.url).toBe('http://localhost:3000/x'));
  test.each([
    ['wget https://a.test', /^not-curl/],
    ['', /^not-curl/],
    ['curl', /^syntax.*no address/],
    ['curl --nonsense https://a.test', /^syntax.*--nonsense/],
    ['curl https://a.test -H', /^syntax.*missing/],
    ['curl ftp://a.test/', /^unsupported.*https/],
    ['curl -F a=@b https://a.test', /^unsupported.*multipart/],
    ['curl -d @f https://a.test', /^unsupported.*file f/],
    ['curl -T f https://a.test', /^unsupported.*uploads/],
    ['curl -K f', /^unsupported.*-K/],
    ['curl --digest -u a:b https://a.test', /^unsupported.*digest/],
    ['curl -X TRACE https://a.test', /^unsupported.*TRACE/],
    ['curl http://', /^unsupported.*not an address/],
  ])('%s is refused', (text, message) => expect(refusal(text)).toMatch(message));
  test('flags in all their spellings', () => {
    const call = readCurl(
      `curl -sSLXPATCH --url https://a.test --dat x=1 -dy=2 --no-progress-meter -H'A:b' -m2.5`,
    );
    expect(
      call.ok && [call.call.method, call.call.body, call.call.headers[0], call.call.timeoutSeconds],
    ).toEqual(['PATCH', 'x=1&y=2', ['A', 'b'], 2.5]);
  });
  test('a here-document is the body', () => {
    const { request } = read(
      `curl https://a.test -H 'Content-Type: application/json' -d @- <<EOF\n{"a":\n1}\nEOF\n`,
    );
    expect(request.body).toEqual({ kind: 'json', template: '{"a":1}' });
  });
  test('braces that are no variables stand for themselves', () => {
    const { request } = read(`curl https://a.test --json '{"t": "a {{#if x}} b"}'`);
    const resolved = resolveRequest(v.parse(requestSchema, { id: 'r', ...request }), {});
    expect(resolved.ok && maskRequest(resolved.request).body).toBe('{"t":"a {{#if x}} b"}');
  });
  test('what a browser copies for Windows', () => {
    const text = [
      'curl ^"https://a.test/x?y=1^&z=^%^20^" ^',
      '  -H ^"accept: */*^" ^',
      '  -H ^"content-type: application/json^" ^',
      '  --data-raw ^"^{^\\^"a^\\^":^\\^"b \\\\^\\^"c^\\^"^}^"',
    ].join('\r\n');
    const call = readCurl(text);
    expect(call.ok && [call.call.url, call.call.headers[0], call.call.body]).toEqual([
      'https://a.test/x?y=1&z=%20',
      ['accept', '*/*'],
      '{"a":"b \\"c"}',
    ]);
  });
  test('hostile text ends soon, and never throws', () => {
    const before = cpuMs();
    for (const text of [
      'curl '.repeat(50_000),
      `curl ${"'".repeat(99_999)}`,
      `curl ${'$('.repeat(50_000)}`,
      `curl -H ${'a'.repeat(500_000)}:b x.test`,
      `curl ${'`'.repeat(99_999)}`,
      `curl https://a.test -d ${'{{'.repeat(100_000)}`,
      `curl <<${'A\n'.repeat(50_000)}`,
    ])
      parseCurl(text);
    expect(cpuMs() - before).toBeLessThan(3000);
  });
});

test.each([
  ['X-Api-Key', true],
  ['apiKey', true],
  ['access_token', true],
  ['user-token', true],
  ['hapikey', true],
  ['Authorization', true],
  ['monkey', false],
  ['keyword', false],
  ['max_tokens', false],
  ['author', false],
  ['domain', false],
])('is %s the name of a key: %s', (name, expected) => expect(isKeyName(name)).toBe(expected));

test('what is written is read back the same', () => {
  const def = v.parse(requestSchema, {
    id: 'r',
    name: 'R',
    method: 'PATCH',
    url: 'https://a.test/x/{{p}}',
    headers: [
      { name: 'X-Quote', value: "it's {{p}}" },
      { name: 'X-Empty', value: '', whenEmpty: 'send' },
    ],
    auth: { kind: 'bearer', secret: 'k' },
    body: { kind: 'json', template: '{"a": "{{p}}"}' },
  });
  const resolved = resolveRequest(def, { p: `'"$x\`y\`!@` });
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const masked = maskRequest(resolved.request);
  const call = readCurl(toCurl(masked));
  if (!call.ok) throw new Error(call.problem.message);
  expect([call.call.method, call.call.url, call.call.body]).toEqual([masked.method, masked.url, masked.body]);
  expect([...call.call.headers]).toEqual([...masked.headers]);
});
