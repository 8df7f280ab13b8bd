/**
 * The content script runs only where the user allowed it. Each allowed site is registered with the browser, and put into
 * the tabs that already show it, so that nobody has to reload a page.
 */
import { browser } from 'wxt/browser';
import { patternOf } from './permissions.ts';

const SCRIPT = '/page.js';
const idOf = (origin: string): string => `site:${origin}`;

const registerNow = async (origins: readonly string[]): Promise<void> => {
  const wanted = new Map(origins.map(origin => [idOf(origin), origin]));
  const current = (await browser.scripting.getRegisteredContentScripts()).filter(script =>
    script.id.startsWith('site:'),
  );
  const have = new Set(current.map(script => script.id).filter(id => wanted.has(id)));
  const gone = current.map(script => script.id).filter(id => !have.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...wanted].filter(([id]) => !have.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, origin]) => ({
      id,
      matches: [patternOf(origin)],
      js: [SCRIPT],
      runAt: 'document_idle',
      allFrames: true,
      persistAcrossSessions: true,
    })),
  );
};

/** One change at a time: between reading and registering another would register the same. */
let last: Promise<void> = Promise.resolve();

/** Makes the browser's registrations equal to those of `origins`. Harmless to repeat. */
export const registerSites = (origins: readonly string[]): Promise<void> => {
  const next = last.catch(() => undefined).then(() => registerNow(origins));
  last = next;
  return next;
};

/**
 * Wakes the page script in the pages and frames of this site that are open, whatever site they stand in. Tabs that refuse
 * (of sites that were not allowed, error pages, the store) are passed over.
 */
export const injectIntoOpenTabs = async (origin: string): Promise<void> => {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.allSettled(
    tabs.map(async ({ id: tabId }) => {
      if (tabId === undefined) return;
      const frames = await browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        func: () => location.origin,
      });
      const frameIds = frames.filter(({ result }) => result === origin).map(({ frameId }) => frameId);
      if (frameIds.length > 0)
        await browser.scripting.executeScript({ target: { tabId, frameIds }, files: [SCRIPT] });
    }),
  );
};
