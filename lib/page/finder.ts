import type { Cell, DetectedSpan } from '../core/detect/detector.ts';
import type { Batch } from './batch.ts';
import type { PageDoor } from './door.ts';
import { createLineMemory } from './line-memory.ts';
import type { Idle } from './slices.ts';

/** Texts that are with the extension at one time, and more that wait for their turn before the walk is told to rest. */
const MOST_ASKED = 2;
const MOST_WAITING = 4;
/** The background may end at any line; what it did not answer is asked again, a few times. */
const AGAIN_MS = [200, 1000, 4000];
/** Texts of the first reading that are kept until something is read again. Characters. */
const MOST_UNLEARNT = 1_000_000;

/**
 * Has texts looked at outside of the page's process, where it holds up nobody. A text is sent whole the first time; in
 * what is read again, only lines that were never seen are sent.
 */
export interface Finder {
  /** Spans in order. Empty as well where nobody answers. */
  find(batch: Batch, isFirst: boolean): Promise<readonly DetectedSpan[]>;
  readonly isBusy: boolean;
  /** Resolves when it is not busy. */
  room(): Promise<void>;
  stop(): void;
}

interface Line {
  readonly line: string;
  readonly isCell: boolean;
  /** Where it starts in the batch, and in the text that is sent. */
  readonly start: number;
  readonly at: number;
}

export function createFinder(door: Pick<PageDoor, 'find'>, idle: Idle): Finder {
  const memory = createLineMemory();
  const waiting: (() => void)[] = [];
  const wanted: (() => void)[] = [];
  let unlearnt: { readonly lines: Iterator<Line>; readonly spans: readonly DetectedSpan[] }[] = [];
  let kept = 0;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;

  const isBusy = (): boolean => waiting.length >= MOST_WAITING;

  const ask = async (text: string, cells: readonly Cell[]): Promise<readonly DetectedSpan[] | null> => {
    if (asked >= MOST_ASKED) await new Promise<void>(resolve => waiting.push(resolve));
    asked++;
    try {
      for (const pause of [...AGAIN_MS, null]) {
        const spans = stopped ? null : await door.find(text, cells).catch(() => null);
        if (spans !== null || stopped || pause === null) return spans;
        await new Promise<void>(resolve => {
          timer = setTimeout(resolve, pause);
        });
      }
      return null;
    } finally {
      asked--;
      waiting.shift()?.();
      if (!isBusy()) for (const resolve of wanted.splice(0)) resolve();
    }
  };

  /** What the first reading found, line by line, once something is read again. */
  const learnFirst = (): Promise<void> => {
    const work = unlearnt;
    unlearnt = [];
    kept = 0;
    if (work.length === 0) return Promise.resolve();
    return idle.run(isOver => {
      for (let read = 0; ; read++) {
        const [next] = work;
        if (next === undefined) return 'done';
        const { value, done } = next.lines.next();
        if (done === true) work.shift();
        else learn(value, value.start, next.spans);
        if (read % 32 === 0 && isOver()) return 'more';
      }
    });
  };

  /** @param from where the line starts in the text that the spans are of */
  const learn = (
    { line, isCell }: Line,
    from: number,
    spans: readonly DetectedSpan[],
  ): readonly DetectedSpan[] => {
    const to = from + line.length;
    const own: DetectedSpan[] = [];
    for (let i = firstFrom(spans, from); i < spans.length; i++) {
      const span = spans[i];
      if (span === undefined || span.start >= to) break;
      if (span.end <= to) own.push({ ...span, start: span.start - from, end: span.end - from });
    }
    memory.learn(line, isCell, own);
    return own;
  };

  const again = async (batch: Batch): Promise<readonly DetectedSpan[]> => {
    const lines = [...linesOf(batch.text, batch.cells)];
    memory.expect(lines.length);
    await learnFirst();
    const found: DetectedSpan[] = [];
    const unknown: Line[] = [];
    const cells: Cell[] = [];
    let text = '';
    for (const { line, isCell, start } of lines) {
      const known = memory.recall(line, isCell);
      if (known === undefined) {
        unknown.push({ line, isCell, start, at: text.length });
        if (isCell) cells.push({ start: text.length, end: text.length + line.length });
        text += `${line}\n`;
      } else for (const span of known) found.push(moved(span, start));
    }
    if (unknown.length === 0) return found;
    const spans = await ask(text, cells);
    if (spans === null) return found;
    for (const one of unknown)
      for (const span of learn(one, one.at, spans)) found.push(moved(span, one.start));
    return found.sort((a, b) => a.start - b.start);
  };

  return {
    find: async (batch, isFirst) => {
      if (!isFirst) return again(batch);
      const spans = await ask(batch.text, batch.cells);
      if (spans === null) return [];
      kept += batch.text.length;
      if (kept <= MOST_UNLEARNT) unlearnt.push({ lines: linesOf(batch.text, batch.cells), spans });
      return spans;
    },
    get isBusy() {
      return isBusy();
    },
    room: () => (isBusy() ? new Promise(resolve => wanted.push(resolve)) : Promise.resolve()),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      unlearnt = [];
    },
  };
}

const moved = (span: DetectedSpan, by: number): DetectedSpan => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
});

/** Index of the first span that starts at `from` or behind. */
function firstFrom(spans: readonly DetectedSpan[], from: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* linesOf(text: string, cells: readonly Cell[]): Generator<Line, undefined, undefined> {
  const starts = new Set(cells.map(cell => cell.start));
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end > start) yield { line: text.slice(start, end), isCell: starts.has(start), start, at: start };
    start = end + 1;
  }
  return undefined;
}
