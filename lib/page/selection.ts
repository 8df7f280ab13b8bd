import type { FoundCompany } from '../core/message/page.ts';
import type { Anchor } from './card-host.ts';

/** The chosen text's place; a card may stand under it. @returns null where nothing is selected. */
export function selectionAnchor(company: FoundCompany): Anchor | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  // A copy: the page's own selection stays as it is, whatever happens to ours.
  const range = selection.getRangeAt(0).cloneRange();
  const parent = range.startContainer.parentElement ?? document.documentElement;
  return {
    company,
    mark: null,
    rect: () => [...range.getClientRects()].at(-1),
    rtl: getComputedStyle(parent).direction === 'rtl',
  };
}
