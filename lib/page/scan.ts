import { type Batch, locate } from './batch.ts';
import type { DetectedSpan, Detector } from './detector.ts';
import type { Finds, Mark } from './finds.ts';
import { closestOf } from './honest.ts';
import type { Idle } from './slices.ts';
import { createCompanyCells } from './tables.ts';
import { blockOf, isOffLimits } from './tags.ts';
import { walkText } from './walk.ts';

/** What one page is read of: beyond this, a page is a data dump and no reading matter. */
export const MOST_TEXT = 12_000_000;

const DETECT_MS = 3;
const SMALLEST_BATCH = 1024;
const LARGEST_BATCH = 32_768;
const LONGEST_REMEMBERED = 2000;
const MOST_REMEMBERED = 1000;
/** Tables are looked for at most this often. */
const TABLES_MS = 3000;

export interface Tree {
  readonly root: Node;
  /** Only the root's own inline text. */
  readonly shallow: boolean;
}

export interface Scanner {
  /**
   * Reads trees in idle slices; resolves when they are read.
   * @param evictions how many old finds out of view may make room for new ones, once the caps are reached
   */
  scan(trees: Iterable<Tree>, evictions: number): Promise<void>;
  use(detector: Detector): void;
}

export interface ScanOptions {
  readonly idle: Idle;
  readonly finds: Finds;
  readonly detector: Detector;
  /** The marks that must not make room: those that may be seen. */
  readonly nearby: () => readonly Mark[];
}

export function createScanner(options: ScanOptions): Scanner {
  const { idle, finds, nearby } = options;
  let { detector } = options;
  let batchSize = 8192;
  let companyCell = createCompanyCells(document);
  let tablesAt = performance.now();
  const memory = new Map<string, readonly DetectedSpan[]>();

  const digest = (batch: Batch, old: Map<string, Mark>, room: Room): void => {
    const before = performance.now();
    const spans = batch.cells.length > 0 ? detector.find(batch.text, batch.cells) : recall(batch.text);
    const took = performance.now() - before;
    // The clock is coarse in a page (0.1 ms): only a full batch says how fast the detector is here.
    if (batch.text.length > batchSize / 2 && took > 0) {
      const wanted = (batch.text.length / took) * DETECT_MS;
      batchSize = Math.round(Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, (batchSize + wanted) / 2)));
    }
    for (const span of spans) place(batch, span, old, room);
  };

  /** A text that was read before, as a list redraws it again and again, is not read again. */
  const recall = (text: string): readonly DetectedSpan[] => {
    if (text.length > LONGEST_REMEMBERED) return detector.find(text);
    const known = memory.get(text);
    if (known !== undefined) return known;
    const spans = detector.find(text);
    if (memory.size >= MOST_REMEMBERED) for (const key of memory.keys()) if (memory.delete(key)) break;
    memory.set(text, spans);
    return spans;
  };

  const place = (batch: Batch, span: DetectedSpan, old: Map<string, Mark>, room: Room): void => {
    const text = batch.text.slice(span.start, span.end);
    const at = locate(batch, span.start, span.end);
    if (at === null || text.includes('\n')) return;
    const parent = at.start.node.parentElement;
    const block = blockOf(at.start.node);
    // A text that left the page while this slice rested has no place any more.
    if (parent === null || block === null || isOffLimits(parent)) return;
    if (at.start.offset > at.start.node.length || at.end.offset > at.end.node.length) return;
    const same = finds.marksIn(block);
    for (const mark of same)
      if (mark.start.node === at.start.node && mark.start.offset === at.start.offset && mark.text === text) {
        old.delete(markKey(mark));
        if (mark.company.key === span.key) return;
        finds.drop(mark);
        break;
      }
    while (finds.isFull && room.make());
    let company = finds.company(span);
    while (company === null && room.make()) company = finds.company(span);
    if (company === null || finds.isFull) return;
    finds.add({
      company,
      start: at.start,
      end: at.end,
      text,
      parent,
      block,
      inLink: closestOf(parent, 'a[href]') !== null,
    });
  };

  return {
    scan: (trees, evictions) => {
      let read = 0;
      const room = roomIn(finds, nearby, evictions);
      let isOver = (): boolean => false;
      if (performance.now() - tablesAt > TABLES_MS) {
        tablesAt = performance.now();
        companyCell = createCompanyCells(document);
      }
      const queue = trees[Symbol.iterator]();
      let walk: ReturnType<typeof walkText> | null = null;
      // Old marks of a block that is read again stay until it is read: an unchanged name keeps its mark.
      const old = new Map<string, Mark>();
      const dropOld = (): void => {
        for (const mark of old.values()) finds.drop(mark);
        old.clear();
      };
      const nextWalk = (): boolean => {
        dropOld();
        const tree = queue.next();
        if (tree.done === true || read > MOST_TEXT) return false;
        const { root, shallow } = tree.value;
        if (shallow && root instanceof Element)
          for (const mark of finds.marksIn(root)) old.set(markKey(mark), mark);
        walk = walkText(root, { shallow, batchSize: () => batchSize, isOver: () => isOver(), companyCell });
        return true;
      };
      return idle.run(over => {
        isOver = over;
        for (;;) {
          if (walk === null && !nextWalk()) return 'done';
          const { value, done } = walk?.next() ?? { value: null, done: true };
          if (done === true || read > MOST_TEXT || (finds.isFull && finds.hasAllCompanies && room.left === 0))
            walk = null;
          else if (value) {
            read += value.text.length;
            digest(value, old, room);
          }
          if (over()) return 'more';
        }
      });
    },
    use: next => {
      detector = next;
      memory.clear();
    },
  };
}

interface Room {
  /** Drops the oldest find that is out of view. @returns false when none may go */
  make(): boolean;
  readonly left: number;
}

function roomIn(finds: Finds, nearby: () => readonly Mark[], evictions: number): Room {
  let left = evictions;
  let queue: Iterator<Mark> | null = null;
  return {
    make: () => {
      if (left <= 0) return false;
      if (queue === null) {
        const seen = new Set(nearby());
        queue = [...finds.marks].filter(mark => !seen.has(mark)).values();
      }
      const next = queue.next();
      if (next.done === true) {
        left = 0;
        return false;
      }
      left--;
      finds.drop(next.value);
      return true;
    },
    get left() {
      return left;
    },
  };
}

const numbers = new WeakMap<Node, number>();
let nextNumber = 0;

function markKey(mark: Mark): string {
  let number = numbers.get(mark.start.node);
  if (number === undefined) {
    number = nextNumber++;
    numbers.set(mark.start.node, number);
  }
  return `${number}:${mark.start.offset}:${mark.text}`;
}
