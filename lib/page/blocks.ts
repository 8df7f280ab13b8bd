import { INLINE, SKIPPED } from './tags.ts';

/** The block that a text stands in. */
export interface Block {
  readonly element: Node;
  /** Its text is no reading text. */
  readonly isSkipped: boolean;
  /** Line feeds are shown. */
  readonly isPre: boolean;
}

/**
 * Tells blocks of texts in page order. Only the block's own name is looked at: that a name stands deep inside of code or
 * a drawing is asked for what was found, which is rare, and not for every text.
 */
export function createBlocks(): { of(text: Text): Block } {
  let lastParent: Node | null = null;
  let last: Block = { element: document, isSkipped: true, isPre: false };
  return {
    of: text => {
      const parent = text.parentNode;
      if (parent === lastParent) return last;
      lastParent = parent;
      let at: Node | null = parent;
      let name = '';
      while (at instanceof Element) {
        name = at.localName;
        if (!INLINE.has(name)) break;
        at = at.parentNode;
      }
      if (at !== null && at !== last.element)
        last = { element: at, isSkipped: SKIPPED.has(name), isPre: name === 'pre' };
      return last;
    },
  };
}

/**
 * Does a line end between this text and the one before it in the same block: a `<br>`, a picture's or a rule's box,
 * two links side by side without a blank?
 */
export function isBroken(text: Text, block: Node, isTight: boolean): boolean {
  let at: Node = text;
  for (;;) {
    const before: Node | null = at.previousSibling;
    if (before instanceof Element) {
      const name = before.localName;
      if (name === 'br' || !(INLINE.has(name) || name === 'img')) return true;
      return isTight && name === 'a' && at instanceof Element && at.localName === 'a';
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
