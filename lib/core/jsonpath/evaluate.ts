/**
 * Evaluates what json-p3 parsed, with bounds. Its own evaluation spreads every array into function arguments, which
 * overflows the stack at some 120,000 items, copies each location, and has no bound on work.
 */
import { JSONPathNode, type JSONPathNodeList, type JSONPathQuery, jsonpath } from 'json-p3';
import type { Step } from './location.ts';
import { type PatternBudget, PatternTooCostly } from './pattern.ts';
import { Place } from './place.ts';

export interface Bounds {
  /** Values visited, in filters too. */
  readonly maxVisits: number;
  readonly maxMatches: number;
  readonly maxDepth: number;
}

export const BOUNDS: Bounds = { maxVisits: 2_000_000, maxMatches: 250_000, maxDepth: 500 };

/** Steps of pattern matching in one query. */
const PATTERN_STEPS = 1_500_000;

export type Evaluated =
  | { readonly ok: true; readonly places: readonly Place[] }
  | { readonly ok: false; readonly why: 'visits' | 'matches' | 'depth' | 'patterns' };

interface Work {
  readonly bounds: Bounds;
  readonly patterns: PatternBudget;
  visits: number;
}

class BoundPassed extends Error {
  readonly why: 'visits' | 'matches' | 'depth';
  constructor(why: 'visits' | 'matches' | 'depth') {
    super(why);
    this.why = why;
  }
}

const { NameSelector, IndexSelector, SliceSelector, WildcardSelector, FilterSelector } = jsonpath.selectors;

type Selector = JSONPathQuery['segments'][number]['selectors'][number];

/** The work of the query under way. Evaluation is synchronous, so there is only ever one. */
let current: Work = { bounds: BOUNDS, patterns: { left: 0 }, visits: 0 };

/** What pattern functions inside a filter may still spend. */
export function patternBudget(): PatternBudget {
  return current.patterns;
}

/** A query made ready: what each segment does to a place, looked up once and not for every value. */
export interface Prepared {
  readonly segments: readonly { readonly deep: boolean; readonly acts: readonly Act[] }[];
}

/** Puts what a selector finds in a place into the list. */
type Act = (place: Place, root: unknown, into: Place[]) => void;

/** Runs a query over one answer. */
export function evaluate(prepared: Prepared, root: unknown, bounds: Bounds = BOUNDS): Evaluated {
  const before = current;
  current = { bounds, patterns: { left: PATTERN_STEPS }, visits: 0 };
  try {
    return { ok: true, places: select(prepared, root) };
  } catch (error) {
    if (error instanceof BoundPassed) return { ok: false, why: error.why };
    if (error instanceof PatternTooCostly) return { ok: false, why: 'patterns' };
    if (error instanceof RangeError) return { ok: false, why: 'depth' };
    throw error;
  } finally {
    current = before;
  }
}

/** The queries inside filters run here too, under the same bounds. */
export function prepare(query: JSONPathQuery): Prepared {
  const segments = query.segments.map(segment => ({
    // The class of a descendant segment is not exported; its text always starts so, and no child segment's does.
    deep: String(segment).startsWith('..'),
    acts: segment.selectors.map(actOf),
  }));
  return { segments };
}

function actOf(selector: Selector): Act {
  if (selector instanceof NameSelector) return named(selector.name);
  if (selector instanceof WildcardSelector)
    return (place, _, into) => eachChild(place, child => add(into, child));
  if (selector instanceof IndexSelector) return indexed(selector.index);
  if (selector instanceof SliceSelector)
    return (place, _, into) => {
      const { value } = place;
      if (Array.isArray(value))
        for (const index of sliced(value.length, selector)) push(into, value[index], index, place);
    };
  if (selector instanceof FilterSelector) return filtered(selector);
  return () => undefined;
}

function named(name: string): Act {
  return (place, _, into) => {
    visit();
    const { value } = place;
    if (isObject(value) && Object.hasOwn(value, name)) push(into, value[name], name, place);
  };
}

function indexed(wanted: number): Act {
  return (place, _, into) => {
    visit();
    const { value } = place;
    if (!Array.isArray(value)) return;
    const index = wanted < 0 ? value.length + wanted : wanted;
    if (index >= 0 && index < value.length) push(into, value[index], index, place);
  };
}

function filtered(selector: jsonpath.selectors.FilterSelector): Act {
  bindExpression(selector.expression);
  return (place, root, into) =>
    eachChild(place, child => {
      const context = {
        environment: selector.environment,
        currentValue: asJson(child.value),
        rootValue: asJson(root),
        currentKey: child.key,
      };
      if (selector.expression.evaluate(context)) add(into, child);
    });
}

function bindExpression(expression: jsonpath.expressions.FilterExpression): void {
  const { FilterQuery, FunctionExtension, InfixExpression, PrefixExpression, LogicalExpression } =
    jsonpath.expressions;
  if (expression instanceof LogicalExpression) bindExpression(expression.expression);
  else if (expression instanceof PrefixExpression) bindExpression(expression.right);
  else if (expression instanceof InfixExpression) {
    bindExpression(expression.left);
    bindExpression(expression.right);
  } else if (expression instanceof FunctionExtension) expression.args.forEach(bindExpression);
  else if (expression instanceof FilterQuery) {
    const nested = expression.path;
    const prepared = prepare(nested);
    nested.query = (value: unknown): JSONPathNodeList => {
      const nodes = select(prepared, value).map(
        place => new JSONPathNode(asJson(place.value), [], asJson(value)),
      );
      return new jsonpath.JSONPathNodeList(nodes);
    };
  }
}

function select({ segments }: Prepared, root: unknown): readonly Place[] {
  let places: Place[] = [new Place(root, '', null)];
  for (const { deep, acts } of segments) {
    const next: Place[] = [];
    for (const place of places) {
      if (deep) descend(acts, place, root, next, 0);
      else for (const act of acts) act(place, root, next);
    }
    places = next;
  }
  return places;
}

function descend(acts: readonly Act[], place: Place, root: unknown, into: Place[], depth: number): void {
  if (depth > current.bounds.maxDepth) throw new BoundPassed('depth');
  for (const act of acts) act(place, root, into);
  eachChild(place, child => {
    if (typeof child.value === 'object' && child.value !== null) descend(acts, child, root, into, depth + 1);
  });
}

function sliced(length: number, slice: jsonpath.selectors.SliceSelector): readonly number[] {
  const { start, stop, step = 1 } = slice;
  if (step === 0) return [];
  const from = (index: number) => (index < 0 ? length + index : index);
  const indexes: number[] = [];
  // RFC 9535, 2.3.4.2.2
  if (step > 0) {
    const end = Math.min(from(stop ?? length), length);
    for (let index = Math.max(from(start ?? 0), 0); index < end; index += step) indexes.push(index);
  } else {
    const end = Math.max(stop === undefined ? -1 : from(stop), -1);
    for (let index = Math.min(from(start ?? length - 1), length - 1); index > end; index += step)
      indexes.push(index);
  }
  return indexes;
}

function eachChild(parent: Place, act: (child: Place) => void): void {
  const { value } = parent;
  if (Array.isArray(value)) {
    for (let key = 0; key < value.length; key++) {
      visit();
      act(new Place(value[key], key, parent));
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      visit();
      act(new Place(value[key], key, parent));
    }
  }
}

function push(into: Place[], value: unknown, key: Step, parent: Place): void {
  visit();
  add(into, new Place(value, key, parent));
}

function add(into: Place[], place: Place): void {
  if (into.length >= current.bounds.maxMatches) throw new BoundPassed('matches');
  into.push(place);
}

function visit(): void {
  if (++current.visits > current.bounds.maxVisits) throw new BoundPassed('visits');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** json-p3's name for what `JSON.parse` gives. */
type Json = ConstructorParameters<typeof JSONPathNode>[0];

function asJson(value: unknown): Json {
  // Values come from readJson and its siblings only, which give JSON values.
  return value as Json;
}
