/** What a variable stands for: looked up in plain data by own properties only, then default, then filters. */
import { applyFilter } from './filters.ts';
import type { Data, Variable } from './template.ts';

/** The values that a template may use: the row, `page`, and earlier steps by their names. */
export type Scope = { readonly [name: string]: unknown };

export type Value =
  | { readonly ok: true; readonly value: Data }
  /** No value and no default. An empty text counts as none: a call for nobody is never made by accident. */
  | { readonly ok: false; readonly kind: 'missing' }
  | { readonly ok: false; readonly kind: 'unfit'; readonly why: string };

/** Never reads a prototype. A list is read by index; a key that holds points may also be named whole. */
export function lookUp(scope: unknown, path: readonly string[]): unknown {
  let here: unknown = scope;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] ?? '';
    if (Array.isArray(here)) {
      here = /^\d{1,9}$/.test(name) ? here[Number(name)] : undefined;
    } else if (typeof here === 'object' && here !== null) {
      if (Object.hasOwn(here, name)) here = own(here, name);
      else return own(here, path.slice(i).join('.'));
    } else return undefined;
  }
  return here;
}

const own = (holder: object, name: string): unknown => Object.getOwnPropertyDescriptor(holder, name)?.value;

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A variable's value. An explicit default may be empty (`{{x ?? ""}}`) or null (`{{x ?? null}}`). */
export function readVariable(variable: Variable, scope: Scope): Value {
  const found = variable.path.length > 0 ? lookUp(scope, variable.path) : undefined;
  const counts = variable.filters.includes('count') && Array.isArray(found);
  const useFallback = isEmpty(found) && !counts;
  if (useFallback && !variable.fallback) return { ok: false, kind: 'missing' };
  const given = useFallback ? variable.fallback?.value : found;
  if (!isData(given)) return { ok: false, kind: 'unfit', why: 'is not text, a number, a list or an object' };
  let value: Data = given;
  for (const filter of variable.filters) {
    const next = applyFilter(filter, value);
    if (!next.ok) return { ok: false, kind: 'unfit', why: next.why };
    value = next.value;
  }
  if (isEmpty(value) && !useFallback) return { ok: false, kind: 'missing' };
  return { ok: true, value };
}

export function isData(value: unknown): value is Data {
  if (typeof value === 'number') return Number.isFinite(value);
  return (
    value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'object'
  );
}

/** A value as text: a list joined by commas; null where it is an object, which no text place can hold. */
export function textOf(value: Data): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return null;
  const items = value.map(item => (Array.isArray(item) ? null : textOf(item)));
  return items.includes(null) ? null : items.join(',');
}
