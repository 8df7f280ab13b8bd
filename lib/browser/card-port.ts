/**
 * A line between the card's frame and the background. The frame lies in a foreign page, where the browser may part our
 * storage from itself or refuse it (blocked third-party cookies), so it reads the store by way of the background.
 */
import type { Browser } from 'wxt/browser';
import { browser } from 'wxt/browser';
import { doorOf } from './doors.ts';

export interface Line {
  send(message: unknown): void;
  onMessage(heard: (message: unknown) => void): void;
  onEnd(ended: () => void): void;
}

const NAME = 'card';

const lineOf = (port: Browser.runtime.Port): Line => ({
  send: message => {
    try {
      port.postMessage(message);
    } catch {
      // The other end is gone: `onEnd` says so.
    }
  },
  onMessage: heard => port.onMessage.addListener(message => heard(message)),
  onEnd: ended => port.onDisconnect.addListener(() => ended()),
});

export const openLine = (): Line => lineOf(browser.runtime.connect({ name: NAME }));

/** For the background. Register in the first tick; only frames and pages of ours get a line. */
export const onLine = (serve: (line: Line) => void): void => {
  browser.runtime.onConnect.addListener(port => {
    if (port.name !== NAME) return;
    const door = port.sender ? doorOf(port.sender) : 'stranger';
    if (door === 'card' || door === 'own') serve(lineOf(port));
    else port.disconnect();
  });
};
