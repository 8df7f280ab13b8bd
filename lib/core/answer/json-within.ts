/** Texts of an answer that are JSON themselves, as a language model's reply or a message from a queue. */
import { compilePath } from '../jsonpath/compile.ts';
import { replaceAt } from '../jsonpath/replace.ts';
import { readJson } from './json.ts';

/** Markdown's fence, in which models like to send JSON. */
const FENCED = /^```\w*\s*\n([\s\S]*?)\n?\s*```$/;

/** The list or object that a text is; undefined where it is none. */
export function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  const inner = (FENCED.exec(trimmed)?.[1] ?? trimmed).trim();
  if (!/^[[{]/.test(inner)) return undefined;
  const read = readJson(inner);
  return read.ok ? read.value : undefined;
}

/** The answer with each text that `path` finds read as JSON and put in its place. What is none stays text. */
export function openJson(value: unknown, path: string | null | undefined): unknown {
  const compiled = path ? compilePath(path) : null;
  const found = compiled?.ok ? compiled.query(value) : null;
  if (!found?.ok) return value;
  return found.matches.reduce((whole, { steps, value: text }) => {
    const opened = jsonIn(text);
    return opened === undefined ? whole : replaceAt(whole, steps, () => opened);
  }, value);
}
