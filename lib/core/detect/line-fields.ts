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
const REACH = LINES * LONGEST_LINE;
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
    const count = likeIn(text, sure, name, place);
    return count >= FEWEST || (areListed && count > 0 && count + likeIn(text, names, name, place) >= FEWEST);
  });
}

/** How many other lines near a name have one of these spans in the same place. */
function likeIn(text: string, spans: readonly Span[], name: Span, place: string): number {
  const own = lineStart(text, name.start);
  const lines = new Set<number>();
  for (let i = firstFrom(spans, name.start - REACH); i < spans.length; i++) {
    const other = spans[i];
    if (other === undefined || other.start > name.end + REACH || lines.size === FEWEST) break;
    const line = lineStart(text, other.start);
    if (line === -1 || line === own || lines.has(line) || linesBetween(text, own, line) > LINES) continue;
    if (placeOf(text, other) === place) lines.add(line);
  }
  return lines.size;
}

/** Where the line starts that `offset` is in; -1 where it is longer than a list's. */
function lineStart(text: string, offset: number): number {
  const least = Math.max(0, offset - LONGEST_LINE);
  const line = text.slice(least, offset).lastIndexOf('\n');
  return line !== -1 ? least + line + 1 : least === 0 ? 0 : -1;
}

const linesBetween = (text: string, one: number, other: number): number =>
  text.slice(Math.min(one, other), Math.max(one, other)).split('\n').length - 1;

/** Which part of its line a span fills, and what stands around that part; null where the line has one part, or is prose. */
function placeOf(text: string, { start, end }: Span): string | null {
  const after = text.charCodeAt(end);
  // Nearly all names are followed by a word.
  if (after === 32 && !/^ [–—|·•-] /.test(text.slice(end, end + 3))) return null;
  const begin = lineStart(text, start);
  if (begin === -1) return null;
  const behind = text.slice(end, begin + LONGEST_LINE + 1);
  const stop = behind.indexOf('\n');
  if (stop === -1 && end + behind.length < text.length) return null;
  const line = text.slice(begin, stop === -1 ? text.length : end + stop).trimEnd();
  if (/[.!?;]$/.test(line)) return null;
  let from = LEAD.exec(line)?.[0].length ?? 0;
  let before = '';
  let index = 0;
  for (const part of line.matchAll(PART)) {
    if (part.index < from) continue;
    if (from === start - begin && part.index === end - begin) return `${index} ${before} ${part[0].trim()}`;
    from = part.index + part[0].length;
    before = part[0].trim();
    index++;
  }
  return index > 0 && from === start - begin && line.length === end - begin ? `${index} ${before} ` : null;
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
