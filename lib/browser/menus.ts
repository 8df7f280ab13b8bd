/** "Look up" in the context menu: on selected text and on links, those around an image and of e-mail included. */
import { browser } from 'wxt/browser';

export interface MenuPick {
  readonly text: string;
  /** The text is a link's address; else it was selected. */
  readonly link: boolean;
  readonly tabId: number;
  readonly frameId: number;
  readonly windowId: number;
}

/** Made anew at each start: creating one that is there fails, which is no fault. */
export const showMenus = async (): Promise<void> => {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'selection', title: 'Look up "%s"', contexts: ['selection'] });
  browser.contextMenus.create({ id: 'link', title: 'Look up this link', contexts: ['link'] });
};

/** Register in the first tick. */
export const onMenu = (picked: (pick: MenuPick) => void): void => {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const link = info.menuItemId !== 'selection';
    const text = link ? info.linkUrl : info.selectionText;
    if (!text || tab?.id === undefined) return;
    picked({ text, link, tabId: tab.id, frameId: info.frameId ?? 0, windowId: tab.windowId });
  });
};
