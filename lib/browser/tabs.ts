/** Speaks to the page script of a tab, and opens a tab. */
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

/** Every tab on this site hears it. */
export const tellSite = async (pattern: string, order: PageOrder): Promise<void> => {
  const tabs = await browser.tabs.query({ url: pattern });
  await Promise.all(tabs.map(tab => (tab.id === undefined ? null : tellTab(tab.id, order))));
};

/** Every tab whose page script we may reach hears it. */
export const tellAll = async (order: PageOrder): Promise<void> => {
  const tabs = await browser.tabs.query({ active: true });
  await Promise.all(tabs.map(tab => (tab.id === undefined ? null : tellTab(tab.id, order))));
};

export const openTab = async (url: string): Promise<void> => {
  await browser.tabs.create({ url });
};
