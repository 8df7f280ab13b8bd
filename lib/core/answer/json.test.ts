import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeBody } from './decode.ts';
import { readJson } from './json.ts';
import { locateFault } from './locate.ts';
import { losesDigits, scanJson } from './scan.ts';

const SUITE = new URL('../../../../shared/suites/json-test-suite/', import.meta.url);

interface SuiteCase {
  readonly name: string;
  readonly expect: 'accept' | 'reject' | 'either';
  readonly base64?: string;
  readonly repeat?: { readonly unit: string; readonly times: number; readonly tail: string };
}

function suite(file: string): readonly SuiteCase[] {
  // The file's shape is stated in the suite's README.
  const parsed = JSON.parse(readFileSync(new URL(file, SUITE), 'utf8')) as
    | { cases: SuiteCase[] }
    | SuiteCase[];
  return Array.isArray(parsed) ? parsed : parsed.cases;
}

function bytesOf(item: SuiteCase): Uint8Array {
  if (item.repeat === undefined) return Buffer.from(item.base64 ?? '', 'base64');
  return Buffer.from(item.repeat.unit.repeat(item.repeat.times) + item.repeat.tail);
}

function accepts(bytes: Uint8Array): boolean {
  const decoded = decodeBody(bytes, 'application/json');
  return decoded.ok && readJson(decoded.text, { maxDepth: 600 }).ok;
}

describe.skipIf(!existsSync(SUITE))('G9: JSONTestSuite (skipped where ../shared/suites is absent)', () => {
  it('accepts 95, refuses 188, and survives 35', () => {
    const counts = { accept: 0, reject: 0, either: 0 };
    const wrong: string[] = [];
    for (const item of suite('test_parsing.json')) {
      const accepted = accepts(bytesOf(item));
      if (item.expect !== 'either' && accepted !== (item.expect === 'accept')) wrong.push(item.name);
      counts[item.expect]++;
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({ accept: 95, reject: 188, either: 35 });
  });

  it('locates a fault exactly where the platform refuses', () => {
    for (const item of suite('test_parsing.json')) {
      const decoded = decodeBody(bytesOf(item), '');
      if (!decoded.ok) continue;
      let valid = true;
      try {
        JSON.parse(decoded.text);
      } catch {
        valid = false;
      }
      expect(`${item.name} ${locateFault(decoded.text) === null}`).toBe(`${item.name} ${valid}`);
    }
  });

  it('keeps every digit of the documents that parsers read differently', () => {
    for (const item of suite('test_transform.json')) {
      const decoded = decodeBody(bytesOf(item), '');
      if (!decoded.ok) continue;
      const read = readJson(decoded.text);
      const digits = /^number_(-?\d{17,}|1\.\d{17,})\.json$/.exec(item.name)?.[1];
      if (digits !== undefined && read.ok) expect(read.value).toEqual([digits]);
    }
  });
});

describe('readJson', () => {
  it('keeps whole numbers beyond 2^53 as text, at any place', () => {
    const read = readJson(
      '{"id":12345678901234567890,"n":[9007199254740993,-9007199254740993],"k":9007199254740991}',
    );
    expect(read).toMatchObject({
      ok: true,
      textNumbers: 3,
      value: {
        id: '12345678901234567890',
        n: ['9007199254740993', '-9007199254740993'],
        k: 9007199254740991,
      },
    });
  });

  it('leaves numbers alone that survive, and numbers inside texts', () => {
    const text =
      '{"a":0.30000000000000004,"b":"12345678901234567890","c":1.50000000000000000000,"d":1e21,"e":1e6}';
    expect(readJson(text)).toEqual({ ok: true, textNumbers: 0, value: JSON.parse(text) });
  });

  it.each(['1e400', '-1e400', '1e-400', '3.14159265358979323846', '100000000000000000000000'])(
    'keeps %s',
    token => {
      expect(losesDigits(token)).toBe(true);
      expect(readJson(`[${token}]`)).toMatchObject({ ok: true, value: [token] });
    },
  );

  it.each([
    '{12345678901234567890:1}',
    '[012345678901234567890]',
    '[12345678901234567890"a"]',
    '[--12345678901234567890]',
  ])('does not mend %s by quoting', text => expect(readJson(text).ok).toBe(false));

  it('keeps forbidden names as data on an object without a prototype, and changes no prototype', () => {
    const read = readJson(
      '{"a":[{"__proto__":{"polluted":1},"x":2}],"b":{"constructor":{"prototype":{"polluted":1}}}}',
    );
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const { a, b } = read.value as { a: object[]; b: object };
    expect(Object.keys(a[0] ?? {})).toEqual(['__proto__', 'x']);
    expect(Object.getPrototypeOf(a[0])).toBeNull();
    expect(Object.getPrototypeOf(b)).toBeNull();
    expect({ ...a[0] }).not.toHaveProperty('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(JSON.stringify(read.value)).toContain('__proto__');
  });

  it('finds a forbidden name behind an escape', () => {
    const read = readJson('{"\\u005f_proto__":{"polluted":1}}');
    expect(read.ok && Object.getPrototypeOf(read.value)).toBeNull();
  });

  it.each([201, 10_000, 1_000_000])('stops at depth %i before the parse', depth => {
    const read = readJson('['.repeat(depth) + ']'.repeat(depth));
    expect(read).toMatchObject({ ok: false, problem: { kind: 'too-deep' } });
  });

  it('takes depth 200, and brackets inside texts count for nothing', () => {
    expect(readJson('['.repeat(200) + ']'.repeat(200)).ok).toBe(true);
    expect(scanJson(Buffer.from(JSON.stringify('\\"[[[['.repeat(100)))).depth).toBe(0);
  });

  it('stops at too many values', () => {
    expect(readJson(`[${'1,'.repeat(300_000)}1]`)).toMatchObject({
      ok: false,
      problem: { kind: 'too-large' },
    });
    expect(readJson('[1,2,3]', { maxNodes: 3 })).toMatchObject({ ok: false });
  });

  it.each([
    ['{"a":1,}', 'a comma stands after the last item', 1, 8],
    ['[1,2,]', 'a comma stands after the last item', 1, 6],
    ['{\n "a": NaN}', 'NaN is not a JSON value', 2, 7],
    ["{'a':1}", 'a name stands in single quotes', 1, 2],
    ['{"a":[1,2', 'the text ends in the middle', 1, 10],
    ['{"a" 1}', 'a colon is missing after a name', 1, 6],
    ['[1 2]', 'a comma or ] is missing', 1, 4],
    ['[01]', 'a number is not written as JSON', 1, 3],
    ['[1]\nx', 'more text follows after the end', 2, 1],
  ])('says where and why %j breaks', (text, why, line, column) => {
    const read = readJson(text);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'malformed', line, column } });
    expect(read.ok ? '' : read.problem.message).toContain(why);
  });
});
