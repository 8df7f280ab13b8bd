import { parentNodeOf } from './honest.ts';
import { INLINE } from './tags.ts';

/** Text nodes in page order. Between slices the page may change anything, so a rest is announced. */
export interface TextSource {
  next(): Text | null;
  /** Remembers where to go on. */
  rest(): void;
  /** The node to go on with: the last one, or what followed it where the page took it away; null where all is gone. */
  resume(): Text | null;
}

/** All text below a node. */
export function textsIn(root: Node): TextSource {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  // A walker of texts gives Text nodes (DOM, 6.2)
  const next = (): Text | null => walker.nextNode() as Text | null;
  let following: Node[] = [];
  return {
    next,
    rest: () => {
      following = [walker.currentNode];
      for (let at: Node | null = walker.currentNode; at !== null && at !== root; at = parentNodeOf(at))
        if (at.nextSibling !== null) following.push(at.nextSibling);
    },
    resume: () => {
      const place = following.find(node => root.contains(node));
      if (place === undefined) return null;
      walker.currentNode = place;
      return place instanceof Text ? place : next();
    },
  };
}

/** The inline text of a block itself, without the blocks in it. Too little to rest in. */
export function textsOf(block: Node): TextSource {
  const texts: Text[] = [];
  let node: Node | null = block.firstChild;
  while (node !== null) {
    if (node instanceof Text) texts.push(node);
    const descend: boolean = node instanceof Element && INLINE.has(node.localName);
    let next: Node | null = descend ? node.firstChild : null;
    while (next === null && node !== null && node !== block) {
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  let at = 0;
  return {
    next: () => texts[at++] ?? null,
    rest: () => {},
    resume: () => texts[at - 1] ?? null,
  };
}
