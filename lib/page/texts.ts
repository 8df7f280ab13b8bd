import { parentNodeOf } from './honest.ts';
import { INLINE } from './tags.ts';

/** Text nodes in page order. Between slices the page may change anything, so a rest is announced. */
export interface TextSource {
  next(): Text | null;
  /** Goes on behind this block. @returns false, and goes on within it, where more was in it than what is read */
  leave(block: Node): boolean;
  /** The next text is one that was given before. */
  goBack(text: Text): void;
  /** Remembers where to go on. */
  rest(): void;
  /** The node to go on with: the last one, or what followed it where the page took it away; null where all is gone. */
  resume(): Text | null;
  /** As `next`; behind a rest in which the page took the last one away, what followed that. */
  goOn(): Text | null;
}

/** All text below a node. */
export function textsIn(root: Node): TextSource {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  // A walker of texts gives Text nodes (DOM, 6.2)
  let jump: (() => Text | null) | null = null;
  const next = (): Text | null => {
    const step = jump;
    jump = null;
    return step === null ? (walker.nextNode() as Text | null) : step();
  };
  let following: Node[] = [];
  const resume = (): Text | null => {
    const place = following.find(node => root.contains(node));
    if (place === undefined) return null;
    jump = null;
    walker.currentNode = place;
    return place instanceof Text ? place : next();
  };
  return {
    next,
    leave: block => {
      if (!root.contains(block)) return false;
      jump = () => {
        walker.currentNode = block;
        // Goes through what is beside it, and beside its parents, for the next text in page order (DOM, 6.2).
        return walker.nextSibling() as Text | null;
      };
      return true;
    },
    goBack: text => {
      jump = () => {
        walker.currentNode = text;
        return text;
      };
    },
    rest: () => {
      following = [walker.currentNode];
      for (let at: Node | null = walker.currentNode; at !== null && at !== root; at = parentNodeOf(at))
        if (at.nextSibling !== null) following.push(at.nextSibling);
    },
    resume,
    goOn: () => (root.contains(walker.currentNode) ? next() : resume()),
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
    leave: () => false,
    goBack: () => {},
    rest: () => {},
    resume: () => texts[at - 1] ?? null,
    goOn: () => texts[at++] ?? null,
  };
}
