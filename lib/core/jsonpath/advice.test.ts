import { describe, expect, it } from 'vitest';
import { compileWritten } from './advice.ts';
import { compilePath } from './compile.ts';

describe('a path that is being written', () => {
  it.each([
    ['data.metrics.employees', '$.data.metrics.employees'],
    ['.data', '$.data'],
    ['[0].name', '$[0].name'],
    ['/data/0/first name', "$.data[0]['first name']"],
    ["$[?(@.a === 'x')]", "$[?(@.a == 'x')]"],
    ['$.items[(@.length-1)]', '$.items[-1]'],
    ['$[?(@.name =~ /Acme.*/i)]', "$[?(search(@.name, 'Acme.*'))]"],
    ['$.items.length()', '$.items[*]'],
    ["$[?(@.a = 'x')]", "$[?(@.a == 'x')]"],
    ['$[?@.a == 1 and @.b == 2]', '$[?@.a == 1 && @.b == 2]'],
    ['$.data.[0]', '$.data[0]'],
    ['$.data[name]', "$.data['name']"],
    ['$.data[]', '$.data[*]'],
    ['$.data.0.name', '$.data[0].name'],
    ['$.data.first name', "$.data['first name']"],
    ['$.data.', '$.data'],
    [' $.data', '$.data'],
  ])('%s', (path, suggestion) => {
    const compiled = compileWritten(path);
    expect(compiled).toMatchObject({ ok: false, problem: { kind: 'path-syntax', suggestion } });
    expect(compilePath(suggestion).ok).toBe(true);
  });

  it('keeps what is said of a path that compiles, is too long, or holds a pattern that cannot be run', () => {
    for (const path of ['$.a', `$${'.a'.repeat(600)}`, "$[?search(@.a, '(?=x)')]"])
      expect(compileWritten(path)).toEqual(compilePath(path));
    expect(compileWritten('')).toMatchObject({ problem: { message: 'Write a path, such as $.data.name.' } });
  });
});
