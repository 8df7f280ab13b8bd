import { type Batch, BatchBuilder } from './batch.ts';
import { INLINE, SKIPPED } from './tags.ts';

export interface WalkOptions {
  /** Only the inline text of the root itself: its block children have not changed. */
  readonly shallow?: boolean;
  /** An open shadow root was met; it is walked as well. */
  readonly onShadow?: (root: ShadowRoot) => void;
  /** Characters for each batch: what the detector reads in about four milliseconds. */
  readonly batchSize: () => number;
  /** Is this slice used up? Asked every few nodes. */
  readonly isOver: () => boolean;
}

const NODES_A_CHECK = 64;
/** A single text node is cut into pieces of this many batches at a white space, so that no slice is held up by it. */
const LONGEST_STEP = 256;

/**
 * Walks a tree in page order and yields its text in batches, or null where the slice is used up. Reads only names of
 * elements and data of text nodes: neither styles nor layout, which would be work for the whole page.
 */
export function* walkText(root: Node, options: WalkOptions): Generator<Batch | null, void, undefined> {
  const builder = new BatchBuilder();
  const later: ShadowRoot[] = [];
  let node: Node | null = root;
  let open = false;
  let last = 0;
  let sinceLink = false;
  let pre = closestPre(root);
  let count = 0;

  while (node !== null) {
    let descend = true;
    if (node.nodeType === 3) {
      const text = node as Text; // nodeType 3 is Text (DOM, 4.4)
      let data = text.data;
      if (open || !isBlank(data)) {
        if (pre === null && data.includes('\n')) data = data.replace(LINE_BREAKS, ' ');
        if (
          open &&
          (sinceLink || isCaseJoin(last, data.charCodeAt(0))) &&
          last > 32 &&
          data.charCodeAt(0) > 32
        )
          builder.part();
        sinceLink = false;
        if (builder.size + data.length <= options.batchSize()) {
          builder.add(text, data, 0);
        } else {
          if (!open && builder.size > 0) yield builder.take();
          yield* addInPieces(builder, text, data, options.batchSize);
        }
        open = true;
        last = data.charCodeAt(data.length - 1);
      }
    } else if (node.nodeType === 1) {
      const element = node as Element; // nodeType 1 is Element
      const name = element.localName;
      if (INLINE.has(name)) {
        if (name === 'a') sinceLink = true;
      } else if (name === 'br') {
        if (open) builder.part();
        open = false;
      } else {
        if (SKIPPED.has(name)) descend = false;
        else if (options.shallow === true && node !== root) descend = false;
        else if (name === 'pre') pre ??= element;
        if (open) builder.part();
        open = false;
        if (builder.size >= options.batchSize()) yield builder.take();
        if (descend && (element.firstChild === null || name.includes('-'))) {
          const shadow = element.shadowRoot;
          if (shadow !== null) later.push(shadow);
        }
      }
    }
    if (++count % NODES_A_CHECK === 0 && options.isOver()) {
      yield null;
      // The page may have moved the node while this slice rested: the watcher has seen it, and brings it back.
      if (!root.contains(node)) break;
    }
    let next: Node | null = descend ? node.firstChild : null;
    while (next === null && node !== root && node !== null) {
      next = node.nextSibling;
      if (next !== null) break;
      node = node.parentNode;
      if (node === pre) pre = null;
      if (node !== null && open && node.nodeType === 1 && !INLINE.has((node as Element).localName)) {
        builder.part();
        open = false;
      }
    }
    node = next;
  }
  if (builder.size > 0) yield builder.take();
  for (const shadow of later) {
    options.onShadow?.(shadow);
    yield* walkText(shadow, options);
  }
}

const LINE_BREAKS = /[\n\r\t]/g;

function closestPre(root: Node): Element | null {
  const element = root.nodeType === 1 ? (root as Element) : root.parentElement; // nodeType 1 is Element
  return element?.closest('pre') ?? null;
}

/** Only the blanks that HTML collapses; most text nodes of a page are nothing else. */
function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 32) return false;
  return true;
}

/** `…Products` `Pricing…`: two elements that stand apart by their style. */
const isCaseJoin = (left: number, right: number): boolean =>
  ((left >= 97 && left <= 122) || (left >= 48 && left <= 57)) && right >= 65 && right <= 90;

function* addInPieces(
  builder: BatchBuilder,
  text: Text,
  data: string,
  batchSize: () => number,
): Generator<Batch | null, void, undefined> {
  let from = 0;
  while (from < data.length) {
    const to = cut(data, from, Math.max(LONGEST_STEP, batchSize() - builder.size));
    builder.add(text, data.slice(from, to), from);
    from = to;
    if (from < data.length) yield builder.take();
  }
}

/** The end of a piece: behind a line if one ends in its last half, else behind a white space. */
function cut(data: string, from: number, size: number): number {
  const to = from + size;
  if (to >= data.length) return data.length;
  const half = from + (size >> 1);
  const line = data.lastIndexOf('\n', to - 1);
  if (line >= half) return line + 1;
  const space = data.lastIndexOf(' ', to - 1);
  return space >= half ? space + 1 : to;
}
