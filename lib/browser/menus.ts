/** "Look up" in the context menu: on selected text and on links, those around an image and of e-mail included. */
import { browser } from 'wxt/browser';

export interface MenuPick {
  readonly text: string;
  readonly tabId: number;
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
    const text = info.menuItemId === 'selection' ? info.selectionText : info.linkUrl;
    if (text && tab?.id !== undefined) picked({ text, tabId: tab.id, windowId: tab.windowId });
  });
};
