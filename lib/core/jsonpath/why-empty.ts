/** An empty selection says why: how far the path came, what stands there, and what was probably meant. */
import { compilePath } from './compile.ts';
import { environment } from './environment.ts';
import { extendedSteps } from './extended.ts';
import { isShorthand } from './location.ts';
import { nearestName } from './nearest.ts';

/** What stands where the path stopped. */
export type Standing =
  | { readonly kind: 'object'; readonly keys: readonly string[]; readonly total: number }
  | { readonly kind: 'list'; readonly length: number }
  | { readonly kind: 'text' | 'number' | 'boolean' | 'null'; readonly sample: string }
  | { readonly kind: 'nothing' };

export interface WhyEmpty {
  /** The longest beginning of the path that selects something: `$.data`. */
  readonly matchedPrefix: string;
  /** The part after it that selects nothing: `.employes`. */
  readonly failed: string;
  readonly at: Standing;
  /** One or two sentences for a person. */
  readonly hint: string;
  /** A path that selects something in this answer, or null. */
  readonly suggestion: string | null;
}

const KEYS_SHOWN = 30;

/** Explains why a path selects nothing; null where it does select, or does not compile. */
export function whyEmpty(path: string, value: unknown): WhyEmpty | null {
  const parts = partsOf(path);
  if (parts === null || select(path, value).length > 0) return null;
  let reached = 0;
  let there: readonly unknown[] = [value];
  for (let count = 1; count < parts.length; count++) {
    const found = select(`$${parts.slice(0, count).join('')}`, value);
    if (found.length === 0) break;
    reached = count;
    there = found;
  }
  const matchedPrefix = `$${parts.slice(0, reached).join('')}`;
  const failed = parts[reached] ?? '';
  const rest = parts.slice(reached + 1).join('');
  const at = standing(there);
  const selects = (candidate: string) => select(candidate, value).length > 0;
  return {
    matchedPrefix,
    failed,
    at,
    ...explain({ matchedPrefix, failed, rest, at, count: there.length, selects }),
  };
}

interface Stop {
  readonly matchedPrefix: string;
  readonly failed: string;
  readonly rest: string;
  readonly at: Standing;
  readonly count: number;
  readonly selects: (path: string) => boolean;
}

function explain(stop: Stop): Pick<WhyEmpty, 'hint' | 'suggestion'> {
  const { matchedPrefix, failed, rest, at, selects } = stop;
  const where = matchedPrefix === '$' ? 'The answer' : matchedPrefix;
  const name = nameOf(failed);
  const offered = (...candidates: readonly string[]) => candidates.find(selects) ?? null;
  if (failed.includes('?')) {
    const what = at.kind === 'list' ? `None of the ${at.length} items` : 'Nothing';
    return { hint: `${what} under ${matchedPrefix} fits the condition.`, suggestion: null };
  }
  switch (at.kind) {
    case 'object': {
      if (at.total === 0) return { hint: `${where} is there, and holds nothing.`, suggestion: null };
      if (name === null) {
        return { hint: `${where} holds named values, not a list: ${listed(at.keys)}.`, suggestion: null };
      }
      const near = nearestName(name, at.keys);
      const shown = `${where} has no ${name}; it has ${listed(at.keys)}.`;
      if (near === null) return { hint: shown, suggestion: offered(`$..${dotless(name)}${rest}`) };
      const suggestion = offered(`${matchedPrefix}${stepTo(near)}${rest}`, `${matchedPrefix}${stepTo(near)}`);
      return { hint: `${shown} ${near} is close.`, suggestion };
    }
    case 'list': {
      if (at.length === 0) return { hint: `${where} is an empty list.`, suggestion: null };
      if (name === null) {
        return { hint: `${where} is a list of ${at.length}; ${failed} is beyond its end.`, suggestion: null };
      }
      if (name === 'length') return { hint: LENGTH, suggestion: offered(`${matchedPrefix}[*]`) };
      const suggestion = offered(`${matchedPrefix}[*]${failed}${rest}`);
      return {
        hint: `${where} is a list of ${at.length}: pick an item with [0], or all with [*].`,
        suggestion,
      };
    }
    case 'nothing':
      return { hint: `${where} selects nothing.`, suggestion: null };
    case 'null':
      return { hint: `${where} is null: the API knows no value here.`, suggestion: null };
    default:
      return {
        hint: `${where} is a ${at.kind} (${at.sample}); nothing stands below it.`,
        suggestion: offered(matchedPrefix),
      };
  }
}

const LENGTH = 'A list has no field named length. Select its items and set the field to Count.';

function partsOf(path: string): readonly string[] | null {
  try {
    return environment.compile(path).segments.map(segment => segment.toString());
  } catch {
    return extendedSteps(path);
  }
}

function select(path: string, value: unknown): readonly unknown[] {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : compiled;
  return found.ok ? found.matches.map(match => match.value) : [];
}

/** Of many places, the first object that has keys speaks for all, together with the keys of the next hundred. */
function standing(there: readonly unknown[]): Standing {
  const keys = new Set<string>();
  for (const value of there.slice(0, 100)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const key of Object.keys(value)) keys.add(key);
    }
  }
  if (keys.size > 0) return { kind: 'object', keys: [...keys].slice(0, KEYS_SHOWN), total: keys.size };
  const list = there.find(value => Array.isArray(value) && value.length > 0) ?? there[0];
  if (Array.isArray(list)) return { kind: 'list', length: list.length };
  if (list === undefined) return { kind: 'nothing' };
  if (list === null) return { kind: 'null', sample: 'null' };
  if (typeof list === 'object') return { kind: 'object', keys: [], total: 0 };
  const kind = typeof list === 'string' ? 'text' : typeof list === 'number' ? 'number' : 'boolean';
  const sample = String(list);
  return { kind, sample: sample.length > 40 ? `${sample.slice(0, 39)}…` : sample };
}

/** The name that a step asks for; null for an index, slice, wildcard or filter. */
function nameOf(step: string): string | null {
  const dotted = /^\.{1,2}([^.[*]+)$/.exec(step);
  if (dotted !== null) return dotted[1] ?? null;
  const quoted = /^(?:\.\.)?\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]$/.exec(step);
  return quoted === null ? null : (quoted[1] ?? quoted[2] ?? '').replace(/\\(.)/g, '$1');
}

function stepTo(name: string): string {
  return isShorthand(name) ? `.${name}` : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}

function dotless(name: string): string {
  return stepTo(name).replace(/^\./, '');
}

function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 6).join(', ');
  return keys.length > 6 ? `${shown} and ${keys.length - 6} more` : shown;
}
