import { expect, test } from 'vitest';
import { jsonIn, openJson } from './json-within.ts';

test.each<[string, unknown]>([
  ['{"a": 1}', { a: 1 }],
  [' [1, 2] ', [1, 2]],
  ['```json\n{"a": 12345678901234567890}\n```', { a: '12345678901234567890' }],
  ['```\n{"a": "```"}\n```\n', { a: '```' }],
  ['{"a": 1', undefined],
  ['3', undefined],
  ['"text"', undefined],
  ['Here it is: {"a": 1}', undefined],
])('%j is read as the JSON that it is', (text, value) => expect(jsonIn(text)).toEqual(value));

test('each text that the path finds is read in its place, and nothing else changes', () => {
  const answer = { id: 7, messages: [{ body: '{"n": 1}', raw: '{"n": 1}' }, { body: 'no JSON' }] };
  const opened = openJson(answer, '$.messages[*].body');
  expect(opened).toEqual({
    id: 7,
    messages: [{ body: { n: 1 }, raw: '{"n": 1}' }, { body: 'no JSON' }],
  });
  expect(answer.messages[0]?.body).toBe('{"n": 1}');
  // Opened once, it stays as it is.
  expect(openJson(opened, '$.messages[*].body')).toEqual(opened);
  expect(openJson('{"a": 1}', '$')).toEqual({ a: 1 });
  expect(openJson(answer, '$.nothing')).toBe(answer);
  expect(openJson(answer, null)).toBe(answer);
});

test('a name that would reach a prototype stays plain data', () => {
  const opened = openJson({ a: '{"__proto__": {"evil": 1}}', b: 1 }, '$.a');
  expect(Reflect.get({}, 'evil')).toBeUndefined();
  expect(JSON.stringify(opened)).toContain('__proto__');
});
