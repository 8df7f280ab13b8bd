import type { DetectedSpan } from '../core/detect/detector.ts';
import { type Batch, locate } from './batch.ts';
import type { Finder } from './finder.ts';
import { type Finds, isOwn, type Mark, MOST_MARKS } from './finds.ts';
import { closestOf } from './honest.ts';
import { overlap } from './placed.ts';
import { type CompanyPlaces, createCompanyPlaces } from './places.ts';
import type { Idle } from './slices.ts';
import { stands } from './stands.ts';
import { blockOf, isOffLimits } from './tags.ts';
import { type Tree, walkText } from './walk.ts';

/** What one page is read of: beyond this, a page is a data dump and no reading matter. */
export const MOST_TEXT = 12_000_000;

/** Characters that are sent to be looked at in one message: some ten milliseconds of work where it is done. */
const BATCH = 32_768;
/** Tables, and other places of companies, are looked for at most this often. */
const PLACES_MS = 3000;
/** Elements that came since, of which it is not known whether they have some. */
const MOST_LATE = 500;

export interface Scanner {
  /**
   * Reads trees in idle slices; resolves when what is in them was found and placed.
   * @param evictions how many old finds out of view may make room for new ones, once the caps are reached
   */
  scan(trees: Iterable<Tree>, evictions: number): Promise<void>;
  /** Looks for places of companies in what came since they were last looked for, and reads again what has some. */
  catchUp(): Promise<void>;
  /** Where the page names companies by its structure, as it was found last. */
  places(): CompanyPlaces;
}

export interface ScanOptions {
  readonly idle: Idle;
  readonly finds: Finds;
  readonly finder: Finder;
  /** The marks that must not make room: those that may be seen. */
  readonly nearby: () => readonly Mark[];
}

export function createScanner({ idle, finds, finder, nearby }: ScanOptions): Scanner {
  let places = createCompanyPlaces(document);
  let placesAt = Number.NEGATIVE_INFINITY;
  const late = new Set<Node>();
  let isFirst = true;

  const place = (batch: Batch, span: DetectedSpan, old: Map<string, Mark>, room: Room): void => {
    const text = batch.text.slice(span.start, span.end);
    const at = locate(batch, span.start, span.end);
    if (at === null || text.includes('\n')) return;
    const parent = at.start.node.parentElement;
    const block = blockOf(at.start.node);
    // A text that changed or left the page while it was looked at has no place any more.
    if (parent === null || block === null || !stands({ ...at, text })) return;
    const same = finds.marksIn(block);
    for (const mark of same)
      if (mark.start.node === at.start.node && mark.start.offset === at.start.offset && mark.text === text) {
        old.delete(markKey(mark));
        if (mark.company.key === span.key) return;
        finds.drop(mark);
        break;
      }
    const isListed = span.listed === true;
    const makeRoom = (): boolean => room.make(isListed) || (isListed && finds.giveWay());
    if ((finds.isFull && room.left === 0 && !isListed) || isOffLimits(parent)) return;
    while (finds.isFull && makeRoom());
    let company = finds.company(span);
    while (company === null && makeRoom()) company = finds.company(span);
    if (company === null || finds.isFull) return;
    for (const mark of same) if (overlap(mark, at)) finds.drop(mark);
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

  /** A tree that is read again keeps its marks until then: an unchanged name keeps its mark. */
  function* noting(trees: Iterable<Tree>, old: Map<string, Mark>): Generator<Tree> {
    for (const tree of trees) {
      if (tree.shallow && tree.root instanceof Element)
        for (const mark of finds.marksIn(tree.root)) if (!mark.isPlaced) old.set(markKey(mark), mark);
      yield tree;
    }
  }

  const lookForPlaces = (): Promise<void> => {
    placesAt = performance.now();
    places = createCompanyPlaces(document);
    late.clear();
    return idle.run(over => {
      do if (places.step()) return 'done';
      while (!over());
      return 'more';
    });
  };

  const scanner: Scanner = {
    catchUp: async () => {
      const came = [...late].filter(root => root.isConnected);
      if (came.length === 0) return;
      await lookForPlaces();
      const roots = came.filter(root => places.standIn(root));
      const trees = roots.map(root => ({ root, shallow: false }));
      if (trees.length > 0) await scanner.scan(trees, MOST_MARKS);
    },
    scan: async (trees, evictions) => {
      const whole = isFirst;
      isFirst = false;
      const room = roomIn(finds, nearby, evictions);
      // What is in the user's lists has its place whatever came before: it is looked for to the end.
      const isFull = (): boolean => finds.isFull && room.left === 0 && isAllOwn(finds.marks);
      const old = new Map<string, Mark>();
      let isOver = (): boolean => false;
      if (performance.now() - placesAt > PLACES_MS) await lookForPlaces();
      else for (const { root, shallow } of trees) if (!shallow && late.size < MOST_LATE) late.add(root);
      const companyCell = places.of;
      const walk = walkText(noting(trees, old), { batchSize: BATCH, isOver: () => isOver(), companyCell });

      const digest = async (batch: Batch): Promise<void> => {
        const spans = (await finder.find(batch, whole)).values();
        await idle.run(over => {
          for (const span of spans) {
            place(batch, span, old, room);
            if (over()) return 'more';
          }
          return 'done';
        });
      };

      const digests: Promise<void>[] = [];
      let read = 0;
      let ended = false;
      while (!ended) {
        await finder.room();
        await idle.run(over => {
          isOver = over;
          do {
            const { value, done } = walk.next();
            ended = done === true || read > MOST_TEXT || isFull();
            if (ended) return 'done';
            if (value) {
              read += value.text.length;
              digests.push(digest(value));
              if (finder.isBusy) return 'done';
            }
          } while (!over());
          return 'more';
        });
      }
      await Promise.all(digests);
      for (const mark of old.values()) finds.drop(mark);
    },
    places: () => places,
  };
  return scanner;
}

interface Room {
  /** Drops the oldest find that is out of view; one of the user's own only for another. @returns false when none may go */
  make(isListed: boolean): boolean;
  readonly left: number;
}

function roomIn(finds: Finds, nearby: () => readonly Mark[], evictions: number): Room {
  let left = evictions;
  let queue: Mark[] | null = null;
  return {
    make: isListed => {
      if (left <= 0) return false;
      if (queue === null) {
        const seen = new Set(nearby());
        const unseen = [...finds.marks].filter(mark => !seen.has(mark));
        queue = [...unseen.filter(mark => !isOwnMark(mark)), ...unseen.filter(isOwnMark)];
      }
      const [next] = queue;
      if (next === undefined || (isOwnMark(next) && !isListed)) return false;
      queue.shift();
      left--;
      finds.drop(next);
      return true;
    },
    get left() {
      return left;
    },
  };
}

const isOwnMark = ({ company }: Mark): boolean => isOwn(company);

function isAllOwn(marks: Iterable<Mark>): boolean {
  for (const mark of marks) if (!isOwnMark(mark)) return false;
  return true;
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
