/** The side panel (Chrome) or sidebar (Firefox). Both open only in answer to a person's click or key. */
import { browser } from 'wxt/browser';

/** Firefox's own name for it, absent from Chrome and from the types, which follow Chrome. */
interface SidebarAction {
  open(): Promise<void>;
  isOpen(of: { windowId: number }): Promise<boolean>;
}

const sidebarAction = (): SidebarAction | undefined =>
  'sidebarAction' in browser ? (browser.sidebarAction as SidebarAction) : undefined;

/**
 * To be called before anything is awaited, or the browser no longer sees the click behind it. Firefox does not see a
 * click within a page or in our frame there at all: then the toolbar's popup opens, which shows a company as well.
 */
export const openPanelOrPopup = (windowId: number): Promise<void> =>
  openSidePanel(windowId).catch(async () => {
    // Open already, it shows the company by itself.
    const isOpen = await sidebarAction()?.isOpen({ windowId });
    if (!isOpen) await browser.action.openPopup();
  });

/** To be called before anything is awaited, or the browser no longer sees the click behind it. */
export const openSidePanel = async (windowId: number): Promise<void> => {
  const sidebar = sidebarAction();
  if (sidebar) return sidebar.open();
  await browser.sidePanel.open({ windowId });
};
