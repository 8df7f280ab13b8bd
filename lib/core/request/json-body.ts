/** Fills a JSON template: typed values where a variable stands bare, escaped text within quotes. */
import type { JsonNode } from '../template/json-tree.ts';
import { readVariable, type Scope } from '../template/scope.ts';
import type { Data, Variable } from '../template/template.ts';
import { type Fault, fillParts, joined, missing, type Piece, type Pieces, unsafe } from './pieces.ts';

export type FilledJson =
  | { readonly ok: true; readonly pieces: Pieces }
  | { readonly ok: false; readonly fault: Fault };

/** Values of paging by dotted path: `{ "page.cursor": "abc" }`; null removes the member. */
export type BodyPatch = Readonly<Record<string, Data>>;

class Stop extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export function fillJson(node: JsonNode, scope: Scope): FilledJson {
  const out: Piece[] = [];
  try {
    write(node, scope, out);
    return { ok: true, pieces: joined(out) };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, fault: error.fault };
    throw error;
  }
}

function write(node: JsonNode, scope: Scope, out: Piece[]): void {
  switch (node.kind) {
    case 'literal':
      out.push(node.text);
      return;
    case 'variable':
      out.push(
        node.variable.secret
          ? { kind: 'secret', name: node.variable.secret, place: 'json-value' }
          : bare(node.variable, scope),
      );
      return;
    case 'string': {
      const filled = fillParts(node.parts, 'json-string', scope, text => JSON.stringify(text).slice(1, -1));
      if (!filled.ok) throw new Stop(filled.fault);
      if (filled.missing !== null) throw new Stop(missing(filled.missing));
      out.push('"', ...filled.pieces, '"');
      return;
    }
    case 'array':
      out.push('[');
      (node.scopes ?? [scope])
        .flatMap(own => node.items.filter(item => !isLeftOut(item, own)).map(item => ({ item, own })))
        .forEach(({ item, own }, i) => {
          if (i > 0) out.push(',');
          write(item, own, out);
        });
      out.push(']');
      return;
    case 'object':
      out.push('{');
      node.entries
        .filter(([, value]) => !isLeftOut(value, scope))
        .forEach(([key, value], i) => {
          out.push(`${i > 0 ? ',' : ''}${JSON.stringify(key)}:`);
          write(value, scope, out);
        });
      out.push('}');
  }
}

/** A builder said that it may be missing (`{{phone | optional}}`), and it is: many vendors take null for "clear it". */
function isLeftOut(node: JsonNode, scope: Scope): boolean {
  const [only] = node.kind === 'string' && node.parts.length === 1 ? node.parts : [];
  const variable = node.kind === 'variable' ? node.variable : only?.kind === 'variable' ? only : null;
  if (!variable?.filters.includes('optional')) return false;
  const value = readVariable(variable, scope);
  return !value.ok && value.kind === 'missing';
}

function bare(variable: Variable, scope: Scope): string {
  const value = readVariable(variable, scope);
  if (!value.ok)
    throw new Stop(value.kind === 'missing' ? missing(variable.name) : unsafe(variable.name, value.why));
  try {
    const { value: data } = value;
    return JSON.stringify(typed(typeof data === 'string' ? data.toWellFormed() : data)) ?? 'null';
  } catch {
    throw new Stop(unsafe(variable.name, 'is nested too deep to be sent'));
  }
}

/**
 * A text becomes a number only where the number says exactly the same: "12" does; "007", "1e3", "1.50" and digits beyond
 * what a number can hold stay text. Rows of a CSV hold only text, so without this no number could be sent from them.
 */
function typed(value: Data): Data {
  if (typeof value !== 'string' || !/^-?\d{1,17}(?:\.\d{1,17})?$/.test(value)) return value;
  const number = Number(value);
  const exact = String(number) === value && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return exact ? number : value;
}

/** Sets values by dotted path, making objects on the way; an index names an item of a list that is there. */
export function patchJson(node: JsonNode, patch: BodyPatch): JsonNode {
  return Object.entries(patch).reduce((tree, [path, value]) => setAt(tree, path.split('.'), value), node);
}

function setAt(node: JsonNode, path: readonly string[], value: BodyPatch[string]): JsonNode {
  const [name, ...rest] = path;
  if (name === undefined) return constant(value);
  if (node.kind === 'array' && /^\d{1,6}$/.test(name) && Number(name) < node.items.length) {
    return {
      kind: 'array',
      items: node.items.map((item, i) => (i === Number(name) ? setAt(item, rest, value) : item)),
    };
  }
  const entries = node.kind === 'object' ? node.entries : [];
  if (value === null && rest.length === 0)
    return { kind: 'object', entries: entries.filter(([key]) => key !== name) };
  const empty: JsonNode = { kind: 'object', entries: [] };
  if (!entries.some(([key]) => key === name)) {
    return { kind: 'object', entries: [...entries, [name, setAt(empty, rest, value)]] };
  }
  return {
    kind: 'object',
    entries: entries.map(([key, old]) => [key, key === name ? setAt(old, rest, value) : old]),
  };
}

function constant(value: BodyPatch[string]): JsonNode {
  if (typeof value !== 'string') return { kind: 'literal', text: JSON.stringify(value) };
  return { kind: 'string', parts: [{ kind: 'literal', text: value, at: 0, end: 0 }] };
}
