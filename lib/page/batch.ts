import type { Cell } from '../core/detect/detector.ts';

/**
 * Text of many inline runs in one string, so that the detector is called for kilobytes and not for words. Runs are
 * parted by a line feed; a name that crosses elements within one run is whole in it.
 */
export interface Batch {
  readonly text: string;
  /** Texts, and blocks that were taken whole. */
  readonly nodes: readonly Node[];
  /** Where each node's text starts in `text`. */
  readonly starts: readonly number[];
  /** Where each node's text starts in the node: not 0 for a text that was cut, and behind blanks that were left out. */
  readonly from: readonly number[];
  /** Where lines stand that are the first of a cell in a column of companies. */
  readonly cells: readonly Cell[];
}

export interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** Index of the last start that is not behind `offset`. */
function nodeAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The nodes and offsets of a span of the batch's text. @returns null for an empty batch, and where its block has shrunk. */
export function locate(batch: Batch, start: number, end: number): { start: Point; end: Point } | null {
  // The end belongs to the node of the last character, not to the next node's beginning.
  const first = pointAt(batch, start);
  const last = pointAt(batch, end - 1);
  return first && last && { start: first, end: { node: last.node, offset: last.offset + 1 } };
}

function pointAt({ nodes, starts, from }: Batch, at: number): Point | null {
  const i = nodeAt(starts, at);
  const node = nodes[i];
  const offset = at - (starts[i] ?? 0) + (from[i] ?? 0);
  if (node === undefined) return null;
  return isText(node) ? { node, offset } : pointIn(node, offset);
}

const isText = (node: Node): node is Text => node.nodeType === 3;

/** The character at this offset of a block's whole text. */
function pointIn(block: Node, offset: number): Point | null {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  // A walker of texts gives Text nodes (DOM, 6.2)
  for (let text = walker.nextNode() as Text | null; text !== null; text = walker.nextNode() as Text | null) {
    if (left < text.length) return { node: text, offset: left };
    left -= text.length;
  }
  return null;
}

const BLANK = 32;

export class BatchBuilder {
  private text = '';
  private nodes: Node[] = [];
  private starts: number[] = [];
  private from: number[] = [];
  private cells: Cell[] = [];
  private cellAt = -1;

  get size(): number {
    return this.text.length;
  }

  add(node: Node, data: string, from: number): void {
    this.nodes.push(node);
    this.starts.push(this.text.length);
    this.from.push(from);
    this.text += data;
  }

  /** As `add`, but several blanks are one, as they are shown. What of them is left out lies between two pieces. */
  addCollapsed(node: Node, data: string): void {
    let from = 0;
    for (let at = data.indexOf('  '); at !== -1; at = data.indexOf('  ', from)) {
      // Blanks at its beginning need no piece of their own.
      if (at > from) this.add(node, data.slice(from, at + 1), from);
      from = at + 1;
      while (data.charCodeAt(from) === BLANK) from++;
      if (at === 0) from--;
    }
    if (from < data.length) this.add(node, from === 0 ? data : data.slice(from), from);
  }

  /** A blank between two nodes that is in neither. */
  gap(): void {
    this.text += ' ';
  }

  /** The line that starts here is a cell that names a company. */
  openCell(): void {
    this.cellAt = this.text.length;
  }

  /** Ends a line. */
  part(): void {
    this.closeCell();
    this.text += '\n';
  }

  /** Hands the batch over and starts anew. */
  take(): Batch {
    this.closeCell();
    const { text, nodes, starts, from, cells } = this;
    const batch = { text, nodes, starts, from, cells };
    this.text = '';
    this.nodes = [];
    this.starts = [];
    this.from = [];
    this.cells = [];
    return batch;
  }

  private closeCell(): void {
    if (this.cellAt !== -1) this.cells.push({ start: this.cellAt, end: this.text.length });
    this.cellAt = -1;
  }
}
