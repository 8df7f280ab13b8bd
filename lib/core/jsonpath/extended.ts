/**
 * The well-known extensions that RFC 9535 lacks: parent `^`, names `~`, type selectors `@string()`. Evaluated by
 * jsonpath-plus, which has had code execution again and again (CVE-2024-21534, CVE-2025-1302), so only paths of the
 * small grammar below reach it: no filter, no script, no back-tick.
 */
import { JSONPathClass } from 'jsonpath-plus';
import type { Step } from './location.ts';

export const TYPE_SELECTORS = [
  'scalar',
  'boolean',
  'string',
  'number',
  'integer',
  'array',
  'object',
  'null',
  'nonFinite',
] as const;

const STEP = new RegExp(
  [
    String.raw`\.{1,2}(?:[A-Za-z_][\w]*|\*)`,
    String.raw`(?:\.\.)?\[(?:\d{1,9}|\*|-?\d{0,9}:-?\d{0,9}(?::-?\d{1,9})?|'[^'"\\\u0060\[\]()?@^~]{1,200}'|"[^'"\\\u0060\[\]()?@^~]{1,200}")\]`,
    String.raw`\.?@(?:${TYPE_SELECTORS.join('|')})\(\)`,
    String.raw`\^`,
    '~',
  ].join('|'),
  'y',
);

const MAX_STEPS = 100_000;

/** The path's steps as written, or null where it is not of the extended grammar. */
export function extendedSteps(path: string): readonly string[] | null {
  if (!path.startsWith('$')) return null;
  const steps: string[] = [];
  for (let at = 1; at < path.length; ) {
    STEP.lastIndex = at;
    const step = STEP.exec(path)?.[0];
    if (step === undefined) return null;
    if (steps.at(-1) === '~') return null;
    steps.push(step);
    at += step.length;
  }
  return steps;
}

export interface ExtendedPlace {
  readonly value: unknown;
  readonly steps: readonly Step[];
}

export type ExtendedResult =
  | { readonly ok: true; readonly places: readonly ExtendedPlace[] }
  | { readonly ok: false; readonly why: 'visits' | 'depth' };

class TooManySteps extends Error {}

type TraceArguments = Parameters<JSONPathClass['_trace']>;
type Found = Parameters<JSONPathClass['_getPreferredOutput']>[0];

/** Counts its steps, and cannot evaluate: a second lock behind `eval: false` and the grammar. */
class Bounded extends JSONPathClass {
  private steps = 0;

  override _trace(...input: TraceArguments): ReturnType<JSONPathClass['_trace']> {
    this.steps = (this.steps ?? 0) + 1;
    if (this.steps > MAX_STEPS) throw new TooManySteps();
    return super._trace(...input);
  }

  override _eval(): never {
    throw new Error('Scripts in paths are never evaluated.');
  }

  override _getPreferredOutput(found: Found): Record<string, unknown> {
    return { value: found.value, path: found.path };
  }
}

/** Evaluates a path that `extendedSteps` accepted. */
export function evaluateExtended(path: string, root: unknown): ExtendedResult {
  if (typeof root !== 'object' || root === null) return { ok: true, places: [] };
  try {
    const engine = new Bounded({
      path,
      json: root,
      eval: false,
      wrap: true,
      resultType: 'all',
      autostart: false,
    });
    const found: unknown = engine.evaluate();
    return { ok: true, places: asPlaces(found, root, path.endsWith('~')) };
  } catch (error) {
    if (error instanceof TooManySteps) return { ok: false, why: 'visits' };
    if (error instanceof RangeError) return { ok: false, why: 'depth' };
    throw error;
  }
}

/**
 * The value is looked up by its location: with `^^` jsonpath-plus 11.3 gives the right location and another value.
 * A location that several children lead up to counts once.
 */
function asPlaces(found: unknown, root: unknown, names: boolean): readonly ExtendedPlace[] {
  const places = new Map<string, ExtendedPlace>();
  for (const one of Array.isArray(found) ? found : []) {
    const path: readonly unknown[] = Array.isArray(one.path) ? one.path : [];
    const steps: Step[] = [];
    let value = root;
    for (const part of names ? path.slice(1, -1) : path.slice(1)) {
      const isIndex = Array.isArray(value);
      steps.push(isIndex ? Number(part) : String(part));
      value = child(value, String(part));
    }
    places.set(JSON.stringify(steps), { value: names ? (steps.at(-1) ?? '') : value, steps });
  }
  return [...places.values()];
}

function child(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
