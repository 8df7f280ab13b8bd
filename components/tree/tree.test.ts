import { describe, expect, it } from 'vitest';
import { writeJsonPath } from './jsonPath.ts';
import { treeRows, writeLeaf } from './treeRows.ts';

describe('writeJsonPath', () => {
  it.each([
    [[], '$'],
    [['data', 'metrics', 'employees'], '$.data.metrics.employees'],
    [['items', 0, 'name'], '$.items[0].name'],
    [['odd key', "it's", 'a\\b'], "$['odd key']['it\\'s']['a\\\\b']"],
    [['0'], "$['0']"],
    [['\n', '\ud800'], "$['\\u000a']['\\ud800']"],
    [['ü', '__proto__'], "$['ü'].__proto__"],
  ] as const)('%j', (path, text) => expect(writeJsonPath(path)).toBe(text));
});

describe('treeRows', () => {
  it('opens what is small and near, and lists in order', () => {
    const rows = treeRows({ a: { b: { c: { d: 1 } } }, e: [1, 2] }, new Set());
    expect(rows.map(r => writeJsonPath(r.path))).toEqual([
      '$',
      '$.a',
      '$.a.b',
      '$.a.b.c',
      '$.e',
      '$.e[0]',
      '$.e[1]',
    ]);
    expect(rows[3]).toMatchObject({ open: false, size: 1, depth: 3 });
    expect(rows.at(-1)).toMatchObject({ position: 2, siblings: 2 });
  });
  it('turns a toggled node round', () => {
    expect(treeRows({ a: 1 }, new Set(['']))).toHaveLength(1);
    const big = { list: Array.from({ length: 60 }, () => 0) };
    expect(treeRows(big, new Set())).toHaveLength(2);
    expect(treeRows(big, new Set(['/list']))).toHaveLength(62);
  });
  it('tells keys apart that look like paths', () => {
    const ids = treeRows({ 'a/b': 1, a: { b: 2 }, 'a~1b': 3 }, new Set()).map(r => r.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('shows a key called __proto__ as a key', () => {
    const rows = treeRows(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'), new Set());
    expect(rows.map(r => r.key)).toEqual([undefined, '__proto__', 'x', 'constructor']);
  });
  it('lists 50,000 nodes, and 3,000 levels, without a stack', () => {
    const wide = Array.from({ length: 50_000 }, (_, i) => i);
    expect(treeRows(wide, new Set(['']))).toHaveLength(50_001);
    let deep: unknown = 1;
    const open = new Set<string>();
    for (let i = 0; i < 3000; i++) deep = [deep];
    for (let i = 3; i < 3000; i++) open.add('/0'.repeat(i));
    expect(treeRows(deep, open)).toHaveLength(3001);
  });
  it('cuts long text', () => {
    expect(writeLeaf('x'.repeat(1000)).length).toBeLessThan(310);
    expect(writeLeaf(null)).toBe('null');
    expect(writeLeaf('a"b')).toBe('"a\\"b"');
  });
});
