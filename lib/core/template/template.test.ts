import { describe, expect, test } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { checkJsonTemplate, parseJsonTemplate } from './json-tree.ts';
import { parseTemplate } from './parse.ts';
import { lookUp, readVariable, type Scope } from './scope.ts';

const only = (text: string) => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const [variable] = parsed.template.variables;
  if (!variable) throw new Error('no variable');
  return variable;
};
const read = (text: string, scope: Scope) => {
  const value = readVariable(only(text), scope);
  return value.ok ? value.value : value.kind;
};

describe('the grammar', () => {
  test('keeps literals and variables with their offsets', () => {
    const parsed = parseTemplate('a {{ x.y }} b{{z}}');
    expect(parsed.ok && parsed.template.parts.map(part => [part.kind, part.at, part.end])).toEqual([
      ['literal', 0, 2],
      ['variable', 2, 11],
      ['literal', 11, 13],
      ['variable', 13, 18],
    ]);
  });

  test.each([
    ['{{x ?? 10}}', 10],
    ['{{x ?? -1.5}}', -1.5],
    ['{{x ?? 007}}', '007'],
    ['{{x ?? two words}}', 'two words'],
    ['{{x ?? "a | b }} ?? c"}}', 'a | b }} ?? c'],
    ['{{x ?? "\\"q\\""}}', '"q"'],
    ['{{x ?? true}}', true],
    ['{{x ?? null}}', null],
    ['{{x ?? ""}}', ''],
    ['{{x ?? [1, "b"]}}', [1, 'b']],
    ['{{x ?? {"a":{"b":1}}}}', { a: { b: 1 } }],
    ['{{x??us | upper}}', 'US'],
    ['{{ "{{" }}', '{{'],
  ])('%s', (text, expected) => expect(read(text, {})).toEqual(expected));

  test.each([
    ['{{x', 'unclosed', 0],
    ['ab {{ x {{y}}', 'unclosed', 3],
    ['{{}}', 'empty', 0],
    ['{{x | shout}}', 'unknown-filter', 0],
    ['{{x ?? }}', 'bad-default', 0],
    ['{{x ?? "a}}', 'unclosed', 0],
    ['{{x ?? a ?? b}}', 'bad-default', 0],
    ['{{a..b}}', 'bad-path', 0],
    ['{{a[0]}}', 'bad-path', 0],
    ['{{constructor()}}', 'bad-path', 0],
    ['{{secret.a.b}}', 'bad-path', 0],
    ['{{secret}}', 'bad-path', 0],
    ['{{secret.key | lower}}', 'secret-changed', 0],
    ['{{secret.key ?? x}}', 'secret-changed', 0],
    [`{{${'a.'.repeat(20)}a}}`, 'bad-path', 0],
  ])('%s is refused as %s', (text, kind, at) => {
    const parsed = parseTemplate(text);
    expect(parsed.ok ? null : [parsed.problem.kind, parsed.problem.at]).toEqual([kind, at]);
  });

  test('a text of a million braces takes no time', () => {
    const before = cpuMs();
    parseTemplate('{{'.repeat(500_000));
    parseTemplate('{{a}}'.repeat(200_000));
    parseTemplate(`{{x ?? ${'{'.repeat(100_000)}}}`);
    expect(cpuMs() - before).toBeLessThan(1500);
  });
});

describe('what a variable stands for', () => {
  const scope: Scope = JSON.parse(
    '{"a": {"b": {"c": 1}}, "tags": ["x", "y"], "e": "", "none": [], "zero": 0, "no": false, "Company name": "Acme", "f.g": 2, "__proto__": {"p": 1}}',
  );
  test.each([
    ['{{a.b.c}}', 1],
    ['{{tags.1}}', 'y'],
    ['{{tags.9}}', 'missing'],
    ['{{tags.length}}', 'missing'],
    ['{{e}}', 'missing'],
    ['{{e ?? 3}}', 3],
    ['{{none}}', 'missing'],
    ['{{none | count}}', 0],
    ['{{zero}}', 0],
    ['{{no}}', false],
    ['{{Company name}}', 'Acme'],
    ['{{f.g}}', 2],
    ['{{toString}}', 'missing'],
    ['{{constructor.name}}', 'missing'],
    ['{{a.__proto__}}', 'missing'],
    ['{{__proto__.p}}', 1],
    ['{{tags | count}}', 2],
    ['{{tags | last | upper}}', 'Y'],
    ['{{a | json}}', '{"b":{"c":1}}'],
    ['{{a | lower}}', 'unfit'],
  ])('%s', (text, expected) => expect(read(text, scope)).toEqual(expected));

  test('a getter is never run', () => {
    const trap = Object.defineProperty({}, 'x', { enumerable: true, get: () => 'ran' });
    expect(lookUp(trap, ['x'])).toBeUndefined();
  });

  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T23:30:00-05:00', '2026-11-24'],
    ['2026-11-23 10:00', '2026-11-23'],
    [1_795_392_000, '2026-11-23'],
    [1_795_392_000_000, '2026-11-23'],
    ['23.11.2026', 'unfit'],
    ['2026-02-30', 'unfit'],
  ])('the date of %s', (x, expected) => expect(read('{{x | date}}', { x })).toBe(expected));

  test('a text within the quotes of a query', () => {
    const x = 'O\'Reilly \\ "Sons"\n';
    expect(read('{{x | escape}}', { x })).toBe('O\\\'Reilly \\\\ \\"Sons\\"\\n');
    expect(read('{{x | sql}}', { x })).toBe('O\'\'Reilly \\ "Sons"\n');
    expect(read('{{x | escape}}', { x: ["a'b", 1] })).toEqual(["a\\'b", 1]);
  });

  test.each([
    ['Société Générale S.A.', 'societe-generale-s-a'],
    ['  --A & B--  ', 'a-b'],
    ['日本', '日本'],
  ])('the slug of %s', (x, expected) => expect(read('{{x | slug}}', { x })).toBe(expected));
});

describe('a JSON template', () => {
  test.each([
    '{"a": {{x}}, "b": "hi {{y ?? \\"z\\"}}"}'.replaceAll('\\"', '"'),
    '[1, -2.5e3, true, null, "\\u00e9\\n", {}, []]',
    '{"a":{"b":{{x}}}}',
    '{{x}}',
    '"{ not a variable }"',
  ])('%s is good', text => expect(checkJsonTemplate(text)).toEqual([]));

  test.each([
    ['', 0],
    ['{"a": }', 6],
    ['{"a": 1,}', 8],
    ['{a: 1}', 1],
    ["{'a': 1}", 1],
    ['{"a": 1 "b": 2}', 8],
    ['{"a": [1, 2}', 11],
    ['{"a": "x}', 6],
    ['{"a": 01}', 7],
    ['{"a": 1} x', 9],
    ['{"a": 1, "a": 2}', 9],
    ['{"{{x}}": 1}', 1],
    ['{ {{x}}: 1}', 2],
    ['{"a": "\\x"}', 7],
    ['{"a": {{x}', 6],
    ['{"a": 1', 0],
    ['{"a": NaN}', 6],
    ['['.repeat(200_000), 101],
  ])('%s is refused where it is wrong', (text, at) => {
    const [problem] = checkJsonTemplate(text);
    expect([problem?.at, (problem?.message.length ?? 0) > 10]).toEqual([at, true]);
  });

  test('agrees with JSON.parse on what holds no variable', () => {
    for (const text of [
      '{"a":[1,{"b":"\\\\"}]}',
      ' [ ] ',
      '-0',
      '1E+2',
      '"\\ud83d\\ude00"',
      '.5',
      '+1',
      '0x1',
      '"\t"',
      '[1,]',
      'tru',
    ])
      expect([text, parseJsonTemplate(text).ok]).toEqual([text, parses(text)]);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
