import type { FoundCompany } from '../core/message/page.ts';
import type { Anchor } from './card-host.ts';
import { selectionAnchor } from './selection.ts';

/** The browser's own menu over the page: what it was opened on, for the "Look up" that is chosen in it later. */
export interface BrowserMenu {
  /**
   * Where the card stands for what was chosen: under the link, at the mark in it, or under the selection.
   * @returns null when that is not on the page any more
   */
  anchorOf(company: FoundCompany, link: boolean): Anchor | null;
  stop(): void;
}

/**
 * @param markIn the first mark within an element
 * @param onOpen the menu opens over something that can be looked up; told whether a card could be shown for it
 */
export function createBrowserMenu(
  markIn: (element: Element) => Anchor | null,
  onOpen: (card: boolean) => void,
): BrowserMenu {
  let link: HTMLAnchorElement | null = null;

  const onMenu = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    link = event.composedPath().find(isLink) ?? null;
    if (link === null && getSelection()?.isCollapsed !== false) return;
    // Everything outside of an open modal dialog is inert, the card too.
    onOpen(document.querySelector(':modal') === null);
  };
  window.addEventListener('contextmenu', onMenu, true);

  return {
    anchorOf: (company, ofLink) => {
      if (!ofLink) return selectionAnchor(company);
      if (link === null || !link.isConnected) return null;
      // A directory's own page about a company: the name in the link says more than the address.
      return (link.host === location.host ? markIn(link) : null) ?? linkAnchor(link, company);
    },
    stop: () => window.removeEventListener('contextmenu', onMenu, true),
  };
}

const isLink = (target: EventTarget): target is HTMLAnchorElement =>
  target instanceof HTMLAnchorElement && target.href !== '';

const linkAnchor = (link: HTMLAnchorElement, company: FoundCompany): Anchor => ({
  company,
  mark: null,
  rect: () => [...link.getClientRects()].at(-1),
  rtl: getComputedStyle(link).direction === 'rtl',
});
