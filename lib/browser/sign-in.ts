/** The browser's own sign-in window. */
import { browser } from 'wxt/browser';

/** Where the provider sends the person back: to be entered at the provider. */
export const redirectUri = (): string => browser.identity.getRedirectURL('oauth');

/** @returns the address that the provider sent the person back to; null when the window was closed */
export const openSignIn = async (url: string): Promise<string | null> => {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
  } catch {
    return null;
  }
};
