/** "Look up" from the context menu: the page's card where the page script is; the side panel where it is not. */
import type { MenuPick } from '../../lib/browser/menus.ts';
import { leavePanelCompany } from '../../lib/browser/panel-company.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { chosenCompany } from '../../lib/screen/read-company.ts';

/** The panel must open within the click, so it opens before it is known whether the page can show a card. */
export const offerInPanel = ({ text, windowId }: MenuPick): void => {
  void leavePanelCompany(windowId, chosenCompany(text));
  void openSidePanel(windowId).catch(() => undefined);
};
