/**
 * The content script runs only where the user allowed it. Each allowed site is registered with the browser, and put into
 * the tabs that already show it, so that nobody has to reload a page.
 */
import { browser } from 'wxt/browser';
import { patternOf } from './permissions.ts';

const SCRIPT = '/page.js';
const idOf = (origin: string): string => `site:${origin}`;

const registerNow = async (origins: readonly string[]): Promise<void> => {
  const wanted = new Map(origins.map(origin => [idOf(origin), patternOf(origin)]));
  const current = await browser.scripting.getRegisteredContentScripts();
  const gone = current
    .filter(script => script.id.startsWith('site:') && !wanted.has(script.id))
    .map(script => script.id);
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const have = new Set(current.map(script => script.id));
  const missing = [...wanted].filter(([id]) => !have.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, pattern]) => ({
      id,
      matches: [pattern],
      js: [SCRIPT],
      runAt: 'document_idle',
      allFrames: true,
      persistAcrossSessions: true,
    })),
  );
};

/** One change at a time: between reading and registering another would register the same. */
let last: Promise<void> = Promise.resolve();

/** Makes the browser's registrations equal to `origins`. Harmless to repeat. */
export const registerSites = (origins: readonly string[]): Promise<void> => {
  const next = last.catch(() => undefined).then(() => registerNow(origins));
  last = next;
  return next;
};

/** Wakes the page script in tabs that are open on this site. Tabs that refuse (error pages, the store) are passed over. */
export const injectIntoOpenTabs = async (origin: string): Promise<void> => {
  const tabs = await browser.tabs.query({ url: patternOf(origin) });
  await Promise.allSettled(
    tabs.map(tab =>
      tab.id === undefined
        ? Promise.resolve()
        : browser.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, files: [SCRIPT] }),
    ),
  );
};

/** Paints this tab's one highlight. The page sees neither sheet nor rule in its `document.styleSheets`. */
export const paintHighlight = async (tabId: number, frameId: number, css: string): Promise<void> => {
  await browser.scripting.insertCSS({ target: { tabId, frameIds: [frameId] }, css, origin: 'USER' });
};
