/** Speaks to the page script of a tab, and opens a tab. */
import type { Browser } from 'wxt/browser';
import { browser } from 'wxt/browser';
import type { PageOrder } from '../core/message/page.ts';

/** Null where no page script answers: the site was not allowed, or the tab shows something of the browser's own. */
export const tellTab = async (tabId: number, order: PageOrder, frameId = 0): Promise<unknown> => {
  try {
    return await browser.tabs.sendMessage(tabId, order, { frameId });
  } catch {
    return null;
  }
};

/** The page and all frames in it hear it; what one of them replies says nothing of the others. */
export const tellFrames = async (tabId: number, order: PageOrder): Promise<void> => {
  await browser.tabs.sendMessage(tabId, order).catch(() => undefined);
};

const tellEach = async (which: Browser.tabs.QueryInfo, order: PageOrder): Promise<void> => {
  const tabs = await browser.tabs.query(which);
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : tellFrames(id, order))));
};

/** Every tab on this site hears it. */
export const tellSite = (pattern: string, order: PageOrder): Promise<void> =>
  tellEach({ url: pattern }, order);

/** Every tab that is looked at hears it, as far as our page script is there. */
export const tellAll = (order: PageOrder): Promise<void> => tellEach({ active: true }, order);

export const openTab = async (url: string): Promise<void> => {
  await browser.tabs.create({ url });
};
