/** JSONPath for picking values: RFC 9535 to the letter, the well-known extensions beside it, everything bounded. */
import { JSONPathError, type JSONPathQuery } from 'json-p3';
import { memo } from '../memo.ts';
import { environment } from './environment.ts';
import { BOUNDS, evaluate, prepare } from './evaluate.ts';
import { evaluateExtended, extendedSteps } from './extended.ts';
import { literalPatternFault } from './literals.ts';
import { normalizedPath, type Step } from './location.ts';

export type PathEngine = 'rfc9535' | 'extended';

export interface Match {
  readonly value: unknown;
  /** Names and indexes from the root. */
  readonly steps: readonly Step[];
  /** The normalized path (RFC 9535, 2.7), such as `$['data'][0]['name']`. */
  readonly path: string;
}

export interface PathProblem {
  readonly kind: 'path-syntax' | 'path-cost';
  /** What is wrong and what to write, for a person. */
  readonly message: string;
  /** Offset in the path, where it is known. */
  readonly at: number | null;
  /** A path that compiles, and is probably what was meant: of `compileWritten`. To be offered, never put in silently. */
  readonly suggestion: string | null;
}

export type QueryResult =
  | { readonly ok: true; readonly matches: readonly Match[] }
  | { readonly ok: false; readonly problem: PathProblem };

export interface CompiledPath {
  readonly ok: true;
  readonly path: string;
  readonly engine: PathEngine;
  /** Selects at most one value whatever the answer (RFC 9535, 2.3.5.1). */
  readonly singular: boolean;
  /** A valid path that probably means something else, said in words. */
  readonly note: string | null;
  /** Never throws; a path that costs too much on this answer is a problem. */
  query(value: unknown): QueryResult;
}

export type PathCompilation = CompiledPath | { readonly ok: false; readonly problem: PathProblem };

const MAX_PATH = 1000;
/** How the problem of a path begins that is not one. */
export const UNREAD = 'The path cannot be read';

/** Compiles a path of at most 1000 characters. Where one is written, `compileWritten` says what to write instead. */
export const compilePath = memo(200, compileAnew);

function compileAnew(path: string): PathCompilation {
  if (path.length > MAX_PATH) {
    return refuse({
      message: `The path is longer than ${MAX_PATH} characters. Write a shorter one.`,
      at: MAX_PATH,
    });
  }
  const parsed = parse(path);
  if (parsed.ok) {
    const fault = literalPatternFault(parsed.query);
    return fault === null ? standard(path, parsed.query) : refuse({ message: fault, at: null });
  }
  if (extendedSteps(path) !== null) return extended(path);
  const place = parsed.at === null ? '' : ` at character ${parsed.at + 1}`;
  return refuse({ message: `${UNREAD}${place}: ${parsed.message}.`, at: parsed.at });
}

/** Is it a path of either kind? */
export function isPath(path: string): boolean {
  return path.length <= MAX_PATH && (parse(path).ok || extendedSteps(path) !== null);
}

type Parsed =
  | { readonly ok: true; readonly query: JSONPathQuery }
  | { readonly ok: false; readonly message: string; readonly at: number | null };

function parse(path: string): Parsed {
  try {
    return { ok: true, query: environment.compile(path) };
  } catch (error) {
    if (error instanceof JSONPathError) {
      return { ok: false, message: error.message.replace(/ \(.*$/s, ''), at: error.token?.index ?? null };
    }
    // A path of a thousand opening parentheses runs out of stack.
    return {
      ok: false,
      message: error instanceof RangeError ? 'the path is nested too deep' : 'not a path',
      at: null,
    };
  }
}

function standard(path: string, query: JSONPathQuery): CompiledPath {
  const prepared = prepare(query);
  return {
    ok: true,
    path,
    engine: 'rfc9535',
    singular: query.singularQuery(),
    note: lengthNote(path),
    query(value) {
      const found = evaluate(prepared, value);
      return found.ok ? { ok: true, matches: found.places } : tooCostly(found.why);
    },
  };
}

/** `.length` compiles, but selects a field of that name. */
function lengthNote(path: string): string | null {
  const inFilter = /(@(?:\.\w{1,60}){0,10}?)\.length\b(?!\s*\()/.exec(path);
  if (inFilter !== null) return `.length reads a field of that name. To count, write length(${inFilter[1]}).`;
  return path.endsWith('.length')
    ? '.length reads a field of that name. To count items, end in [*] and choose Count.'
    : null;
}

function extended(path: string): CompiledPath {
  return {
    ok: true,
    path,
    engine: 'extended',
    singular: false,
    note: null,
    query(value) {
      const found = evaluateExtended(path, value);
      if (!found.ok) return tooCostly(found.why);
      const matches = found.places.map(({ value: item, steps }) => ({
        value: item,
        steps,
        path: normalizedPath(steps),
      }));
      return { ok: true, matches };
    },
  };
}

const COST_WORDS = {
  visits:
    'The path looks at too many values of this answer. Name the way to the values instead of `..` or `*`.',
  matches: `The path matches more than ${BOUNDS.maxMatches.toLocaleString('en-US')} values. Pick fewer, for example with [0:100].`,
  depth: 'The answer is nested too deep for this path.',
  patterns: 'The pattern in match() or search() takes too long on this answer. Write a simpler one.',
} as const;

function tooCostly(why: keyof typeof COST_WORDS): QueryResult {
  return { ok: false, problem: { kind: 'path-cost', message: COST_WORDS[why], at: null, suggestion: null } };
}

function refuse(problem: Pick<PathProblem, 'message' | 'at'>): PathCompilation {
  return { ok: false, problem: { kind: 'path-syntax', suggestion: null, ...problem } };
}
