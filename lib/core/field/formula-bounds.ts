/** What a formula may use up, and jsonata's functions that could use up more before anyone looks. */
import type jsonata from 'jsonata';

export const FORMULA_BOUNDS = {
  /** Evaluated nodes of the tree. */
  steps: 10_000,
  /** Levels of evaluation inside each other. */
  stack: 200,
  /** Characters of any text on the way. */
  text: 262_144,
  /** Items of a list that the formula makes. */
  items: 10_000,
  /** Items of any list on the way: as many as an answer may hold. */
  list: 250_000,
  /** Characters and values of the result. */
  result: 1_000_000,
  /** Milliseconds. */
  time: 500,
  /** Steps of pattern matching. */
  patterns: 300_000,
} as const;

/** Thrown from inside an evaluation; `formula.ts` turns it into a problem. */
export class FormulaTooCostly extends Error {}

/** Ends the evaluation when a value on the way is too large. Texts grow by doubling, so one step overshoots by two. */
export function checkSize(value: unknown): void {
  if (typeof value === 'string' && value.length > FORMULA_BOUNDS.text) {
    throw new FormulaTooCostly('A text in the formula grows beyond 262,144 characters.');
  }
  if (Array.isArray(value) && value.length > FORMULA_BOUNDS.list) {
    throw new FormulaTooCostly('A list in the formula grows beyond 250,000 items.');
  }
}

/** Replaces the functions that make large things in one step by ones that look first. */
export function boundFunctions(expression: jsonata.Expression): void {
  expression.registerFunction('pad', pad, '<s-ns?:s>');
  expression.registerFunction('join', join, '<a<s>s?:s>');
  expression.registerFunction('distinct', distinct, '<x:x>');
}

function pad(text: string | undefined, width: number, char = ' '): string | undefined {
  if (text === undefined) return undefined;
  if (Math.abs(width) > FORMULA_BOUNDS.text)
    throw new FormulaTooCostly('$pad asks for more than 262,144 characters.');
  const letters = [...text].length;
  const missing = Math.abs(Math.trunc(width)) - letters;
  if (missing <= 0) return text;
  const units = [...(char === '' ? ' ' : char)];
  const padding = Array.from({ length: missing }, (_, index) => units[index % units.length]).join('');
  return width > 0 ? text + padding : padding + text;
}

function join(texts: readonly string[] | undefined, separator = ''): string | undefined {
  if (texts === undefined) return undefined;
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  if (length > FORMULA_BOUNDS.text) throw new FormulaTooCostly('$join makes more than 262,144 characters.');
  return texts.join(separator);
}

/** jsonata compares each item with each other; by their text it is one look each. */
function distinct(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= 1) return value;
  const seen = new Set<unknown>();
  return value.filter(item => {
    const key = typeof item === 'object' && item !== null ? JSON.stringify(item) : item;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
