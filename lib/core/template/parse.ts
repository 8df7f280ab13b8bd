/** The one parser of `{{path ?? default | filter}}`. Values are never parsed: only what a builder wrote is. */
import { memo } from '../memo.ts';
import {
  type Data,
  FILTERS,
  type Filter,
  type ParsedTemplate,
  type Part,
  type TemplateProblem,
  type Variable,
} from './template.ts';

const NAME = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ -]*$/u;
const SECRET = /^[a-z0-9][a-z0-9_-]{0,59}$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const MAX_NAMES = 12;

export type ParsedVariable =
  | { readonly ok: true; readonly variable: Variable }
  | { readonly ok: false; readonly problem: TemplateProblem };

/** Parses a whole template. Problems carry offsets for the editor. */
export const parseTemplate = memo(500, parseAnew);

function parseAnew(text: string): ParsedTemplate {
  const parts: Part[] = [];
  let from = 0;
  for (;;) {
    const at = text.indexOf('{{', from);
    const end = at < 0 ? text.length : at;
    if (end > from) parts.push({ kind: 'literal', text: text.slice(from, end), at: from, end });
    if (at < 0) break;
    const parsed = parseVariable(text, at);
    if (!parsed.ok) return parsed;
    parts.push(parsed.variable);
    from = parsed.variable.end;
  }
  return { ok: true, template: { parts, variables: parts.filter(part => part.kind === 'variable') } };
}

/** Parses the variable whose `{{` stands at `at`. */
export function parseVariable(text: string, at: number): ParsedVariable {
  const close = closing(text, at + 2);
  if (close < 0) {
    return fail(
      'unclosed',
      'This {{ is not closed. Write }} after the name, or {{ "{{" }} for the braces themselves.',
      at,
      text.length,
    );
  }
  const end = close + 2;
  const [head = '', ...rawFilters] = split(text.slice(at + 2, close), '|');
  const [rawPath = '', ...defaults] = split(head, '??');
  const filters: Filter[] = [];
  for (const raw of rawFilters) {
    const name = raw.trim();
    const filter = FILTERS.find(one => one === name);
    if (!filter)
      return fail('unknown-filter', `There is no filter "${name}". Known: ${FILTERS.join(', ')}.`, at, end);
    filters.push(filter);
  }
  if (defaults.length > 1)
    return fail('bad-default', 'A variable has one default: {{name ?? default}}.', at, end);
  const [written] = defaults;
  const fallback = written === undefined ? null : readDefault(written.trim());
  if (fallback === 'bad') {
    return fail('bad-default', 'Write the default as a word, a number or "text in quotes".', at, end);
  }
  return finish(rawPath.trim(), fallback, filters, at, end);
}

function finish(
  name: string,
  fallback: Variable['fallback'],
  filters: readonly Filter[],
  at: number,
  end: number,
): ParsedVariable {
  const build = (path: readonly string[], secret: string | null, value = fallback): ParsedVariable => ({
    ok: true,
    variable: { kind: 'variable', path, name, secret, fallback: value, filters, at, end },
  });
  if (name === '') return fail('empty', 'Name a variable between the braces, such as {{domain}}.', at, end);
  if (name.startsWith('"')) {
    const constant = readDefault(name);
    if (constant === 'bad' || fallback) return fail('bad-path', 'A text in quotes stands alone.', at, end);
    return build([], null, constant);
  }
  const path = name.split('.').map(one => one.trim());
  const bad = path.find(one => !NAME.test(one) || one.length > 100);
  if (bad !== undefined || path.length > MAX_NAMES) {
    return fail(
      'bad-path',
      `"${name.slice(0, 60)}" is not a variable. Use names of letters, digits and _ joined by points, such as facts.address.city.`,
      at,
      end,
    );
  }
  if (path[0] !== 'secret') return build(path, null);
  const secret = path[1] ?? '';
  if (path.length !== 2 || !SECRET.test(secret)) {
    return fail(
      'bad-path',
      'Name a secret as {{secret.name}}, in lower-case letters, digits, - and _.',
      at,
      end,
    );
  }
  if (fallback || filters.length > 0) {
    return fail(
      'secret-changed',
      'A secret has no default and no filter: write {{secret.name}} alone.',
      at,
      end,
    );
  }
  return build(path, secret);
}

/** The offset of the `}}` that ends a variable; braces within quotes do not count. */
function closing(text: string, from: number): number {
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '\\') i++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === '}' && text[i + 1] === '}') return closeOfRun(text, i, from);
    else if (!quoted && c === '{' && text[i + 1] === '{') return -1;
  }
  return -1;
}

/** A default may be a JSON object, whose own brace then stands before ours: `{{x ?? {"a":1}}}`. */
function closeOfRun(text: string, i: number, from: number): number {
  const opened = text.slice(from, i).replace(/"(?:[^"\\]|\\.)*"/g, '');
  const depth = [...opened].reduce((sum, c) => sum + (c === '{' ? 1 : c === '}' ? -1 : 0), 0);
  let run = 0;
  while (text[i + run] === '}') run++;
  return depth > 0 && run >= depth + 2 ? i + depth : i;
}

/** Splits outside of quotes. */
function split(text: string, by: string): string[] {
  const pieces: string[] = [];
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '\\') i++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && text.startsWith(by, i)) {
      pieces.push(text.slice(from, i));
      from = i + by.length;
      i = from - 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

function readDefault(written: string): { value: Data } | 'bad' {
  if (written === '') return 'bad';
  if (/^["[{]/.test(written) || NUMBER.test(written) || /^(?:true|false|null)$/.test(written)) {
    try {
      // JSON.parse gives plain data and nothing else.
      return { value: JSON.parse(written) as Data };
    } catch {
      return 'bad';
    }
  }
  return /["{}]/.test(written) ? 'bad' : { value: written };
}

const fail = (kind: TemplateProblem['kind'], message: string, at: number, end: number): ParsedVariable => ({
  ok: false,
  problem: { kind, message, at, end },
});
