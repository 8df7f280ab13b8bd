/** "Look up" from the context menu: the page's card where the page script is; the side panel where it is not. */
import type { MenuPick } from '../../lib/browser/menus.ts';
import { leavePanelCompany } from '../../lib/browser/panel-company.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { parseDomain } from '../../lib/core/domain.ts';
import type { FoundCompany } from '../../lib/core/message/page.ts';

/** A link, an address or a domain names its domain; other text is a company's name. */
export const companyOfText = (text: string): FoundCompany => {
  const short = text.trim().slice(0, 200);
  const parsed = /[.@]/.test(short) ? parseDomain(short) : null;
  const domain = parsed?.ok ? parsed.registrable : null;
  return { name: domain ? null : short, domain, confidence: 1, reason: 'Chosen by you', count: 1, id: 0 };
};

/** The panel must open within the click, so it opens before it is known whether the page can show a card. */
export const offerInPanel = ({ text, windowId }: MenuPick): void => {
  void leavePanelCompany(windowId, companyOfText(text));
  void openSidePanel(windowId).catch(() => undefined);
};
