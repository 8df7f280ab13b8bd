/** Names and filters that are offered while a template is written: when, which, and what taking one makes of the text. */
import { FILTER_WORDS } from '../../../lib/core/template/filters.ts';
import type { Suggestion } from './variables.ts';

export interface Opened {
  /** Where what is taken goes: behind the braces, or behind the last `|` within them. */
  readonly at: number;
  readonly typed: string;
  readonly what: 'name' | 'filter';
}

const FILTERS: readonly Suggestion[] = Object.entries(FILTER_WORDS).map(([name, sample]) => ({
  name,
  sample,
  from: 'filter',
}));

const MOST = 10;

/**
 * What was typed of a name (`{{do`) or of a filter (`{{domain | lo`).
 * @returns null when the caret is elsewhere, or behind a name that is written out and closed
 */
export function openAt(text: string, caret: number): Opened | null {
  const braces = text.lastIndexOf('{{', caret - 1);
  if (braces < 0 || caret < braces + 2) return null;
  const inside = text.slice(braces + 2, caret);
  const bar = inside.lastIndexOf('|');
  const typed = inside.slice(bar + 1);
  if (inside.includes('}}') || !/^[\w .-]*$/.test(typed) || typed.includes('  ')) return null;
  if (typed.trim() !== '' && /^[^{\n]*\}\}/.test(text.slice(caret))) return null;
  return { at: braces + 2 + bar + 1, typed: typed.trim(), what: bar < 0 ? 'name' : 'filter' };
}

export const offeredFor = ({ what, typed }: Opened, names: readonly Suggestion[]): readonly Suggestion[] =>
  (what === 'name' ? names : FILTERS)
    .filter(one => one.name.toLowerCase().includes(typed.toLowerCase()))
    .slice(0, MOST);

/** @returns the text with the taken name in it, and where the caret stands then: behind the closing braces */
export function taken(
  text: string,
  caret: number,
  { at, what }: Opened,
  { name }: Suggestion,
): { text: string; caret: number } {
  const head = `${text.slice(0, at)}${what === 'name' ? '' : ' '}${name}}}`;
  return { text: head + text.slice(caret).replace(/^[^\S\n]*\}\}/, ''), caret: head.length };
}
