import { nameOf, shadowOf } from './honest.ts';
import type { Idle } from './slices.ts';

const MOST_ROOTS = 300;
const ELEMENTS_A_CHECK = 64;

/**
 * Finds open shadow roots in idle time. Only custom elements are asked: few other elements have one, and asking every
 * element would cost more than reading the page.
 */
export async function findShadows(
  idle: Idle,
  root: Node,
  onShadow: (root: ShadowRoot) => void,
): Promise<void> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  const found: ShadowRoot[] = [];
  const ask = (element: Element): void => {
    if (!nameOf(element).includes('-')) return;
    const shadow = shadowOf(element);
    if (shadow !== null && found.length < MOST_ROOTS) found.push(shadow);
  };
  if (root instanceof Element) ask(root);
  await idle.run(isOver => {
    for (let count = 1; ; count++) {
      const node = walker.nextNode();
      if (node === null || found.length >= MOST_ROOTS) return 'done';
      if (node instanceof Element) ask(node);
      if (count % ELEMENTS_A_CHECK === 0 && isOver()) return 'more';
    }
  });
  for (const shadow of found) onShadow(shadow);
}
