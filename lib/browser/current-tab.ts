/** The tab that a popup or panel is about, the changes of it, and the pages of ours that they open. */
import type { Browser } from 'wxt/browser';
import { browser } from 'wxt/browser';

export interface CurrentTab {
  readonly id: number;
  readonly windowId: number;
  /** Null where the browser does not tell: the site was not allowed, and nobody pressed our button there. */
  readonly url: string | null;
  readonly title: string;
}

const seen = (tab: Browser.tabs.Tab | undefined): CurrentTab | null =>
  tab?.id === undefined
    ? null
    : { id: tab.id, windowId: tab.windowId, url: tab.url ?? null, title: tab.title ?? '' };

/** The active tab of this window; or the one that `?tab=` names, where a page of ours stands in a tab of its own. */
export const currentTab = async (): Promise<CurrentTab | null> => {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return seen(await browser.tabs.get(Number(named)).catch(() => undefined));
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return seen(tab);
};

/** Calls back when another tab is shown, or the shown one goes elsewhere. @returns the end of it */
export const onCurrentTab = (changed: () => void): (() => void) => {
  const updated = (_id: number, change: { url?: string; status?: string; title?: string }): void => {
    if (change.url !== undefined || change.status === 'complete' || change.title !== undefined) changed();
  };
  browser.tabs.onActivated.addListener(changed);
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onRemoved.addListener(changed);
  return () => {
    browser.tabs.onActivated.removeListener(changed);
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onRemoved.removeListener(changed);
  };
};

/** Calls back when the page script in a frame of a tab says that its companies changed. @returns the end of it */
export const onPageChanged = (changed: (tabId: number, frameId: number) => void): (() => void) => {
  const heard = (message: unknown, sender: Browser.runtime.MessageSender): undefined => {
    const says = typeof message === 'object' && message !== null && 'ask' in message && message.ask;
    if (says === 'changed' && sender.id === browser.runtime.id && sender.tab?.id !== undefined)
      changed(sender.tab.id, sender.frameId ?? 0);
  };
  browser.runtime.onMessage.addListener(heard);
  return () => browser.runtime.onMessage.removeListener(heard);
};

/** Firefox gives a frame of ours within a foreign page no more than a content script has. */
const hasTabs = (): boolean => 'tabs' in browser;

/** Shows the workbench at `hash` (`#/keys`): in the tab that it has, else in a new one. */
export const openWorkbench = async (hash = '#/'): Promise<void> => {
  const address = browser.runtime.getURL('/workbench.html' as '/');
  if (!hasTabs()) {
    window.open(`${address}${hash}`);
    return;
  }
  const [there] = await browser.tabs.query({ url: `${address}*` });
  if (there?.id === undefined) {
    await browser.tabs.create({ url: `${address}${hash}` });
    return;
  }
  await browser.tabs.update(there.id, { active: true, url: `${address}${hash}` });
  await browser.windows.update(there.windowId, { focused: true });
};

/** The window that this page of ours stands in, our frame in a foreign page included; null where nobody tells. */
export const ownWindow = async (): Promise<number | null> => {
  if (!hasTabs()) return null;
  const tab = await browser.tabs.getCurrent();
  return tab?.windowId ?? (await browser.windows.getCurrent()).id ?? null;
};
