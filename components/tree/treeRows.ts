import type { JsonPath } from './jsonPath.ts';

/** A line of the tree. */
export interface TreeRow {
  id: string;
  path: JsonPath;
  /** Undefined for the root. */
  key: string | number | undefined;
  value: unknown;
  depth: number;
  /** How many children; undefined for a leaf. */
  size: number | undefined;
  open: boolean;
  position: number;
  siblings: number;
}

/** Which nodes differ from how they would be by themselves. */
export type Toggled = ReadonlySet<string>;

const OPEN_DEPTH = 2;
const OPEN_SIZE = 50;

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;
const sizeOf = (value: object): number => (Array.isArray(value) ? value.length : Object.keys(value).length);
const idOf = (parent: string, key: string | number) =>
  `${parent}/${String(key).replace(/[~/]/g, c => (c === '~' ? '~0' : '~1'))}`;

/** The visible lines, in order. Small nodes near the root are open unless toggled. No recursion: depth is the answer's choice. */
export function treeRows(root: unknown, toggled: Toggled): TreeRow[] {
  const rows: TreeRow[] = [];
  const waiting: TreeRow[] = [line(root, '', [], undefined, 0, 1, 1)];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    rows.push(row);
    if (!row.open || !isBranch(row.value)) continue;
    const { value, id, path, depth } = row;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    const below: TreeRow[] = [];
    for (const key of keys) {
      const child: unknown = Reflect.get(value, key);
      below.push(line(child, idOf(id, key), [...path, key], key, depth + 1, below.length + 1, row.size ?? 0));
    }
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i];
      if (child) waiting.push(child);
    }
  }
  return rows;

  function line(
    value: unknown,
    id: string,
    path: JsonPath,
    key: string | number | undefined,
    depth: number,
    position: number,
    siblings: number,
  ): TreeRow {
    const size = isBranch(value) ? sizeOf(value) : undefined;
    const byItself = size !== undefined && size > 0 && depth <= OPEN_DEPTH && size <= OPEN_SIZE;
    const open = size !== undefined && size > 0 && byItself !== toggled.has(id);
    return { id, path, key, value, depth, size, open, position, siblings };
  }
}

const LONGEST = 300;

/** A leaf in JSON's own writing, cut where no screen is wide enough. */
export function writeLeaf(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}
