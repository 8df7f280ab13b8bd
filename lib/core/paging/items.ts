/** The list within an answer: taking its items out, and putting the items of all pages in its place. */
import { compilePath, type Match } from '../jsonpath/compile.ts';
import { replaceAt } from '../jsonpath/replace.ts';

/** `$.data` (the list itself) and `$.data[*]` (its items) mean the same. */
export function itemsOf(path: string, value: unknown): readonly unknown[] {
  const found = look(path, value);
  const [only] = found;
  if (found.length === 1 && only && Array.isArray(only.value)) return only.value;
  // `items: null` is how some write an empty list.
  if (found.length === 1 && only?.value === null) return [];
  return found.map(match => match.value);
}

/** The first page's value with `items` where its list was. Unchanged where the path names no one list. */
export function withItems(path: string, value: unknown, items: readonly unknown[]): unknown {
  const [match] = look(path, value);
  if (!match) return value;
  const steps = Array.isArray(match.value) ? match.steps : match.steps.slice(0, -1);
  return replaceAt(value, steps, held => (Array.isArray(held) ? [...items] : held));
}

function look(path: string, value: unknown): readonly Match[] {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  return found?.ok ? found.matches : [];
}
