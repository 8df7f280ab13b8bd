import type { DetectedSpan } from '../core/detect/detector.ts';

/** Lines that are kept in any case, and of a page that draws many at once. */
const LEAST_LINES = 500;
const MOST_LINES = 4000;
/** What is drawn anew comes back within so many times of its lines. */
const TIMES = 4;
/** Reasons are few: the page can make some more by what it writes. */
const MOST_REASONS = 200;
const LONGEST_LINE = 2000;

/**
 * What was found in lines that were read before, so that a list that is drawn again and again is looked at once. Keeps
 * numbers in place of the lines, as a part of a text would keep the whole text, and a short text in place of what was
 * found in one. A list that scrolls for long fills this memory, so it holds no more than some times what a page draws.
 */
export interface LineMemory {
  /** So many lines are read again at once. */
  expect(lines: number): void;
  /** @returns spans by their offsets in the line; undefined for a line that was not read before */
  recall(line: string, isCell: boolean): readonly DetectedSpan[] | undefined;
  learn(line: string, isCell: boolean, spans: readonly DetectedSpan[]): void;
}

export function createLineMemory(): LineMemory {
  const known = new Map<number, string>();
  const short = createShorthand();
  let most = LEAST_LINES;
  return {
    expect: lines => {
      most = Math.min(MOST_LINES, Math.max(most, TIMES * lines));
    },
    recall: (line, isCell) => {
      if (!LETTER.test(line)) return NONE;
      if (line.length > LONGEST_LINE) return undefined;
      const exact = known.get(hashOf(line, isCell));
      const kept = exact ?? (DIGIT.test(line) ? known.get(hashOf(shapeOf(line), isCell)) : undefined);
      return kept === undefined ? undefined : kept === '' ? NONE : short.read(kept, line);
    },
    learn: (line, isCell, spans) => {
      if (line.length > LONGEST_LINE) return;
      const key = hashOf(spans.length === 0 && DIGIT.test(line) ? shapeOf(line) : line, isCell);
      if (known.has(key)) return;
      if (known.size >= most) for (const oldest of known.keys()) if (known.delete(oldest)) break;
      known.set(key, spans.length === 0 ? '' : short.write(spans, line));
    },
  };
}

/** Name, domain: null, or 0 where it is as the line has it. Reason: its number, or itself. */
type Short = [
  start: number,
  end: number,
  key: string,
  name: string | 0 | null,
  domain: string | 0 | null,
  confidence: number,
  reason: string | number,
  own: 0 | 1 | 2 | 3,
];

interface Shorthand {
  write(spans: readonly DetectedSpan[], line: string): string;
  read(kept: string, line: string): readonly DetectedSpan[];
}

function createShorthand(): Shorthand {
  const reasons: string[] = [];
  const numberOf = (reason: string): number | string => {
    const at = reasons.indexOf(reason);
    if (at !== -1) return at;
    return reasons.length < MOST_REASONS ? reasons.push(reason) - 1 : reason;
  };
  return {
    write: (spans, line) =>
      JSON.stringify(
        spans.map(({ start, end, key, name, domain, confidence, reason, listed, lead }): Short => {
          const here = line.slice(start, end);
          const shorten = (text: string | null): string | 0 | null => (text === here ? 0 : text);
          const own = listed ? (lead ? 3 : 1) : lead ? 2 : 0;
          return [start, end, key, shorten(name), shorten(domain), confidence, numberOf(reason), own];
        }),
      ),
    read: (kept, line) => {
      const shorts: Short[] = JSON.parse(kept); // of nobody but `write`
      return shorts.map(([start, end, key, name, domain, confidence, reason, own]) => {
        const here = line.slice(start, end);
        return {
          ...{
            start,
            end,
            key,
            confidence,
            name: name === 0 ? here : name,
            domain: domain === 0 ? here : domain,
          },
          reason: typeof reason === 'number' ? (reasons[reason] ?? '') : reason,
          ...((own & 1) !== 0 && { listed: true }),
          ...((own & 2) !== 0 && { lead: true }),
        };
      });
    },
  };
}

const NONE: readonly DetectedSpan[] = [];
const LETTER = /\p{L}/u;
const DIGIT = /\d/;

/** A price that ticks: where a line names nobody, it names nobody with other numbers either. */
const shapeOf = (line: string): string => line.replace(NUMBER, number => '0'.repeat(number.length));

/** Numbers that are no part of a word, as those of `3M` and `e9.com` are. */
const NUMBER = /(?<![\p{L}\d])\d+(?![\p{L}\d])/gu;

/** 53 bits of two mixes (FNV-1a, and multiplication by the golden ratio): among so few lines no two share one. */
function hashOf(line: string, isCell: boolean): number {
  let a = isCell ? 0x2545f491 : 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul((b ^ (b >>> 15)) + code, 0x9e3779b1);
  }
  return (a >>> 0) * 0x20_0000 + (b >>> 11);
}
