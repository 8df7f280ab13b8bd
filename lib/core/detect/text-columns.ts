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

/**
 * Of these names those that have a line of their own in a column where two others of `sure` have theirs; of those that
 * `oneWillDo` also those that have one near, unless others there keep another distance. All in order.
 */
export function inColumns<T extends Span>(
  text: string,
  sure: readonly Span[],
  names: readonly T[],
  oneWillDo: (name: T) => boolean = () => false,
): T[] {
  const others = sure.filter(span => isAlone(text, span));
  if (others.length === 0) return [];
  const alone = names.filter(
    name => isAlone(text, name) && !NAMES_NOTHING.test(text.slice(name.start, name.end)),
  );
  if (alone.length === 0) return [];
  const taken = new Set(others.map(({ start }) => start));
  return alone.filter(name => {
    const above = linesFrom(name.start, at => (at < 2 ? at - 1 : text.lastIndexOf('\n', at - 2) + 1));
    const below = linesFrom(name.start, at => text.indexOf('\n', at) + 1 || -1);
    const near = [
      ...above.map((at, k) => (taken.has(at) ? -k : 0)),
      ...below.map((at, k) => (taken.has(at) ? k : 0)),
    ];
    const places = near.filter(place => place !== 0).sort((a, b) => a - b);
    if (!isInStep(places) && !(oneWillDo(name) && places.length > 0 && keepsNoOther(places))) return false;
    taken.add(name.start);
    return true;
  });
}

/** Whether two of these places, told from the name's own line, stand in one column with it. */
const isInStep = (places: readonly number[]): boolean =>
  places.some(
    place =>
      Math.abs(place) <= MOST_CELLS && (places.includes(2 * place) || (place > 0 && places.includes(-place))),
  );

/** Rows of three cells that begin with companies have an owner's surname one line below. */
const keepsNoOther = (places: readonly number[]): boolean =>
  places.every((place, i) => {
    const step = (places[i + 1] ?? Number.POSITIVE_INFINITY) - place;
    return step > MOST_CELLS || place % step === 0;
  });

/** Where a line and those next to it start, one after another, as far as a column reaches; `next` gives -1 at an end. */
function linesFrom(start: number, next: (at: number) => number): number[] {
  const lines: number[] = [];
  for (let at = start; at !== -1 && lines.length <= 2 * MOST_CELLS; at = next(at)) lines.push(at);
  return lines;
}
