// Lists whose lines are made alike: "Hosting – Render", "4. SAP – 276", "Ana Ruiz, Stripe, Dublin".

import type { Evidence } from './evidence.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What such a place in its line says. */
export const IN_FIELD: Evidence = {
  confidence: 0.65,
  reason: 'Other lines of the list name a company in this place.',
};

const LONGEST_LINE = 120;
/** How many lines to each side are looked at, and how many of them must name one in the same place. */
const LINES = 6;
const FEWEST = 2;

const PART = /\t| [–—|·•-] |: |, /g;
/** What stands before the first part: bullets, ranks. */
const LEAD = /^\s*(?:[-*•·]\s+|\d{1,3}[.)]\s+|#\d{1,3}\s+)?/;

/**
 * Of these names those that fill the part of their line that two other lines near them fill with one of `sure`; names
 * that a list has also where one line does, and another with such a name. All in order.
 */
export function inFields<T extends Span>(
  text: string,
  sure: readonly Span[],
  names: readonly T[],
  areListed: boolean,
): T[] {
  if (sure.length === 0) return [];
  return names.filter(name => {
    const place = placeOf(text, name);
    if (place === null) return false;
    const [from, to] = [edge(text, name.start, -1), edge(text, name.end, 1)];
    const like = (spans: readonly Span[]): number => {
      const lines = new Set<number>();
      for (let i = firstFrom(spans, from); i < spans.length; i++) {
        const other = spans[i];
        if (other === undefined || other.start > to) break;
        const line = text.lastIndexOf('\n', other.start - 1);
        if (line !== text.lastIndexOf('\n', name.start - 1) && placeOf(text, other) === place)
          lines.add(line);
      }
      return lines.size;
    };
    const count = like(sure);
    return count >= FEWEST || (areListed && count > 0 && count + like(names) >= FEWEST);
  });
}

/** Which part of its line a span fills, and what stands around that part; null where the line has one part, or is prose. */
function placeOf(text: string, { start, end }: Span): string | null {
  const after = text.charCodeAt(end);
  // Nearly all names are followed by a word.
  if (after === 32 && !/^ [–—|·•-] /.test(text.slice(end, end + 3))) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const lineEnd = stop === -1 ? text.length : stop;
  if (lineEnd - lineStart > LONGEST_LINE) return null;
  const line = text.slice(lineStart, lineEnd).trimEnd();
  if (/[.!?;]$/.test(line)) return null;
  let from = LEAD.exec(line)?.[0].length ?? 0;
  let before = '';
  let index = 0;
  for (const part of line.matchAll(PART)) {
    if (part.index < from) continue;
    if (from === start - lineStart && part.index === end - lineStart)
      return `${index} ${before} ${part[0].trim()}`;
    from = part.index + part[0].length;
    before = part[0].trim();
    index++;
  }
  return index > 0 && from === start - lineStart && line.length === end - lineStart
    ? `${index} ${before} `
    : null;
}

/** Where the lines that are looked at begin (-1) or end (1). */
function edge(text: string, offset: number, step: 1 | -1): number {
  let at = offset;
  for (let line = 0; line <= LINES; line++) {
    const next = step === 1 ? text.indexOf('\n', at + 1) : at === 0 ? -1 : text.lastIndexOf('\n', at - 1);
    if (next === -1) return step === 1 ? text.length : 0;
    at = next;
  }
  return at;
}

/** Place of the first of spans in order that starts at `offset` or behind it. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
