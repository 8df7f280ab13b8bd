import type { Cell } from '../core/detect/detector.ts';

/**
 * Text of many inline runs in one string, so that the detector is called for kilobytes and not for words. Runs are
 * parted by a line feed; a name that crosses elements within one run is whole in it.
 */
export interface Batch {
  readonly text: string;
  readonly nodes: readonly Text[];
  /** Where each node's text starts in `text`. */
  readonly starts: readonly number[];
  /** Where each node's text starts in the node: not 0 only for a text that was cut. */
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

/** The nodes and offsets of a span of the batch's text. @returns null for an empty batch. */
export function locate(batch: Batch, start: number, end: number): { start: Point; end: Point } | null {
  const first = nodeAt(batch.starts, start);
  // The end belongs to the node of the last character, not to the next node's beginning.
  const last = nodeAt(batch.starts, end - 1);
  const a = batch.nodes[first];
  const b = batch.nodes[last];
  if (a === undefined || b === undefined) return null;
  return {
    start: { node: a, offset: start - (batch.starts[first] ?? 0) + (batch.from[first] ?? 0) },
    end: { node: b, offset: end - (batch.starts[last] ?? 0) + (batch.from[last] ?? 0) },
  };
}

export class BatchBuilder {
  private text = '';
  private nodes: Text[] = [];
  private starts: number[] = [];
  private from: number[] = [];
  private cells: Cell[] = [];
  private cellAt = -1;

  get size(): number {
    return this.text.length;
  }

  add(node: Text, data: string, from: number): void {
    this.nodes.push(node);
    this.starts.push(this.text.length);
    this.from.push(from);
    this.text += data;
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
