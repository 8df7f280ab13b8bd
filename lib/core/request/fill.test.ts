import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type RequestInput, requestSchema } from './definition.ts';
import { canonical, maskRequest } from './fill.ts';
import { resolveRequest } from './resolve.ts';

const resolve = (input: Partial<RequestInput>, scope = {}) =>
  resolveRequest(v.parse(requestSchema, { id: 'r', name: 'R', url: 'https://api.test/v1', ...input }), scope);

describe('the stable text', () => {
  const of = (input: Partial<RequestInput>, scope = {}) => {
    const resolved = resolve(input, scope);
    return resolved.ok ? canonical(resolved.request) : 'refused';
  };
  test('is the same whatever the order and case of headers, and holds names of secrets only', () => {
    const a = of({
      headers: [
        { name: 'A', value: '1' },
        { name: 'b', value: '2' },
      ],
      auth: { kind: 'bearer', secret: 'key' },
    });
    const b = of({
      headers: [
        { name: 'B', value: '2' },
        { name: 'a', value: '1' },
      ],
      auth: { kind: 'bearer', secret: 'key' },
    });
    expect(a).toBe(b);
    expect(a).toContain('"secret":"key"');
  });
  test.each([
    [{ headers: [{ name: 'X', value: '1' }] }],
    [{ auth: { kind: 'bearer', secret: 'key' } }],
    [{ auth: { kind: 'bearer', secret: 'other' } }],
    [{ method: 'POST' }],
    [{ session: true }],
    [{ parameters: [{ name: 'q', value: '1' }] }],
  ] as Partial<RequestInput>[][])('%j makes another call', input => expect(of(input ?? {})).not.toBe(of({})));
  test('a value cannot pass for a secret', () =>
    expect(
      of({ headers: [{ name: 'X', value: '{{x}}' }] }, { x: '{"secret":"key","place":"header"}' }),
    ).not.toBe(of({ headers: [{ name: 'X', value: '{{secret.key}}' }] })));
});

test('what is shown hides each secret', () => {
  const resolved = resolve({
    method: 'POST',
    auth: { kind: 'basic', user: '{{secret.key}}' },
    body: { kind: 'json', template: '{"k":"{{secret.key}}"}' },
  });
  if (!resolved.ok) throw new Error('not resolved');
  const shown = maskRequest(resolved.request);
  expect([shown.body, shown.headers[0]?.[1]]).toEqual(['{"k":"••••"}', 'Basic ••••']);
});
