import { type Batch, BatchBuilder } from './batch.ts';
import { Blocks, isBroken } from './blocks.ts';
import { type TextSource, textsIn, textsOf } from './texts.ts';

export interface Tree {
  readonly root: Node;
  /** Only the inline text of the root itself: its block children have not changed. */
  readonly shallow: boolean;
}

export interface WalkOptions {
  /** Characters for each batch, more or less. */
  readonly batchSize: number;
  /** Is this slice used up? Asked every few nodes. */
  readonly isOver: () => boolean;
  /** The cell of a column of companies that a block stands in. */
  readonly companyCell?: (block: Node) => Element | null;
}

const NODES_A_CHECK = 64;

/**
 * Walks trees in page order and yields their text in batches, or null where the slice is used up. Goes from text node to
 * text node, which the browser does fast, and looks at elements only around a text that is not blank; never at styles
 * or layout, which would be work for the whole page.
 */
export function* walkText(
  trees: Iterable<Tree>,
  options: WalkOptions,
): Generator<Batch | null, void, undefined> {
  const { batchSize } = options;
  const builder = new BatchBuilder();
  const block = new Blocks();
  let count = 0;

  for (const { root, shallow } of trees) {
    const source: TextSource = shallow ? textsOf(root) : textsIn(root);
    let lastBlock: Node | null = null;
    let last = 0;
    let blank = false;
    let lastCell: Element | null = null;
    let line: Node | null = null;
    /** Figures that were met since, outside of that block. */
    let passed: Text[] = [];
    /** Something was handed over, and the page may have changed since. */
    let rested = false;
    const hold = (): void => {
      // What follows is remembered from before the page's turn.
      if (!rested) source.rest();
      rested = true;
    };
    if (builder.size > 0) builder.part();
    for (;;) {
      let node: Text | null = rested ? source.goOn() : source.next();
      rested = false;
      if (node !== null && ++count % NODES_A_CHECK === 0 && options.isOver()) {
        source.rest();
        yield null;
        node = source.resume();
      }
      if (node === null) break;
      let data = node.data;
      if (!LETTER.test(data)) {
        if (!INK.test(data)) {
          blank = true;
          continue;
        }
        // Figures name nobody but in a line with letters; two thirds of a report's texts are such.
        if (!shallow && !line?.contains(node)) {
          passed.push(node);
          continue;
        }
      }
      block.moveTo(node);
      if (block.isSkipped) continue;
      if (passed.length > 0) {
        const start = startIn(block.element, passed);
        passed = [];
        if (start !== null) {
          line = block.element;
          source.goBack(start);
          continue;
        }
      }
      let piece: Node = node;
      if (block.element !== lastBlock) {
        const whole = block.whole(batchSize);
        if (whole !== null && source.leave(block.element)) {
          piece = block.element;
          data = whole;
        }
      }
      if (!block.isPre && data.includes('\n')) data = data.replace(LINE_BREAKS, ' ');
      const first = data.charCodeAt(0);
      if (lastBlock === block.element && !isBroken(node, block.element, first > 32 && !blank && last > 32)) {
        if (blank) builder.gap();
        else if (isCaseJoin(last, first) || (isWordEnd(last) && ADDRESS.test(data))) builder.part();
      } else {
        if (lastBlock !== null) builder.part();
        if (builder.size >= batchSize) {
          hold();
          yield builder.take();
        }
        const cell = options.companyCell?.(block.element) ?? null;
        if (cell !== null && cell !== lastCell) builder.openCell();
        // An initial in place of a picture is not the name yet.
        if (cell !== lastCell && (cell === null || data.trim().length > 1)) lastCell = cell;
      }
      blank = false;
      lastBlock = block.element;
      line = block.element;
      last = data.charCodeAt(data.length - 1);
      if (builder.size + data.length <= 2 * batchSize) {
        if (block.isPre) builder.add(piece, data, 0);
        else builder.addCollapsed(piece, data);
      } else {
        hold();
        if (builder.size > 0) yield builder.take();
        yield* inPieces(builder, node, data, batchSize);
      }
    }
  }
  if (builder.size > 0) yield builder.take();
}

const LINE_BREAKS = /[\n\r\t]/g;

/** More than the blanks that HTML collapses; many text nodes of a page are nothing else. */
const INK = /[!-\uffff]/;

/** All but Latin's and the general signs: a class by property is compiled for a millisecond, more than it saves. */
const LETTER = /[A-Za-z\u00c0-\u1fff\u2c00-\uffff]/;

/** The first of these texts, the last that were met, that stands in the block. */
function startIn(block: Node, texts: readonly Text[]): Text | null {
  let first: Text | null = null;
  for (let i = texts.length; i-- > 0; ) {
    const text = texts[i];
    if (text === undefined || !block.contains(text)) break;
    first = text;
  }
  return first;
}

const isWordEnd = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** `Ad` `www.acme.com`: a badge beside an address. */
const ADDRESS = /^(?:www\.|https?:)/i;

/** `…Products` `Pricing…`: two elements that stand apart by their style. */
const isCaseJoin = (left: number, right: number): boolean =>
  ((left >= 97 && left <= 122) || (left >= 48 && left <= 57)) && right >= 65 && right <= 90;

function* inPieces(
  builder: BatchBuilder,
  text: Text,
  data: string,
  batchSize: number,
): Generator<Batch, void, undefined> {
  let from = 0;
  while (from < data.length) {
    const to = cut(data, from, Math.max(LEAST_PIECE, batchSize));
    builder.add(text, data.slice(from, to), from);
    from = to;
    if (from < data.length) yield builder.take();
  }
}

/** A single text node is cut into pieces of about a batch at a white space, so that no slice is held up by it. */
const LEAST_PIECE = 256;

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
