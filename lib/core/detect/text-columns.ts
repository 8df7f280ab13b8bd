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
  const from = Math.min(others[0]?.start ?? 0, alone[0]?.start ?? 0);
  const lineOf = lineCounter(text, from);
  const taken = new Set(others.map(({ start }) => lineOf(start)));
  const again = lineCounter(text, from);
  return alone.filter(({ start }) => {
    const line = again(start);
    for (let step = 1; step <= MOST_CELLS; step++) {
      const [up, down] = [taken.has(line - step), taken.has(line + step)];
      if ((up && (down || taken.has(line - 2 * step))) || (down && taken.has(line + 2 * step))) {
        taken.add(line);
        return true;
      }
    }
    return false;
  });
}

/** Says how many lines behind `from` an offset is; asked in order. */
function lineCounter(text: string, from: number): (offset: number) => number {
  let line = 0;
  let at = text.indexOf('\n', from);
  return offset => {
    for (; at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    return line;
  };
}
