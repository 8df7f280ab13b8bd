/**
 * Which JSONata may run: an allow-list over the parsed tree, because jsonata has had code execution (CVE-2026-12208,
 * CVE-2026-77415) and packs come from strangers. What is not listed here is refused, new syntax included.
 */
import { compilePattern } from '../jsonpath/pattern.ts';

export interface FormulaFault {
  /** What is not allowed, and what to write in its place. */
  readonly message: string;
  /** Offset in the formula, where it is known. */
  readonly at: number | null;
}

/** Functions that take values and give values, in bounded time. */
export const FORMULA_FUNCTIONS: ReadonlySet<string> = new Set([
  ...[
    'abs',
    'append',
    'average',
    'base64decode',
    'base64encode',
    'boolean',
    'ceil',
    'contains',
    'count',
    'decodeUrl',
  ],
  ...['decodeUrlComponent', 'distinct', 'encodeUrl', 'encodeUrlComponent', 'exists', 'floor', 'formatBase'],
  ...[
    'formatNumber',
    'fromMillis',
    'join',
    'keys',
    'length',
    'lookup',
    'lowercase',
    'match',
    'max',
    'merge',
    'millis',
  ],
  ...[
    'min',
    'not',
    'now',
    'number',
    'pad',
    'power',
    'replace',
    'reverse',
    'round',
    'sort',
    'split',
    'spread',
    'sqrt',
  ],
  ...[
    'string',
    'substring',
    'substringAfter',
    'substringBefore',
    'sum',
    'toMillis',
    'trim',
    'type',
    'uppercase',
    'zip',
  ],
]);

const TAKES_PATTERN: ReadonlySet<string> = new Set(['contains', 'match', 'replace', 'split']);
const OPERATORS: ReadonlySet<unknown> = new Set('+ - * / % = != < <= > >= & and or in .. [ { ??'.split(' '));
/** Pictures are short, written out, and without counts that could ask for a gigabyte of padding. */
const PICTURED: ReadonlySet<string> = new Set(['formatNumber', 'fromMillis']);

const HARMLESS_KEYS: ReadonlySet<string> = new Set([
  ...[
    'type',
    'value',
    'position',
    'keepArray',
    'keepSingletonArray',
    'consarray',
    'nextFunction',
    'descending',
  ],
]);
const CHILD_KEYS: ReadonlySet<string> = new Set([
  ...[
    'lhs',
    'rhs',
    'steps',
    'stages',
    'predicate',
    'expr',
    'expression',
    'expressions',
    'condition',
    'then',
    'else',
  ],
  ...['arguments', 'procedure', 'group', 'terms'],
]);
const TYPES: ReadonlySet<unknown> = new Set([
  ...[
    'path',
    'binary',
    'unary',
    'name',
    'string',
    'number',
    'value',
    'wildcard',
    'descendant',
    'condition',
    'block',
  ],
  ...['bind', 'function', 'variable', 'apply', 'regex', 'filter', 'sort'],
]);

const REFUSED_TYPES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [
    'lambda',
    'A formula defines no functions. Paths and [conditions] do what $map and $filter do: items[price > 5].name.',
  ],
  ['partial', 'A formula defines no functions, so ? stands for no argument.'],
  ['transform', 'A formula changes nothing in place; |…|…| is not available.'],
  ['parent', 'The parent % is not available in a formula. Start from the outer value.'],
]);

const REFUSED_KEYS: ReadonlyMap<string, string> = new Map([
  ['focus', 'Joins with @ are not available in a formula.'],
  ['index', 'Positions with # are not available in a formula.'],
]);

const MAX_NODES = 2000;
/** The check and the evaluation call themselves for each level. */
const MAX_DEPTH = 300;

/** The first thing in a parsed formula that is not allowed; null where all is. */
export function formulaFault(tree: unknown): FormulaFault | null {
  return new Check().node(tree);
}

type Node = Readonly<Record<string, unknown>>;

class Check {
  private readonly bound = new Set<unknown>(['', '$']);
  private nodes = 0;
  private depth = 0;

  node(value: unknown): FormulaFault | null {
    if (this.depth >= MAX_DEPTH) return { message: TOO_DEEP, at: at(value) };
    this.depth++;
    const fault = this.inspect(value);
    this.depth--;
    return fault;
  }

  private inspect(value: unknown): FormulaFault | null {
    if (Array.isArray(value)) return this.first(value);
    if (!isNode(value)) return value === undefined ? null : { message: UNKNOWN, at: null };
    if (++this.nodes > MAX_NODES)
      return this.fault(value, 'The formula is too long. Split it into several fields.');
    const { type } = value;
    // Sort terms, groups and object pairs have no type of their own.
    if (type !== undefined && !TYPES.has(type)) return this.fault(value, REFUSED_TYPES.get(type) ?? UNKNOWN);
    if (type === 'binary' || type === 'unary') {
      if (!OPERATORS.has(value['value'])) return this.fault(value, UNKNOWN);
    }
    if (type === 'function') return this.call(value);
    if (type === 'regex') {
      return this.fault(value, 'A pattern stands only in $contains, $match, $replace and $split.');
    }
    if (type === 'variable' && !this.bound.has(value['value'])) return this.unknownVariable(value);
    if (type === 'bind') return this.bind(value);
    if (type === 'apply' && !(isNode(value['rhs']) && value['rhs']['type'] === 'function')) {
      return this.fault(value, 'After ~> stands a call, such as ~> $uppercase().');
    }
    return this.children(value);
  }

  private children(node: Node): FormulaFault | null {
    for (const [key, child] of Object.entries(node)) {
      if (child === undefined || HARMLESS_KEYS.has(key)) continue;
      if (!CHILD_KEYS.has(key)) return this.fault(node, REFUSED_KEYS.get(key) ?? UNKNOWN);
      const fault = this.node(child);
      if (fault !== null) return fault;
    }
    return null;
  }

  private first(list: readonly unknown[]): FormulaFault | null {
    for (const item of list) {
      const fault = this.node(item);
      if (fault !== null) return fault;
    }
    return null;
  }

  /** `$x := …` binds a value; the name may not be a function's, so that calls stay what they seem. */
  private bind(node: Node): FormulaFault | null {
    const target = node['lhs'];
    const name = isNode(target) && target['type'] === 'variable' ? target['value'] : null;
    if (typeof name !== 'string' || name === '' || name === '$' || FORMULA_FUNCTIONS.has(name)) {
      return this.fault(node, 'Before := stands a name of your own, such as $total.');
    }
    const fault = this.node(node['rhs']);
    this.bound.add(name);
    return fault;
  }

  private call(node: Node): FormulaFault | null {
    const { procedure, arguments: given, ...rest } = node;
    const name = isNode(procedure) && procedure['type'] === 'variable' ? procedure['value'] : null;
    if (typeof name !== 'string') {
      return this.fault(
        node,
        'A function is called by its name with $ before it, such as $sum(items.price).',
      );
    }
    if (!FORMULA_FUNCTIONS.has(name))
      return this.fault(node, `$${name.slice(0, 40)} is not available in a formula.`);
    const inputs: readonly unknown[] = Array.isArray(given) ? given : [];
    for (const [index, input] of inputs.entries()) {
      const fault =
        isNode(input) && input['type'] === 'regex'
          ? this.pattern(name, input)
          : this.input(name, index, input);
      if (fault !== null) return fault;
    }
    return this.children(rest);
  }

  private input(name: string, index: number, input: unknown): FormulaFault | null {
    if (index > 0 && PICTURED.has(name)) {
      const picture = isNode(input) && input['type'] === 'string' ? input['value'] : null;
      if (typeof picture !== 'string' || picture.length > 60 || /\d{5}|,\d{3}/.test(picture)) {
        return {
          message: `$${name} takes a picture of at most 60 characters, written out in quotes.`,
          at: at(input),
        };
      }
    }
    if (index > 0 && name === 'toMillis') {
      return { message: '$toMillis reads ISO dates only, so it takes one argument.', at: at(input) };
    }
    return this.node(input);
  }

  private pattern(name: string, node: Node): FormulaFault | null {
    const { value } = node;
    if (!TAKES_PATTERN.has(name) || !(value instanceof RegExp)) {
      return this.fault(node, 'A pattern stands only in $contains, $match, $replace and $split.');
    }
    const compiled = compilePattern(value.source, value.flags);
    return compiled.ok ? null : this.fault(node, compiled.message);
  }

  private unknownVariable(node: Node): FormulaFault {
    const name = String(node['value']).slice(0, 40);
    return FORMULA_FUNCTIONS.has(name)
      ? this.fault(node, `$${name} is a function: write $${name}( … ).`)
      : this.fault(
          node,
          `$${name} is not known here. Set it first with $${name} := …, or leave the $ away for a field.`,
        );
  }

  private fault(node: Node, message: string): FormulaFault {
    return { message, at: at(node) };
  }
}

const TOO_DEEP = 'The formula is nested too deep. Split it with $x := … into steps.';
const UNKNOWN = 'The formula uses something that is not available here.';

function at(node: unknown): number | null {
  return isNode(node) && typeof node['position'] === 'number' ? node['position'] : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}
