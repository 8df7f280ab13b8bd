import { INLINE, SKIPPED } from './tags.ts';

/** Not `instanceof`: asked for every text of a page, most often before it was ever compiled, and there ten times slower. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

/**
 * Tells blocks of texts in page order: of the text that it was last moved to. Only the block's own name is looked at: that a name stands deep inside of code or a drawing is asked for what was
 * found, which is rare, and not for every text.
 */
export class Blocks {
  /** The block that the text stands in. */
  element: Node = document;
  /** Its text is no reading text. */
  isSkipped = true;
  /** Line feeds are shown. */
  isPre = false;
  private parent: Node | null = null;

  moveTo(text: Text): void {
    const parent = text.parentNode;
    if (parent === this.parent) return;
    this.parent = parent;
    let at: Node | null = parent;
    let name = '';
    while (at !== null && isElement(at)) {
      name = at.localName;
      if (!INLINE.has(name)) break;
      at = at.parentNode;
    }
    if (at === null || at === this.element) return;
    this.element = at;
    this.isSkipped = SKIPPED.has(name);
    this.isPre = name === 'pre';
  }
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
