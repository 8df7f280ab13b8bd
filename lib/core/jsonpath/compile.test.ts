import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { compilePath } from './compile.ts';

const CTS = new URL('../../../../shared/suites/jsonpath-cts/cts.json', import.meta.url);

interface CtsCase {
  readonly name: string;
  readonly selector: string;
  readonly document?: unknown;
  readonly result?: readonly unknown[];
  readonly results?: readonly (readonly unknown[])[];
  readonly result_paths?: readonly string[];
  readonly results_paths?: readonly (readonly string[])[];
  readonly invalid_selector?: boolean;
}

function values(path: string, value: unknown): unknown {
  const compiled = compilePath(path);
  if (!compiled.ok) return compiled.problem;
  const found = compiled.query(value);
  return found.ok ? found.matches.map(match => match.value) : found.problem;
}

function paths(path: string, value: unknown): readonly string[] {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : compiled;
  return found.ok ? found.matches.map(match => match.path) : [];
}

const STORE = {
  store: {
    book: [
      { title: 'A', price: 1 },
      { title: 'B', price: 2, isbn: 'x' },
    ],
    open: true,
  },
};

describe.skipIf(!existsSync(CTS))(
  'G8: JSONPath compliance suite (skipped where ../shared/suites is absent)',
  () => {
    it('passes 703 of 703', () => {
      // The file's shape is its own schema, published beside it.
      const { tests } = JSON.parse(readFileSync(CTS, 'utf8')) as { tests: CtsCase[] };
      const wrong = tests.filter(test => !passes(test)).map(test => `${test.name}: ${test.selector}`);
      expect(wrong).toEqual([]);
      expect(tests.length).toBe(703);
    });
  },
);

function passes(test: CtsCase): boolean {
  const compiled = compilePath(test.selector);
  if (test.invalid_selector) {
    // The extensions accept a few that the RFC does not; none of them is evaluated as RFC 9535.
    return compiled.ok ? compiled.engine === 'extended' : compiled.problem.message !== '';
  }
  if (!compiled.ok || compiled.engine !== 'rfc9535') return false;
  const found = compiled.query(test.document);
  if (!found.ok) return false;
  const got = JSON.stringify(found.matches.map(match => match.value));
  const where = JSON.stringify(found.matches.map(match => match.path));
  const results = test.results ?? [test.result];
  const places = test.results_paths ?? [test.result_paths];
  return results.some(
    (want, index) => got === JSON.stringify(want) && where === JSON.stringify(places[index]),
  );
}

describe('compilePath: extensions', () => {
  it.each([
    ['$..isbn^', [STORE.store.book[1]]],
    ['$..isbn^.title', ['B']],
    ['$.store.*~', ['book', 'open']],
    ['$..*@number()', [1, 2]],
    ['$..price^^', [STORE.store.book]],
    ['$.store.book[0:1]^', [STORE.store.book]],
  ])('%s', (path, want) => {
    expect(compilePath(path)).toMatchObject({ ok: true, engine: 'extended' });
    expect(values(path, STORE)).toEqual(want);
  });

  it('gives normalized paths', () => {
    expect(paths('$..isbn^', STORE)).toEqual(["$['store']['book'][1]"]);
    expect(paths("$['it\\'s']", { "it's": 1 })).toEqual(["$['it\\'s']"]);
  });

  it('works on objects without a prototype', () => {
    const bare = Object.assign(Object.create(null), { a: [{ b: 1 }] });
    expect(values('$..b^', bare)).toEqual([{ b: 1 }]);
    expect(values('$.a[?@.b==1].b', bare)).toEqual([1]);
  });
});

describe('compilePath: what is refused', () => {
  it('warns of .length, which RFC 9535 takes for a name', () => {
    expect(compilePath('$.items.length')).toMatchObject({ ok: true, note: expect.stringContaining('Count') });
    expect(compilePath('$[?@.tags.length > 2]')).toMatchObject({
      note: expect.stringContaining('length(@.tags)'),
    });
    expect(compilePath('$.lengths')).toMatchObject({ note: null });
  });

  it('says where an unknown fault stands', () => {
    const compiled = compilePath('$.a[?@.b ==]');
    expect(compiled).toMatchObject({ ok: false, problem: { at: expect.any(Number), suggestion: null } });
  });

  it('refuses a pattern that it cannot run, when it is typed', () => {
    expect(compilePath("$[?search(@.a, '(?=x)')]")).toMatchObject({ ok: false });
    expect(compilePath(`$[?search(@.a, '${'a'.repeat(201)}')]`)).toMatchObject({ ok: false });
  });
});

const SCRIPTS = [
  "$[?(@.constructor.constructor('TRAP()')())]",
  "$..[?(@['constructor']['constructor']('TRAP()')())]",
  "$[(this.constructor.constructor('TRAP()')())]",
  '$[?(TRAP())]',
  '$[(TRAP())]',
  '$..[(TRAP())]^',
  '$.a[?(TRAP())]~',
  "$[?(''.sub.constructor('TRAP()')())]",
  '$[?((x=>TRAP())())]',
  '$[?(function(){TRAP()}())]',
  "$[?(eval('TRAP()'))]",
  "$[?(new Function('TRAP()')())]",
  "$[?(process.mainModule.require('child_process').execSync('id'))]",
  "$[?(@.__proto__.constructor.constructor('TRAP()')())]^",
  "$[?([].map.constructor('TRAP()')())]",
  '$[?(`\u0024{TRAP()}`)]',
  '$`TRAP()`',
  '$.`TRAP()`^',
  '$[?(Reflect.apply(TRAP,null,[]))]',
  "$[?(globalThis['TRAP']())]",
  "$[?(@root.constructor.constructor('TRAP()')())]",
  "$[?(@path.constructor.constructor('TRAP()')())]",
  "$[?(@parent.constructor.constructor('TRAP()')())]",
  "$[?(@property.constructor.constructor('TRAP()')())]",
  '$..*[?(@.a=TRAP())]',
  '$[?(@.a;TRAP())]',
  "$[?(import('TRAP'))]",
  '$[?(({}).constructor.constructor("TRAP()")())]',
  '$[?(_$_v.constructor.constructor("TRAP()")())]',
  '$[?(_$_root.constructor)]^',
];

describe('compilePath: hostile paths', () => {
  it('evaluates no script', () => {
    let calls = 0;
    const trap = () => {
      calls++;
    };
    Object.assign(globalThis, { TRAP: trap });
    const document = { a: [{ a: 1, TRAP: trap }], b: 'x' };
    for (const script of [
      ...SCRIPTS,
      ...SCRIPTS.map(text => `${text}^`),
      ...SCRIPTS.map(text => `$.a${text.slice(1)}`),
    ]) {
      const compiled = compilePath(script);
      if (compiled.ok) compiled.query(document);
    }
    Reflect.deleteProperty(globalThis, 'TRAP');
    expect(calls).toBe(0);
  });

  const EVIL = [
    '(a+)+b',
    '(a|a)*b',
    '(a|aa)+$',
    '([a-z]+)*x',
    '(.*)*y',
    '(x+x+)+y',
    '(a*)*b',
    '(a?)*b',
    '((a+)*)*b',
    '(a+)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(.+)+\\\\d',
    '(a+){10}b',
    '(a{1,30}){1,30}b',
    'a{1000}b',
    '(a?){100}a{100}',
    '(\\\\w+\\\\s?)+$',
    '([^,]*,)*x',
    '(aa|aab?)*c',
    '(a|b|ab)*c',
    '(.*a){12}b',
    '(.*?a){20}b',
    '(a.?){30}b',
    '([a-zA-Z0-9]+)*@',
    '(\\\\d+|a+)+x',
    '((a|b)*)*c',
    '(a*a*)*b',
    '(a+a+)+b',
    '(((a)*)*)*b',
    '(.|a)*b',
  ];

  it.each(EVIL)('%s ends in time', pattern => {
    const before = cpuMs();
    for (const name of ['match', 'search'])
      values(`$[?${name}(@, '${pattern}')]`, ['a'.repeat(30), 'a'.repeat(10_000)]);
    expect(cpuMs() - before).toBeLessThan(300);
  });

  it('bounds a pattern over many values', () => {
    const value = Array.from({ length: 2000 }, () => 'a'.repeat(5000));
    expect(values("$[?search(@, '(.*a){20}b')]", value)).toMatchObject({ kind: 'path-cost' });
  });

  it('bounds paths that multiply', () => {
    const wide = Array.from({ length: 3000 }, (_, index) => index);
    for (const path of [
      '$[?@ == $[?@ == $[?@ == 1]][0]]',
      '$[?count($..*) == count($..*)]',
      '$.*^.*^.*^.*',
    ]) {
      const before = cpuMs();
      values(path, wide);
      expect(cpuMs() - before).toBeLessThan(1500);
    }
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = [deep, deep];
    expect(values('$..*..*..*..*', deep)).toMatchObject({ kind: 'path-cost' });
  });

  it('takes long lists and long paths', () => {
    const long = { items: Array.from({ length: 200_000 }, (_, id) => ({ id })) };
    expect(values('$.items[*].id', long)).toHaveLength(200_000);
    expect(compilePath(`$[?${'('.repeat(990)}`)).toMatchObject({ ok: false });
    expect(compilePath(`$${'.a'.repeat(600)}`)).toMatchObject({ ok: false });
    expect(compilePath('')).toMatchObject({ ok: false });
  });
});
