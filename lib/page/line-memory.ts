import type { DetectedSpan } from '../core/detect/detector.ts';

/** What a page shows at one time, some times over. */
const MOST_LINES = 3000;
const LONGEST_LINE = 2000;

/**
 * What was found in lines that were read before, so that a list that is drawn again and again is looked at once. Keeps
 * numbers in place of the lines: a part of a text would keep the whole text.
 */
export interface LineMemory {
  /** @returns spans by their offsets in the line; undefined for a line that was not read before */
  recall(line: string, isCell: boolean): readonly DetectedSpan[] | undefined;
  learn(line: string, isCell: boolean, spans: readonly DetectedSpan[]): void;
}

export function createLineMemory(): LineMemory {
  const known = new Map<number, readonly DetectedSpan[]>();
  return {
    recall: (line, isCell) => {
      if (!LETTER.test(line)) return NONE;
      if (line.length > LONGEST_LINE) return undefined;
      const exact = known.get(hashOf(line, isCell));
      return exact ?? (DIGIT.test(line) ? known.get(hashOf(shapeOf(line), isCell)) : undefined);
    },
    learn: (line, isCell, spans) => {
      if (line.length > LONGEST_LINE) return;
      const key = hashOf(spans.length === 0 && DIGIT.test(line) ? shapeOf(line) : line, isCell);
      if (known.has(key)) return;
      if (known.size >= MOST_LINES) for (const oldest of known.keys()) if (known.delete(oldest)) break;
      known.set(key, spans);
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
