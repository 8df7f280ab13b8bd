/**
 * Who sent this message? The sender's origin decides, as the browser tells it; nothing that the message says of itself
 * counts. Default is a stranger, and strangers get no answer.
 */
import type { Browser } from 'wxt/browser';
import { browser } from 'wxt/browser';

export type Door =
  /** A page of ours in its own tab, the popup or the side panel. */
  | 'own'
  /** Our card's page, in a frame within a foreign page. */
  | 'card'
  /** Our content script in a foreign page. */
  | 'page'
  | 'stranger';

const ownOrigin = (): string => new URL(browser.runtime.getURL('/')).origin;

/** The origin of who sent it, or null. Firefox tells it by `url` where `origin` is absent. */
const originOf = (sender: Browser.runtime.MessageSender): string | null => {
  if (sender.origin && sender.origin !== 'null') return sender.origin;
  try {
    return sender.url ? new URL(sender.url).origin : null;
  } catch {
    return null;
  }
};

export const doorOf = (sender: Browser.runtime.MessageSender): Door => {
  if (sender.id !== browser.runtime.id) return 'stranger';
  const origin = originOf(sender);
  if (origin === null) return 'stranger';
  if (origin === ownOrigin()) return sender.tab && (sender.frameId ?? 0) !== 0 ? 'card' : 'own';
  return sender.tab && /^https?:/.test(origin) ? 'page' : 'stranger';
};

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Answers each message by `answer`; a stranger gets none. Register in the first tick. */
export const onMessage = (
  answer: (
    message: unknown,
    door: Exclude<Door, 'stranger'>,
    sender: Browser.runtime.MessageSender,
  ) => Promise<unknown> | null,
): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (reply: Reply) => void) => {
    const door = doorOf(sender);
    if (door === 'stranger') return undefined;
    const replied = answer(message, door, sender);
    // Not for the background: another of our pages listens for it.
    if (replied === null) return undefined;
    replied.then(
      value => respond({ ok: true, value }),
      (error: unknown) =>
        respond({ ok: false, message: error instanceof Error ? error.message : 'Something went wrong.' }),
    );
    return true;
  });
};
