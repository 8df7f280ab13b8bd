// A table whose cells are read one a line: what stands in one column stands at equal distances.

import type { Evidence } from './evidence.ts';
import { NAMES_NOTHING } from './tables.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a place in such a column says. */
export const IN_COLUMN: Evidence = { confidence: 0.65, reason: 'It stands in a column of companies.' };

/** Columns of a table whose rows are longer are not seen. */
const MOST_CELLS = 8;

const isAlone = (text: string, { start, end }: Span): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n');

/** Of these names those that have a line of their own in a column where two others of `sure` have theirs. Both in order. */
export function inColumns<T extends Span>(text: string, sure: readonly Span[], names: readonly T[]): T[] {
  const others = sure.filter(span => isAlone(text, span));
  if (others.length < 2) return [];
  const alone = names.filter(
    name => isAlone(text, name) && !NAMES_NOTHING.test(text.slice(name.start, name.end)),
  );
  if (alone.length === 0) return [];
  const taken = new Set(others.map(({ start }) => start));
  return alone.filter(({ start }) => {
    const above = linesFrom(start, at => (at < 2 ? at - 1 : text.lastIndexOf('\n', at - 2) + 1));
    const below = linesFrom(start, at => text.indexOf('\n', at) + 1 || -1);
    for (let step = 1; step <= MOST_CELLS; step++) {
      const [up, down] = [taken.has(above[step] ?? -1), taken.has(below[step] ?? -1)];
      if ((up && (down || taken.has(above[2 * step] ?? -1))) || (down && taken.has(below[2 * step] ?? -1))) {
        taken.add(start);
        return true;
      }
    }
    return false;
  });
}

/** Where a line and those next to it start, one after another, as far as a column reaches; `next` gives -1 at an end. */
function linesFrom(start: number, next: (at: number) => number): number[] {
  const lines: number[] = [];
  for (let at = start; at !== -1 && lines.length <= 2 * MOST_CELLS; at = next(at)) lines.push(at);
  return lines;
}
