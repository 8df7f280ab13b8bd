/** What Loupe has drawn on a page, as the browser's own inspector sees it: the page's scripts see none of it. */
import type { Page } from 'playwright-core';

interface InspectedNode {
  readonly attributes?: readonly string[];
  readonly children?: readonly InspectedNode[];
  readonly shadowRoots?: readonly InspectedNode[];
  readonly contentDocument?: InspectedNode;
}

const shapesIn = ({
  attributes = [],
  children = [],
  shadowRoots = [],
  contentDocument,
}: InspectedNode): number =>
  Number(attributes.some(value => value.startsWith('piece '))) +
  [...children, ...shadowRoots, ...(contentDocument ? [contentDocument] : [])].reduce(
    (sum, node) => sum + shapesIn(node),
    0,
  );

/** How many shapes of marks stand on a page and in its frames; a name over two lines has two. */
export const shapesOn = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return shapesIn(root);
};
