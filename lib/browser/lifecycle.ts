/** The extension's own life: install, start, update. */
import { browser } from 'wxt/browser';

export const reload = (): void => browser.runtime.reload();

export const packUrl = (name: string): string => browser.runtime.getURL(`/packs/${name}.json` as '/');

/** Calls back at install, at each update and at each start of the browser. Register in the first tick. */
export const onStart = (start: () => void): void => {
  browser.runtime.onInstalled.addListener(start);
  browser.runtime.onStartup.addListener(start);
};

/** Calls back when a version was installed or updated, while pages are open. Register in the first tick. */
export const onInstalled = (installed: () => void): void =>
  browser.runtime.onInstalled.addListener(installed);

/** A new version waits. The browser applies it by itself once nothing runs; `drain` makes that soon and clean. */
export const onUpdate = (drain: () => Promise<void>): void => {
  browser.runtime.onUpdateAvailable.addListener(() => {
    drain().then(reload, reload);
  });
};
