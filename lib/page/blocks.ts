import { INLINE, SKIPPED } from './tags.ts';

/** The block that a text stands in. */
export interface Block {
  readonly element: Node;
  /** Its text is no reading text. */
  readonly isSkipped: boolean;
  /** Line feeds are shown. */
  readonly isPre: boolean;
}

/** Tells blocks of texts in page order: each block is looked up once, its neighbours are remembered. */
export function createBlocks(): { of(text: Text): Block } {
  const known = new Map<Node, Block>();
  let lastParent: Node | null = null;
  let last: Block = { element: document, isSkipped: true, isPre: false };

  const look = (element: Node): Block => {
    const chain: Node[] = [];
    let at: Node | null = element;
    let block: Block | undefined;
    while (at !== null && block === undefined) {
      block = known.get(at);
      if (block === undefined) {
        chain.push(at);
        at = at.parentNode;
      }
    }
    for (let node = chain.pop(); node !== undefined; node = chain.pop()) {
      const name = node instanceof Element ? node.localName : '';
      block = {
        element: node,
        isSkipped: block?.isSkipped === true || SKIPPED.has(name),
        isPre: block?.isPre === true || name === 'pre',
      };
      known.set(node, block);
    }
    return block ?? last;
  };

  return {
    of: text => {
      const parent = text.parentNode;
      if (parent === lastParent) return last;
      lastParent = parent;
      let at: Node | null = parent;
      while (at instanceof Element && INLINE.has(at.localName)) at = at.parentNode;
      if (at !== null && at !== last.element) last = look(at);
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
    if (before !== null) return false;
    const parent: Node | null = at.parentNode;
    if (parent === null || parent === block) return false;
    at = parent;
  }
}
