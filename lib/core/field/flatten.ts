/** Nested objects to one level of names (R8): `{ a: { b: [1] } }` is `{ "a.b.0": 1 }`. */
import type { Scalar } from './definition.ts';

export interface FlattenOptions {
  /** Between the names of levels; a dot by default. */
  readonly separator?: string;
  /** Levels that are opened; what lies deeper stays as JSON text. 8 by default. */
  readonly maxDepth?: number;
  /** Names in the result at most; 500 by default. */
  readonly maxKeys?: number;
  /** How a list of plain values is written: each under its number, or all in one text. */
  readonly lists?: 'numbered' | 'joined';
}

export interface Flattened {
  /** Has no prototype: names such as `__proto__` are plain data. */
  readonly values: Readonly<Record<string, Scalar | null>>;
  /** Names that were left out because there were too many, or because two came out the same. */
  readonly left: number;
}

const MAX_JSON = 2000;

/** Flattens any JSON value. Two ways that give one name (`a.b` and `a: { b }`) keep the first. */
export function flatten(value: unknown, options: FlattenOptions = {}): Flattened {
  const { separator = '.', maxDepth = 8, maxKeys = 500, lists = 'numbered' } = options;
  const values: Record<string, Scalar | null> = Object.create(null);
  let size = 0;
  let left = 0;

  const put = (name: string, item: Scalar | null) => {
    if (size >= maxKeys || Object.hasOwn(values, name)) {
      left++;
      return;
    }
    values[name] = item;
    size++;
  };

  const walk = (item: unknown, name: string, depth: number) => {
    // Counting on through a large answer would cost more than the count is worth.
    if (left > maxKeys) return;
    if (typeof item !== 'object' || item === null) {
      put(name, isScalar(item) ? item : null);
      return;
    }
    if (Array.isArray(item) && lists === 'joined' && item.every(one => isScalar(one) || one === null)) {
      put(name, item.filter(one => one !== null).join(', '));
      return;
    }
    const entries = Object.entries(item);
    if (entries.length === 0) put(name, null);
    else if (depth >= maxDepth) put(name, asText(item));
    else
      for (const [key, one] of entries) walk(one, name === '' ? key : `${name}${separator}${key}`, depth + 1);
  };

  walk(value, '', 0);
  return { values, left };
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function asText(value: object): string {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return '…';
  }
  return text.length > MAX_JSON ? `${text.slice(0, MAX_JSON - 1)}…` : text;
}
