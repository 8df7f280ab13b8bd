/** "Look up" in the browser's menu: the card beside what was chosen where the page can show one, else the side panel. */
import type { Browser } from 'wxt/browser';
import type { MenuPick } from '../../lib/browser/menus.ts';
import { leavePanelCompany } from '../../lib/browser/panel-company.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { tellTab } from '../../lib/browser/tabs.ts';
import { chosenCompany } from '../../lib/screen/read-company.ts';

/**
 * The frame over which the menu opened last, as its page script told, and whether it can show a card. The panel opens only
 * within the click, so nothing can be asked then. Lost with the worker when the menu stays open for longer than it lives:
 * then the panel opens.
 */
let over: { readonly tabId: number; readonly frameId: number; readonly card: boolean } | null = null;

export const menuOpened = (sender: Browser.runtime.MessageSender, card: boolean): null => {
  over = { tabId: sender.tab?.id ?? -1, frameId: sender.frameId ?? -1, card };
  return null;
};

export const lookUpChosen = (pick: MenuPick): void => {
  const { text, link, tabId, frameId, windowId } = pick;
  const company = chosenCompany(text);
  const inPanel = (): void => {
    void leavePanelCompany(windowId, company);
    void openSidePanel(windowId).catch(() => undefined);
  };
  const here = over;
  over = null;
  if (!here?.card || here.tabId !== tabId || here.frameId !== frameId) inPanel();
  else
    void tellTab(tabId, { tell: 'look-up', company, link }, frameId).then(shown => {
      if (shown !== true) inPanel();
    });
};
