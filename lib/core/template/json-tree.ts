/** A JSON template as a tree: its structure is fixed before any value is known. */
import { memo } from '../memo.ts';
import { parseVariable } from './parse.ts';
import type { Scope } from './scope.ts';
import type { Part, TemplateProblem, Variable } from './template.ts';

export type JsonNode =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: JsonNode])[] }
  /** With `scopes`, its items are written once for each of these rows. */
  | { readonly kind: 'array'; readonly items: readonly JsonNode[]; readonly scopes?: readonly Scope[] }
  /** Literal parts hold the decoded text. */
  | { readonly kind: 'string'; readonly parts: readonly Part[] }
  /** A variable that stands bare, and becomes a JSON value. */
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** A number, true, false or null, as it was written: no digit is lost. */
  | { readonly kind: 'literal'; readonly text: string };

export type ParsedJson =
  | { readonly ok: true; readonly node: JsonNode; readonly variables: readonly Variable[] }
  | { readonly ok: false; readonly problem: TemplateProblem };

const MAX_DEPTH = 100;
const SPACE = /[ \t\n\r]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** What a JSON string holds up to its end, an escape or a brace. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them.
const PLAIN = /[^"\\{\u0000-\u001f]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

class Fault extends Error {
  readonly problem: TemplateProblem;
  constructor(problem: TemplateProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Parses a JSON template; at most 100 levels. Never throws. */
export const parseJsonTemplate = memo(100, parseAnew);

function parseAnew(text: string): ParsedJson {
  const reader = new Reader(text);
  try {
    const node = reader.value(0);
    reader.end();
    return { ok: true, node, variables: reader.variables };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** What is wrong with a JSON template while it is written; empty where it is good. */
export function checkJsonTemplate(text: string): readonly TemplateProblem[] {
  const parsed = parseJsonTemplate(text);
  return parsed.ok ? [] : [parsed.problem];
}

class Reader {
  readonly variables: Variable[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode {
    if (depth > MAX_DEPTH) this.#fail(`This is nested deeper than ${MAX_DEPTH} levels.`);
    this.#take(SPACE);
    const c = this.#text[this.#at];
    if (this.#text.startsWith('{{', this.#at)) return { kind: 'variable', variable: this.#variable() };
    if (c === '{') return this.#object(depth);
    if (c === '[') return this.#array(depth);
    if (c === '"') return { kind: 'string', parts: this.#string() };
    const text = this.#take(WORD);
    if (text) return { kind: 'literal', text };
    return this.#fail(
      c === undefined
        ? 'A value is missing here.'
        : c === "'"
          ? 'JSON writes text in double quotes.'
          : c === '}' || c === ']'
            ? `A value is missing before ${c}. A comma too many?`
            : 'Expected a JSON value: "text" in quotes, a number, true, false, null, a list, an object, or {{a variable}}.',
    );
  }

  end(): void {
    this.#take(SPACE);
    if (this.#at < this.#text.length) this.#fail('The JSON ends before this. Remove what follows.');
  }

  #object(depth: number): JsonNode {
    const start = this.#at++;
    const entries: [string, JsonNode][] = [];
    const seen = new Set<string>();
    this.#take(SPACE);
    if (this.#skip('}')) return { kind: 'object', entries };
    do {
      this.#take(SPACE);
      const at = this.#at;
      if (this.#text.startsWith('{{', at))
        this.#fail('A variable cannot be a key. Write the key itself.', at, at + 2);
      if (this.#text[at] !== '"') this.#fail('A key in double quotes belongs here. A comma too many?');
      const parts = this.#string();
      const key = parts.map(part => (part.kind === 'literal' ? part.text : '')).join('');
      if (parts.some(part => part.kind === 'variable')) {
        this.#fail('A key cannot hold a variable. Write the key itself.', at, this.#at);
      }
      if (seen.has(key))
        this.#fail(`The key "${key.slice(0, 60)}" stands twice in this object.`, at, this.#at);
      seen.add(key);
      this.#take(SPACE);
      if (!this.#skip(':')) this.#fail(`Write a colon after the key "${key.slice(0, 60)}".`);
      entries.push([key, this.value(depth + 1)]);
      this.#take(SPACE);
    } while (this.#skip(','));
    if (!this.#skip('}')) this.#unclosed('object', '}', start);
    return { kind: 'object', entries };
  }

  #array(depth: number): JsonNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    this.#take(SPACE);
    if (this.#skip(']')) return { kind: 'array', items };
    do {
      items.push(this.value(depth + 1));
      this.#take(SPACE);
    } while (this.#skip(','));
    if (!this.#skip(']')) this.#unclosed('list', ']', start);
    return { kind: 'array', items };
  }

  #string(): Part[] {
    const start = this.#at++;
    const parts: Part[] = [];
    let text = '';
    let from = this.#at;
    const flush = () => {
      if (text) parts.push({ kind: 'literal', text, at: from, end: this.#at });
      text = '';
    };
    for (;;) {
      const c = this.#text[this.#at];
      if (c === '"') break;
      if (c === undefined || c === '\n') this.#fail('This text has no closing quote.', start, this.#at);
      if (this.#text.startsWith('{{', this.#at)) {
        flush();
        parts.push(this.#variable());
        from = this.#at;
      } else if (c === '\\') {
        const at = this.#at;
        const escaped = this.#take(ESCAPE);
        if (!escaped)
          this.#fail('JSON knows no such escape. A backslash itself is written \\\\.', at, at + 2);
        text += String(JSON.parse(`"${escaped}"`));
      } else if (c === '{') text += this.#text[this.#at++];
      else {
        const plain = this.#take(PLAIN);
        if (!plain) this.#fail('A control character in a text is written as an escape, such as \\t or \\n.');
        text += plain;
      }
    }
    flush();
    this.#at++;
    return parts;
  }

  #variable(): Variable {
    const parsed = parseVariable(this.#text, this.#at);
    if (!parsed.ok) throw new Fault(parsed.problem);
    this.#at = parsed.variable.end;
    this.variables.push(parsed.variable);
    return parsed.variable;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #skip(c: string): boolean {
    if (this.#text[this.#at] !== c) return false;
    this.#at++;
    return true;
  }

  #unclosed(what: string, close: string, start: number): never {
    const missing = this.#at >= this.#text.length;
    return missing
      ? this.#fail(`This ${what} is not closed: ${close} is missing.`, start, start + 1)
      : this.#fail(`Expected a comma or ${close} here.`);
  }

  #fail(message: string, at = this.#at, end = Math.min(at + 1, this.#text.length)): never {
    throw new Fault({ kind: 'json', message, at, end });
  }
}
