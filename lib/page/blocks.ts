import { contentOf, firstIn, htmlOf } from './honest.ts';
import { INLINE, SKIPPED } from './tags.ts';

/** Not `instanceof`: asked for every text of a page, most often before it was ever compiled, and there ten times slower. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Tells blocks of texts in page order: of the text that it was last moved to. */
export class Blocks {
  /** The block that the text stands in; a shadow root for a text right below it. */
  element: Node = document;
  /**
   * Its text is no reading text. Only the block's own name is looked at: that a name stands deep inside of code or a
   * drawing is asked for what was found, which is rare, and not for every text.
   */
  isSkipped = true;
  /** Line feeds are shown. */
  isPre = false;
  private parent: Element | null = null;
  /** Nothing stands behind the text in its block. */
  private isLast = true;
  /** Asked once: a block of many lines is come back to behind each of them. */
  private readonly parted = new WeakSet<Node>();

  moveTo(text: Text): void {
    const parent = text.parentElement;
    if (parent !== null && parent === this.parent) return;
    this.parent = parent;
    this.isLast = text.nextSibling === null;
    let at = parent;
    let name = '';
    while (at !== null) {
      name = at.localName;
      if (!INLINE.has(name)) break;
      this.isLast &&= at.nextSibling === null;
      at = at.parentElement;
    }
    const block = at ?? text.getRootNode();
    if (block === this.element) return;
    this.element = block;
    this.isSkipped = SKIPPED.has(name);
    this.isPre = name === 'pre';
  }

  /**
   * The block's text in one piece, as the browser joins it: far cheaper than an object for each of its nodes. Asked at its
   * first text. Null where only the nodes tell at which places it is parted, where it has but one, and where it is longer
   * than `most` characters.
   */
  whole(most: number): string | null {
    const block = this.element;
    if (this.isLast || !isElement(block) || this.parted.has(block)) return null;
    const text = oneLine(block, most);
    if (text === null) this.parted.add(block);
    return text;
  }
}

const BREAKS = `:not(${[...INLINE].join()},img)`;
const BESIDE = 'a+a';

/**
 * What may lie between two texts, and what does, by its HTML: two elements that stand apart by their style (`…Products`
 * `Pricing…`, `Ad` `www.acme.com`), or more than one blank.
 */
const MAY_PART = /[a-z0-9][A-Z]|[A-Za-z](?:[Ww]{3}\.|[Hh][Tt]{2}[Pp][Ss]?:)|[ \n\r\t]{2}/;
const PARTS =
  /[a-z0-9](?:<[^>]*>)+[A-Z]|[A-Za-z](?:<[^>]*>)+(?:[Ww]{3}\.|[Hh][Tt]{2}[Pp][Ss]?:)|>[ \n\r\t]{2,}</;

/** The text of a block in which no line ends, by the same rules as between two texts. */
function oneLine(block: Element, most: number): string | null {
  const parting = firstIn(block, `${BREAKS},${BESIDE}`);
  if (parting !== null) {
    if (!INLINE.has(parting.localName) || firstIn(block, BREAKS) !== null) return null;
    // A block's links stand within its sentences, or all side by side.
    const { previousSibling } = parting;
    if (previousSibling !== null && isElement(previousSibling)) return null;
  }
  const text = contentOf(block) ?? '';
  return text.length > most || (MAY_PART.test(text) && PARTS.test(htmlOf(block))) ? null : text;
}

/**
 * Does a line end between this text and the one before it in the same block: a `<br>`, a picture's or a rule's box,
 * two links side by side without a blank?
 */
export function isBroken(text: Text, block: Node, isTight: boolean): boolean {
  let at: Node = text;
  for (;;) {
    const before: Node | null = at.previousSibling;
    if (before !== null && isElement(before)) {
      const name = before.localName;
      if (name === 'br' || !(INLINE.has(name) || name === 'img')) return true;
      return isTight && name === 'a' && isElement(at) && at.localName === 'a';
    }
    if (before !== null) {
      if (before instanceof Text && /\S/.test(before.data)) return false;
      // A blank or a comment: what stands before it tells.
      at = before;
      continue;
    }
    const parent: Node | null = at.parentNode;
    if (parent === null || parent === block) return false;
    at = parent;
  }
}
