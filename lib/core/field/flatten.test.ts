import { describe, expect, it } from 'vitest';
import { flatten } from './flatten.ts';

const plain = (value: object) => ({ ...value });

describe('flatten', () => {
  it('gives one level of names', () => {
    const { values, left } = flatten({ a: { b: [1, { c: 'x' }] }, d: null, e: {}, f: true });
    expect(plain(values)).toEqual({ 'a.b.0': 1, 'a.b.1.c': 'x', d: null, e: null, f: true });
    expect(left).toBe(0);
    expect(plain(flatten({ a: ['x', 'y'] }, { separator: '_', lists: 'joined' }).values)).toEqual({
      a: 'x, y',
    });
    expect(plain(flatten('x').values)).toEqual({ '': 'x' });
  });

  it.each([
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"__proto__.polluted":1}',
    '{"constructor.prototype.polluted":1}',
    '{"__proto__":["polluted"]}',
  ])('keeps %s as data', text => {
    const { values } = flatten(JSON.parse(text));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(values)).toBeNull();
    expect(Object.keys(values).join()).toMatch(/__proto__|constructor/);
  });

  it('is bounded in depth and names', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 5000; level++) deep = { a: deep };
    expect(Object.keys(flatten(deep).values)).toEqual(['a.a.a.a.a.a.a.a']);
    const wide = flatten(
      Array.from({ length: 300_000 }, (_, index) => index),
      { maxKeys: 10 },
    );
    expect(Object.keys(wide.values)).toHaveLength(10);
    expect(wide.left).toBeGreaterThan(0);
  });

  it('says when two ways give one name', () => {
    const { values, left } = flatten({ 'a.b': 1, a: { b: 2 } });
    expect(plain(values)).toEqual({ 'a.b': 1 });
    expect(left).toBe(1);
  });
});
