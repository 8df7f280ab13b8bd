import { expect, test } from 'vitest';
import { withoutGuard } from './guard.ts';
import { readAnswer } from './read.ts';

const JSON_TEXT = '{"a": [1, "f(x);"]}';

test.each([
  `)]}',\n${JSON_TEXT}`,
  `)]}'\n${JSON_TEXT}`,
  `while(1);${JSON_TEXT}`,
  `for (;;);${JSON_TEXT}`,
  `callback(${JSON_TEXT});`,
  `/**/ my.app.done(${JSON_TEXT})\n`,
])('reads %s', text => {
  const bytes = new TextEncoder().encode(text);
  expect(withoutGuard(text)).toBe(JSON_TEXT);
  // The raw view shows what came.
  expect(readAnswer({ bytes, contentType: 'application/javascript' })).toMatchObject({
    ok: true,
    value: { a: [1, 'f(x);'] },
    text,
  });
});

test.each([
  JSON_TEXT,
  'while(1);',
  'call(1)',
  'a text (of {some} kind)',
  ")]}' <html>",
  'f({"a": 1}) + g({})x',
])('leaves %s as it is', text => {
  expect(withoutGuard(text)).toBe(text);
});

test('takes no time on a long text that only begins so', () => {
  const text = `f({${' '.repeat(2_000_000)}`;
  expect(withoutGuard(text)).toBe(text);
});
