/**
 * Rows in batches: one list of a JSON body has an item for each row. The builder writes the item once, as for one row; it
 * is repeated as a part of the tree, so that a row's value can no more change what stands around it than anywhere else.
 */
import type { JsonNode } from '../template/json-tree.ts';
import type { Scope } from '../template/scope.ts';
import type { Variable } from '../template/template.ts';

export interface Repeat {
  /** Where the list stands: names joined by points; empty for the body itself. */
  readonly path: string;
  /** One for each row. */
  readonly scopes: readonly Scope[];
}

/** @returns null where no list of one item stands there */
export const repeatAt = (node: JsonNode, { path, scopes }: Repeat): JsonNode | null =>
  within(node, path === '' ? [] : path.split('.'), scopes);

function within(node: JsonNode, path: readonly string[], scopes: readonly Scope[]): JsonNode | null {
  const [name, ...rest] = path;
  if (name === undefined)
    return node.kind === 'array' && node.items.length === 1 ? { ...node, scopes } : null;
  if (node.kind !== 'object') return null;
  const own = node.entries.find(([key]) => key === name);
  const made = own && within(own[1], rest, scopes);
  if (!made) return null;
  return {
    kind: 'object',
    entries: node.entries.map(([key, value]) => [key, key === name ? made : value]),
  };
}

/** Paths of the lists that could repeat: of one item that holds a variable. The outermost come first. */
export function repeatables(node: JsonNode): readonly string[] {
  const found: string[][] = [];
  const visit = (here: JsonNode, path: readonly string[]): void => {
    if (here.kind === 'array' && here.items.length === 1 && variablesIn(here).length > 0)
      found.push([...path]);
    if (here.kind === 'object')
      for (const [key, value] of here.entries) if (!key.includes('.')) visit(value, [...path, key]);
  };
  visit(node, []);
  return found.sort((a, b) => a.length - b.length).map(path => path.join('.'));
}

/** Of the row's own; keys are none. */
export function variablesIn(node: JsonNode): readonly Variable[] {
  switch (node.kind) {
    case 'variable':
      return node.variable.secret === null ? [node.variable] : [];
    case 'string':
      return node.parts.flatMap(part => (part.kind === 'variable' && part.secret === null ? [part] : []));
    case 'array':
      return node.items.flatMap(variablesIn);
    case 'object':
      return node.entries.flatMap(([, value]) => variablesIn(value));
    case 'literal':
      return [];
  }
}

/** The tree without what stands in the list at `path`. */
export const outside = (node: JsonNode, path: string): JsonNode =>
  repeatAt(node, { path, scopes: [] }) ? emptied(node, path === '' ? [] : path.split('.')) : node;

function emptied(node: JsonNode, [name, ...rest]: readonly string[]): JsonNode {
  if (name === undefined) return { kind: 'array', items: [] };
  if (node.kind !== 'object') return node;
  return {
    kind: 'object',
    entries: node.entries.map(([key, value]) => [key, key === name ? emptied(value, rest) : value]),
  };
}
