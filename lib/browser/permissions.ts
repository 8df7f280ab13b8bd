/** What the user granted: each API origin and each site is asked for when it is first needed. */
import { browser } from 'wxt/browser';
import type { Permissions } from '../engine/ports.ts';

/** `https://api.example.com:8443` → `https://api.example.com/*`: match patterns have no port. */
export const patternOf = (origin: string): string => {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
};

export const permissions: Permissions = {
  has: origin => browser.permissions.contains({ origins: [patternOf(origin)] }),
};

/** Opens the browser's own question. To be called at once in a click or key press, before anything is awaited. */
export const askForOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...new Set(origins.map(patternOf))] });

export const dropOrigin = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [patternOf(origin)] });

/** Calls back when the user grants or takes back an origin, here or in the browser's own settings. */
export const onPermissionsChanged = (changed: () => void): void => {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
};
