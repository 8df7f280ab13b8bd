import * as v from 'valibot';
import { expect, test } from 'vitest';
import { keysInClear } from './clear-keys.ts';
import { type RequestInput, requestSchema } from './definition.ts';

const found = (input: Partial<RequestInput>) =>
  keysInClear(v.parse(requestSchema, { id: 'r', name: 'R', url: 'https://api.test/', ...input })).map(
    ({ field, name, value }) => [field, name, value],
  );

test('a key is seen wherever it is written out, without the words before it', () => {
  expect(found({ url: 'https://api.test/v1?domain={{domain}}&api_key=sk1234567890abc' })).toEqual([
    ['url', 'api_key', 'sk1234567890abc'],
  ]);
  expect(
    found({
      headers: [
        { name: 'Authorization', value: 'Bearer sk-proj-1234567890' },
        { name: 'Authorization', value: 'Token token="y_NbAkKc66ryYTWUXYEu"' },
        { name: 'X-Api-Key', value: 'abcdef0123456789' },
      ],
      parameters: [{ name: 'accessToken', value: '0123456789abcdef', enabled: false }],
    }),
  ).toEqual([
    ['parameters.0.value', 'accessToken', '0123456789abcdef'],
    ['headers.0.value', 'Authorization', 'sk-proj-1234567890'],
    ['headers.1.value', 'Authorization', 'y_NbAkKc66ryYTWUXYEu'],
    ['headers.2.value', 'X-Api-Key', 'abcdef0123456789'],
  ]);
  const template = '{"auth": {"token": "tok_1234567890"}, "list": [{"key": "sorted-by-name"}]}';
  expect(found({ method: 'POST', body: { kind: 'json', template } })).toEqual([
    ['body.template', 'token', 'tok_1234567890'],
  ]);
});

test('the place is that of the key in its text', () => {
  const url = 'https://api.test/v1?api_key=sk1234567890abc&a=1';
  const [key] = keysInClear(v.parse(requestSchema, { id: 'r', name: 'R', url }));
  expect(url.slice(key?.at, key?.end)).toBe('sk1234567890abc');
});

test.each([
  { headers: [{ name: 'Authorization', value: 'Bearer {{secret.hunter}}' }] },
  { headers: [{ name: 'Accept', value: 'application/vnd.api+json;v=20240101' }] },
  { parameters: [{ name: 'page_token', value: 'CiAKGjBpNDd2Nmp2Zml2c' }] },
  { parameters: [{ name: 'sort_key', value: 'created_at' }] },
  { parameters: [{ name: 'api_key', value: '' }] },
])('%j holds none', input => expect(found(input)).toEqual([]));
