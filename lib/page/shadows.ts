import { nameOf } from './honest.ts';
import type { Idle } from './slices.ts';

const MOST_ROOTS = 300;
const MOST_WAITING = 1000;
const ELEMENTS_A_CHECK = 64;
const MOST_CUSTOM = 20_000;
/** An element may get its root when its script comes: it is asked again after so long, and twice as long each time. */
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 16_000;

export interface Shadows {
  /** Looks for open shadow roots in a tree, in idle time. */
  enter(tree: Node): Promise<void>;
  stop(): void;
}

/**
 * Finds open shadow roots, each once. Only custom elements are asked: few other elements have one, and asking every
 * element would cost more than reading the page. A root that is attached later tells nobody, so those without one are
 * asked again for a while.
 */
export function createShadows(idle: Idle, onShadow: (root: ShadowRoot) => void): Shadows {
  const known = new WeakSet<ShadowRoot>();
  const waiting = new Set<Element>();
  let count = 0;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;

  /** @returns whether the element has an open root */
  const ask = (element: Element): boolean => {
    const shadow = element.shadowRoot;
    if (shadow === null) return false;
    if (!known.has(shadow) && count < MOST_ROOTS) {
      known.add(shadow);
      count++;
      onShadow(shadow);
    }
    return true;
  };

  const askAgain = (): void => {
    timer = null;
    if (document.visibilityState === 'visible')
      for (const element of waiting) if (!element.isConnected || ask(element)) waiting.delete(element);
    wait *= 2;
    plan();
  };

  const plan = (): void => {
    if (stopped || timer !== null || waiting.size === 0 || wait > LAST_WAIT_MS) return;
    timer = setTimeout(askAgain, wait);
  };

  const meet = (element: Element, found: Element[]): void => {
    if (!nameOf(element).includes('-')) return;
    if (element.shadowRoot !== null) found.push(element);
    else if (waiting.size < MOST_WAITING && !waiting.has(element)) {
      waiting.add(element);
      wait = FIRST_WAIT_MS;
    }
  };

  return {
    enter: async tree => {
      const found: Element[] = [];
      if (tree instanceof Element) meet(tree, found);
      let elements: Element[] | null = null;
      await idle.run(isOver => {
        elements ??= customElements(tree);
        for (;;) {
          const element = elements.pop();
          if (element === undefined || found.length >= MOST_ROOTS) return 'done';
          meet(element, found);
          if (elements.length % ELEMENTS_A_CHECK === 0 && isOver()) return 'more';
        }
      });
      if (stopped) return;
      for (const element of found) ask(element);
      plan();
    },
    stop: () => {
      stopped = true;
      waiting.clear();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** The custom elements below a node, last first. No selector tells them, but a path does, without a visit to each node. */
function customElements(tree: Node): Element[] {
  const elements: Element[] = [];
  // A path cannot start at a shadow root; those are small.
  if (tree instanceof ShadowRoot) {
    for (const element of tree.querySelectorAll('*'))
      if (nameOf(element).includes('-')) elements.push(element);
    return elements.reverse();
  }
  const query = 'descendant::*[contains(local-name(), "-")]';
  const found = document.evaluate(query, tree, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  for (let i = Math.min(found.snapshotLength, MOST_CUSTOM); i-- > 0; ) {
    const node = found.snapshotItem(i);
    if (node instanceof Element) elements.push(node);
  }
  return elements;
}
