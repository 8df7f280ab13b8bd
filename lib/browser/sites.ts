/**
 * The content script runs only where the user allowed it. Each allowed site is registered with the browser, and put into
 * the tabs that already show it, so that nobody has to reload a page.
 */
import { browser } from 'wxt/browser';
import { MARK_SHEETS, markSheet, nameOfSheet } from '../core/mark-sheet.ts';
import { chance } from './clock.ts';
import { patternOf } from './permissions.ts';

const SCRIPT = '/page.js';
const idOf = (origin: string): string => `site:${origin}`;

/** What may run on a site: the script, and where it may leave marks, the sheet for them. */
export interface AllowedSite {
  readonly origin: string;
  readonly state: 'on' | 'quiet';
}

const sheetBy = (chance: number): string => markSheet(Math.floor(chance * MARK_SHEETS));

const registerNow = async (sites: readonly AllowedSite[]): Promise<void> => {
  const wanted = new Map(sites.map(site => [idOf(site.origin), site]));
  const current = (await browser.scripting.getRegisteredContentScripts()).filter(script =>
    script.id.startsWith('site:'),
  );
  const isRight = (id: string, sheets: number): boolean =>
    wanted.has(id) && sheets === (wanted.get(id)?.state === 'on' ? 1 : 0);
  const have = new Set(
    current.filter(script => isRight(script.id, script.css?.length ?? 0)).map(script => script.id),
  );
  const gone = current.map(script => script.id).filter(id => !have.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...wanted].filter(([id]) => !have.has(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, { origin, state }]) => ({
      id,
      matches: [patternOf(origin)],
      js: [SCRIPT],
      ...(state === 'on' ? { css: [sheetBy(chance.next())] } : {}),
      runAt: 'document_idle',
      allFrames: true,
      persistAcrossSessions: true,
    })),
  );
};

/** The sheet that stands in this site's pages, as the browser keeps it with the registration. */
const sheetAt = async (origin: string): Promise<string | null> => {
  const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [idOf(origin)] });
  return script?.css?.[0] ?? null;
};

/** The name of the one highlight of this site's pages; empty where none is painted. */
export const highlightAt = async (origin: string): Promise<string> =>
  nameOfSheet((await sheetAt(origin)) ?? '') ?? '';

/** One change at a time: between reading and registering another would register the same. */
let last: Promise<void> = Promise.resolve();

/** Makes the browser's registrations equal to `sites`. Harmless to repeat. */
export const registerSites = (sites: readonly AllowedSite[]): Promise<void> => {
  const next = last.catch(() => undefined).then(() => registerNow(sites));
  last = next;
  return next;
};

/** Wakes the page script in tabs that are open on this site. Tabs that refuse (error pages, the store) are passed over. */
export const injectIntoOpenTabs = async (origin: string): Promise<void> => {
  const tabs = await browser.tabs.query({ url: patternOf(origin) });
  const sheet = await sheetAt(origin);
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const target = { tabId: id, allFrames: true };
      if (sheet !== null) await browser.scripting.insertCSS({ target, files: [sheet] });
      await browser.scripting.executeScript({ target, files: [SCRIPT] });
    }),
  );
};
