import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../scripts/machine/cpu.ts';
import { compileDerived } from './derived.ts';
import { derivedValue } from './derived-value.ts';

const INPUT = {
  fields: {
    name: 'Acme Inc.',
    staff: 5,
    tags: ['b', 'a'],
    items: [
      { price: 1, count: 2, kind: 'x' },
      { price: 3, count: 4, kind: 'y' },
    ],
  },
  row: { domain: 'acme.com' },
  answer: { total: 7 },
};

async function result(expression: string, input: unknown = INPUT) {
  const compiled = compileDerived(expression);
  return compiled.ok ? compiled.evaluate(input, { now: 0 }) : compiled;
}

describe('compileDerived', () => {
  it.each<[string, unknown]>([
    ['fields.staff * 2', 10],
    ['$sum(fields.items.(price * count))', 14],
    ['($x := 5; $x + fields.staff)', 10],
    ['fields.name ~> $uppercase()', 'ACME INC.'],
    ['fields.staff > 3 ? "big" : "small"', 'big'],
    ['fields.items^(>price).kind', ['y', 'x']],
    ['fields.items{kind: $sum(price)}', { x: 1, y: 3 }],
    ['fields.items[price > 1].kind', 'y'],
    ['$replace(fields.name, /\\s+inc\\.?$/i, "")', 'Acme'],
    ['$match(row.domain, /(\\w+)\\.(\\w+)/).groups', ['acme', 'com']],
    ['$split("a1b22c", /\\d+/)', ['a', 'b', 'c']],
    ['$contains("abc", /B/i)', true],
    ['fields.tags[]', ['b', 'a']],
    ['$join($sort(fields.tags), ",")', 'a,b'],
    ['**.price', [1, 3]],
    ['fields.zz ?? "none"', 'none'],
    ['$now()', '1970-01-01T00:00:00.000Z'],
    ['$formatNumber(1234.5, "#,##0.00")', '1,234.50'],
    ['answer.total', 7],
    ['$$.answer.total', 7],
    ['$lookup($, "ans" & "wer").total', 7],
    ['fields.nothing', undefined],
    ['$pad("x", 5, "ab")', 'xabab'],
    ['$distinct(["a", "a", "b"])', ['a', 'b']],
  ])('%s', async (expression, value) => {
    expect(await result(expression)).toMatchObject({ ok: true });
    const given = await result(expression);
    expect(given.ok && JSON.stringify(given.value)).toBe(JSON.stringify(value));
  });

  it.each([
    ['fields.staff +', 'formula-syntax'],
    ['function($x){$x}', 'formula-refused'],
    ['$map(fields.tags, function($t){$t})', 'formula-refused'],
    ['λ($x){$x}(1)', 'formula-refused'],
    ['|fields|{"a":1}|', 'formula-refused'],
    ['$eval("1")', 'formula-refused'],
    ['$clone(fields)', 'formula-refused'],
    ['$sum', 'formula-refused'],
    ['$x', 'formula-refused'],
    ['($sum := 1)', 'formula-refused'],
    ['sum(fields.tags)', 'formula-refused'],
    ['$substring(?, 1)', 'formula-refused'],
    ['fields.items@$i.price', 'formula-refused'],
    ['fields.items#$i.price', 'formula-refused'],
    ['fields.items.%', 'formula-refused'],
    ['/a/', 'formula-refused'],
    ['/a/("a")', 'formula-refused'],
    ['$formatInteger(1e15, "I")', 'formula-refused'],
    ['$fromMillis(0, "[Y,1000000000]")', 'formula-refused'],
    ['$fromMillis(0, fields.name)', 'formula-refused'],
    ['fields.name + 1', 'formula-failed'],
    ['', 'formula-syntax'],
    [`"${'a'.repeat(4000)}"`, 'formula-syntax'],
  ])('%s is %s', async (expression, kind) => {
    const given = await result(expression);
    expect(given).toMatchObject({ ok: false, problem: { kind } });
    expect(given.ok ? '' : given.problem.message).toMatch(/[.!?]$/);
  });

  it('changes nothing, and takes hostile data', async () => {
    const hostile = JSON.parse(
      '{"fields":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    );
    const before = JSON.stringify(hostile);
    for (const expression of [
      'fields',
      '$merge([fields, fields])',
      '$spread(fields)',
      'fields.*',
      '$string(fields)',
    ]) {
      await result(expression, hostile);
    }
    expect(JSON.stringify(hostile)).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const made = await result('{"__proto__": {"polluted": 1}, "a": 2}');
    expect(made.ok && Object.getPrototypeOf(made.value)).toBeNull();
  });

  it('counts evaluations that run side by side apart', async () => {
    const compiled = compileDerived('$sum([1..2000].($ + 1))');
    if (!compiled.ok) throw new Error(compiled.problem.message);
    const all = await Promise.all(Array.from({ length: 8 }, () => compiled.evaluate({})));
    expect(all.every(one => one.ok)).toBe(true);
  });
});

const BOMBS = [
  '[1..10000000]',
  '[1..10000].[1..10000]',
  '$sum([1..9999].($ * $))',
  '[1..100].[1..100].[1..100]',
  `(${'$a := "xxxxxxxx"; '}${'$a := $a & $a; '.repeat(40)} $a)`,
  `($a := [1..100]; ${'$a := $append($a, $a); '.repeat(30)} $a)`,
  '$pad("a", 1000000000)',
  '$pad("a", -1000000000, "ab")',
  '$join([1..9999].$string(1000000), $pad("x", 200000))',
  '$replace($pad("a", 100000, "a"), "a", $pad("b", 100000, "b"))',
  '$replace($pad("a", 100000, "a"), /a/, $pad("b", 100000, "b"))',
  '$match($pad("a", 100000, "a"), /(a+)+b/)',
  '$contains($pad("a", 50000, "a"), /(.*a){20}b/)',
  '$split($pad("a", 50000, "a"), /(a|aa)+$/)',
  '**.**.**.**.**.**.**.**.**',
  '($a := [1..9999]; $a[$ in $a])',
  '($a := [1..9999]; $a[$ = $a])',
  `${'('.repeat(1500)}1${')'.repeat(1500)}`,
  `${'-'.repeat(3500)}1`,
  `${'['.repeat(1900)}${']'.repeat(1900)}`,
  `1${'+1'.repeat(1950)}`,
  '{$string([1..9999]): [1..9999]}',
  '$string([1..9999].{"a": [1..9999]})',
  '($s := $pad("a", 200000); [1..500].{"k": $s})',
  '$zip([1..9999], [1..9999], [1..9999]).$zip([1..9999])',
  '[1..9999]^($string([1..9999]))',
  '$power(10, 400)',
  '($f := function($n){$f($n)}; $f(1))',
];

describe('T3: bombs', () => {
  it.each(BOMBS.map(bomb => [bomb.slice(0, 60), bomb]))(
    '%s ends with a named error',
    async (_, expression) => {
      const before = cpuMs();
      const given = await result(expression, { a: { b: { c: [1, 2, 3] } } });
      expect(cpuMs() - before).toBeLessThan(1500);
      if (given.ok) expect(JSON.stringify(given.value ?? null).length).toBeLessThan(1_100_000);
      else expect(given.problem.kind).toMatch(/^formula-/);
    },
  );
});

const CODE = [
  'TRAP()',
  '$TRAP()',
  'constructor',
  'constructor.constructor',
  '"".constructor',
  '$.constructor.constructor("TRAP()")()',
  'fields.constructor.constructor("TRAP()")()',
  'fields.name.constructor.constructor("TRAP()")()',
  '__proto__.constructor',
  'fields.__proto__.toString.constructor("TRAP()")()',
  '$sum.constructor("TRAP()")()',
  '$sum.implementation.constructor("TRAP()")()',
  '($f := $sum; $f.implementation)',
  '$lookup($, "constructor")',
  '$lookup(fields, "__proto__").constructor',
  '$lookup($lookup($sum, "implementation"), "constructor")("TRAP()")()',
  '$spread($sum)',
  '$keys($sum)',
  '$string($sum)',
  '$merge([$sum])',
  '$each($sum, function($v){$v})',
  '$sift($sum, function($v){$v.constructor("TRAP()")()})',
  '$map([1], $eval)',
  '$eval("TRAP()")',
  '"TRAP()" ~> $eval',
  '"TRAP()" ~> $eval()',
  '($e := $eval; $e("TRAP()"))',
  '$reduce([1], $eval)',
  '|$|{"constructor": {"prototype": {"polluted": 1}}}|',
  '|__proto__|{"polluted": 1}|',
  '$ ~> |constructor.prototype|{"polluted": 1}|',
  '$clone(fields) ~> |__proto__|{"polluted": 1}|',
  '{"__proto__": {"polluted": 1}}',
  '{"constructor": {"prototype": {"polluted": 1}}}',
  '$merge([{"__proto__": {"polluted": 1}}])',
  'fields{"__proto__": {"polluted": 1}}',
  'fields.items{"constructor": $}',
  '($__proto__ := {"polluted": 1}; $__proto__)',
  '$__proto__',
  '$constructor("TRAP()")()',
  '$toString.constructor("TRAP()")()',
  '$__defineGetter__("x", $eval)',
  '/x/.constructor.constructor("TRAP()")()',
  '(/x/).exec',
  '$match("x", /x/).next.constructor("TRAP()")()',
  '$replace("x", /x/, $eval)',
  '$replace("x", /x/, function($m){$m.next.constructor("TRAP()")()})',
  '$contains("TRAP()", $eval)',
  '$split("TRAP()", $eval)',
  '$sort([1,2], $eval)',
  '$filter([1], $eval)',
  '$single([1], $eval)',
  '$substring(?, 1).constructor',
  '($p := $substring(?, 1); $p.body.constructor)',
  '$error($eval)',
  '$assert(false, $eval("TRAP()"))',
  '$now.constructor("TRAP()")()',
  '$$.constructor.constructor("TRAP()")()',
  '%.constructor',
  '*.constructor.constructor',
  '**.constructor',
  '`constructor`.`constructor`("TRAP()")()',
  '$["constructor"]["constructor"]("TRAP()")()',
  '$jsonata("TRAP()")',
  '$import("TRAP")',
];

describe('code', () => {
  it('runs none of 65 payloads', async () => {
    let calls = 0;
    const trap = () => {
      calls++;
    };
    const { eval: realEval, Function: realFunction } = globalThis;
    const prototype = Function.prototype;
    const realConstructor = prototype.constructor;
    Object.assign(globalThis, { TRAP: trap, eval: trap, Function: trap });
    prototype.constructor = trap;
    try {
      for (const payload of CODE) await result(payload);
    } finally {
      Object.assign(globalThis, { eval: realEval, Function: realFunction });
      prototype.constructor = realConstructor;
      Reflect.deleteProperty(globalThis, 'TRAP');
    }
    expect(CODE.length).toBeGreaterThanOrEqual(60);
    expect(calls).toBe(0);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('derivedValue', () => {
  const field = { name: 'f', label: 'F', type: 'number', expression: 'x' } as const;

  it('reads a result by the field’s type', () => {
    expect(derivedValue(field, { ok: true, value: '1,240' })).toMatchObject({
      kind: 'filled',
      value: 1240,
      path: 'x',
    });
    expect(derivedValue(field, { ok: true, value: undefined })).toMatchObject({ kind: 'empty' });
    expect(derivedValue(field, { ok: true, value: 'abc' })).toMatchObject({ kind: 'unreadable', raw: 'abc' });
    expect(derivedValue({ ...field, type: 'list' }, { ok: true, value: ['a', 'b'] })).toMatchObject({
      value: ['a', 'b'],
    });
    expect(derivedValue({ ...field, type: 'text' }, { ok: true, value: ['a', 'b'] })).toMatchObject({
      value: 'a, b',
    });
    expect(derivedValue({ ...field, type: 'text' }, { ok: true, value: { a: 1 } })).toMatchObject({
      kind: 'unreadable',
    });
  });
});
