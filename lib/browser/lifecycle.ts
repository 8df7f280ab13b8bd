/** The extension's own life: install, start, update. */
import { browser } from 'wxt/browser';

export const reload = (): void => browser.runtime.reload();

export const packUrl = (name: string): string => browser.runtime.getURL(`/packs/${name}.json` as '/');

/** Calls back at install and at each update, then with `isNew`, and at each start of the browser. Register in the first tick. */
export const onStart = (start: (isNew: boolean) => void): void => {
  browser.runtime.onInstalled.addListener(() => start(true));
  browser.runtime.onStartup.addListener(() => start(false));
};

/** A new version waits. The browser applies it by itself once nothing runs; `drain` makes that soon and clean. */
export const onUpdate = (drain: () => Promise<void>): void => {
  browser.runtime.onUpdateAvailable.addListener(() => {
    drain().then(reload, reload);
  });
};
