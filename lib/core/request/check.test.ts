import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkRequest } from './check.ts';
import { type RequestInput, requestSchema } from './definition.ts';

const found = (input: Partial<RequestInput>, secrets?: string[]) =>
  checkRequest(
    v.parse(requestSchema, { id: 'r', name: 'R', url: 'https://api.test/v1', ...input }),
    secrets ? { secrets } : {},
  ).map(({ severity, tab, field }) => `${severity} ${tab} ${field}`);

test.each<[Partial<RequestInput>, string[]]>([
  [{}, []],
  [{ url: 'api.test/x' }, ['error request url']],
  [{ url: 'https://{{domain}}/x' }, ['error request url']],
  [{ url: 'https://api.test/{{x | shout}}' }, ['error request url']],
  [{ url: 'http://api.test/' }, ['error request url']],
  [{ url: 'http://192.168.0.1/' }, ['error request url', 'warning request url']],
  [{ url: 'https://169.254.169.254/' }, ['warning request url']],
  [{ url: 'http://localhost:3000/' }, []],
  [{ url: 'https://аpi.test/' }, ['warning request url']],
  [{ url: 'https://api.test/a/../b' }, ['warning request url']],
  [{ url: 'https://api.test/a#b' }, ['warning request url']],
  [{ parameters: [{ name: 'a', value: '{{x' }] }, ['error request parameters.0.value']],
  [
    {
      parameters: [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
      ],
    },
    ['warning request parameters.1.name'],
  ],
  [
    { url: 'https://api.test/?a=1', parameters: [{ name: 'a', value: '1' }] },
    ['warning request parameters.0.name'],
  ],
  [{ parameters: [{ name: 'a', value: '{{x | optional}}' }] }, ['error request parameters.0.value']],
  [{ method: 'POST', body: { kind: 'json', template: '{"a": {{x | optional}}}' } }, []],
  [{ headers: [{ name: 'Cookie', value: 'x' }] }, ['error headers headers.0.name']],
  [{ headers: [{ name: 'cookie', value: 'x', enabled: false }] }, []],
  [{ headers: [{ name: 'a b', value: 'x' }] }, ['error headers headers.0.name']],
  [{ headers: [{ name: 'A', value: 'é' }] }, ['error headers headers.0.value']],
  [{ headers: [{ name: 'A', value: '{{x | raw}}' }] }, ['error headers headers.0.value']],
  [{ headers: [{ name: 'X-HTTP-Method-Override', value: 'TRACE' }] }, ['error headers headers.0.name']],
  [
    { headers: [{ name: 'authorization', value: 'x' }], auth: { kind: 'bearer', secret: 'k' } },
    ['warning headers headers'],
  ],
  [{ body: { kind: 'json', template: '{"a": }' } }, ['error body body', 'error body body.template']],
  [
    { method: 'POST', body: { kind: 'graphql', query: '{ a(x: "{{x}}") }', variables: '{' } },
    ['error body body.query', 'error body body.variables'],
  ],
  [{ auth: { kind: 'basic', user: 'a:b' } }, ['error auth auth.user']],
  [{ auth: { kind: 'header', header: 'Cookie', secret: 'k' } }, ['error auth auth.header']],
  [
    { auth: { kind: 'oauth-client', tokenUrl: 'http://id.test/', clientId: 'c' } },
    ['error auth auth.tokenUrl', 'error auth auth.clientSecret'],
  ],
  [
    {
      fields: [
        { name: 'a', label: 'A', path: '$.[' },
        { name: 'a', label: 'A', path: '$.a' },
      ],
    },
    ['error fields fields.0.path', 'error fields fields.1.name'],
  ],
  [{ paging: { kind: 'page', itemsPath: '$.a', page: 'p', place: 'body' } }, ['error paging paging.place']],
])('%j', (input, expected) => expect(found(input)).toEqual(expected));

test('keys that are not kept are named, wherever they stand', () => {
  const input: Partial<RequestInput> = {
    url: 'https://api.test/{{secret.a}}',
    auth: {
      kind: 'oauth-refresh',
      tokenUrl: 'https://id.test/',
      clientId: '{{secret.b}}',
      clientSecret: 'c',
      refreshSecret: 'd',
    },
  };
  expect(found(input, ['a', 'c'])).toEqual(['warning auth secret.b', 'warning auth secret.d']);
});
