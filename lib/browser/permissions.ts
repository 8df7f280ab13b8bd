/** What the user granted: each API origin and each site is asked for when it is first needed. */
import { browser } from 'wxt/browser';
import type { Permissions } from '../engine/ports.ts';

/** `https://api.example.com:8443` → `https://api.example.com/*`: match patterns have no port. */
export const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

/** Firefox gives a frame of ours within a foreign page no more than a content script has: there it cannot be asked. */
const isKnownHere = (): boolean => 'permissions' in browser;

export const permissions: Permissions = {
  // Where it cannot be asked, the background finds out before it calls.
  has: async origin => !isKnownHere() || browser.permissions.contains({ origins: [patternOf(origin)] }),
};

/** Opens the browser's own question. To be called at once in a click or key press, before anything is awaited. */
export const askForOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...new Set(origins.map(patternOf))] });

export const dropOrigin = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(origin)] });

/** Calls back when the user grants or takes back an origin, here or in the browser's own settings. */
export const onPermissionsChanged = (changed: () => void): void => {
  if (!isKnownHere()) return;
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
};
