import { type Finds, MOST_MARKS } from './finds.ts';
import { nameOf as localNameOf } from './honest.ts';
import type { Scanner } from './scan.ts';
import type { Idle } from './slices.ts';
import { blockOf, INLINE, SKIPPED } from './tags.ts';
import type { Tree } from './walk.ts';

/** The page is read again at most this often, and so seldom that reading takes no more than 2 % of the time. */
const LEAST_PAUSE_MS = 200;
const MOST_PAUSE_MS = 5000;
const COST_TO_PAUSE = 50;
/** More changed places than this at once: the page is read anew as a whole. */
const MOST_PLACES = 2000;

export interface Watcher {
  observe(root: Node): void;
  stop(): void;
}

export interface WatchOptions {
  readonly scanner: Scanner;
  readonly finds: Finds;
  readonly idle: Idle;
  readonly isOurs: (node: Node) => boolean;
  /** @param hasGrown whole new elements came */
  readonly onSettled: (hasGrown: boolean, trees: readonly Node[]) => void;
}

/** Keeps the finds right while the page changes: only what is new is read, whatever the number of changes. */
export function createWatcher(options: WatchOptions): Watcher {
  const { scanner, finds, idle, isOurs, onSettled } = options;
  const blocks = new Set<Element>();
  const trees = new Set<Element>();
  let all = false;
  let pause = LEAST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading = false;
  let stopped = false;

  const meet = (node: Node, target: Node): void => {
    if (node instanceof Element) {
      if (isOurs(node) || SKIPPED.has(node.localName)) return;
      if (!INLINE.has(node.localName)) {
        trees.add(node);
        return;
      }
      if (node.firstElementChild !== null) trees.add(node);
    } else if (!(node instanceof Text)) return;
    const block = INLINE.has(nameOf(target)) ? blockOf(target) : elementOf(target);
    if (block !== null) blocks.add(block);
  };

  const observer = new MutationObserver(records => {
    for (const record of records) {
      if (all) break;
      if (record.type === 'characterData') {
        const block = isWorthReading(record.target) ? blockOf(record.target) : null;
        if (block !== null) blocks.add(block);
      } else for (const node of record.addedNodes) meet(node, record.target);
      if (blocks.size + trees.size > MOST_PLACES) {
        all = true;
        blocks.clear();
        trees.clear();
      }
    }
    plan();
  });

  /** Numbers that tick have neither letters nor, since no mark stands on them, anything to lose. */
  const isWorthReading = (node: Node): boolean => {
    const data = node instanceof Text ? node.data : '';
    if (data.length > 40 || /[a-z\u0080-\uffff]/i.test(data)) return true;
    const block = blockOf(node);
    return block !== null && finds.marksIn(block).size > 0;
  };

  const plan = (): void => {
    if (stopped || reading || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void read();
    }, pause);
  };

  const read = async (): Promise<void> => {
    reading = true;
    const before = idle.spent;
    const work = take();
    finds.sweep();
    if (work.length > 0) await scanner.scan(work, MOST_MARKS);
    reading = false;
    pause = Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, (idle.spent - before) * COST_TO_PAUSE));
    if (stopped) return;
    const grown = work.filter(tree => !tree.shallow && mayHoldShadows(tree.root)).map(tree => tree.root);
    onSettled(
      work.some(tree => !tree.shallow),
      grown,
    );
    if (all || blocks.size + trees.size > 0) plan();
  };

  const take = (): Tree[] => {
    const work: Tree[] = [];
    if (all) work.push({ root: document.documentElement, shallow: false });
    else {
      for (const root of trees)
        if (root.isConnected && !isInside(root, trees)) work.push({ root, shallow: false });
      for (const root of blocks)
        if (root.isConnected && !isInside(root, trees)) work.push({ root, shallow: true });
    }
    all = false;
    blocks.clear();
    trees.clear();
    return work;
  };

  return {
    observe: root => observer.observe(root, { childList: true, characterData: true, subtree: true }),
    stop: () => {
      stopped = true;
      observer.disconnect();
      if (timer !== null) clearTimeout(timer);
      blocks.clear();
      trees.clear();
    },
  };
}

const nameOf = (node: Node): string => (node instanceof Element ? node.localName : '');

/** A shadow root's own text belongs to its host's place. */
function elementOf(node: Node): Element | null {
  if (node instanceof Element) return node;
  return node instanceof ShadowRoot ? node.host : null;
}

/** A plain element without children has none. */
const mayHoldShadows = (root: Node): boolean =>
  root instanceof Element && (localNameOf(root).includes('-') || root.firstElementChild !== null);

const DEEP = 64;

function isInside(node: Element, trees: ReadonlySet<Element>): boolean {
  let at = node.parentElement;
  for (let depth = 0; at !== null && depth < DEEP; depth++, at = at.parentElement)
    if (trees.has(at)) return true;
  return false;
}
