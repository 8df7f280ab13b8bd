/**
 * The extension's API as a content script has it, without the polyfill: it would add 19 kB to every allowed page, and
 * promises are all that is needed of it.
 */
import type { Reply } from '../../lib/browser/doors.ts';
import type { PageOrder } from '../../lib/core/message/page.ts';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => undefined;

interface Runtime {
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
}

/** Firefox has `browser`; Chrome's `chrome` gives promises as well since Manifest V3. Neither is in the DOM's types. */
const world = globalThis as unknown as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } };

/** Absent once the extension was updated or removed: this script then belongs to nobody. */
export const runtime = (): Runtime | null => {
  const api = world.browser?.runtime ?? world.chrome?.runtime;
  return api?.id ? api : null;
};

/** Asks the background. Null when it is gone, refuses, or has nothing to say. */
export const ask = async (message: unknown): Promise<unknown> => {
  try {
    // The background answers with a Reply or not at all; the caller parses what is in it.
    const reply = (await runtime()?.sendMessage(message)) as Reply | undefined;
    return reply?.ok ? reply.value : null;
  } catch {
    return null;
  }
};

/**
 * Orders come from our own extension alone: no other page or extension can send here.
 * @returns the end of it: a script that left must not answer before the one that took over
 */
export const onOrder = (carryOut: (order: PageOrder) => unknown): (() => void) => {
  const listener: Listener = (message, _sender, respond) => {
    // Sent by our own code of the same version; what is not known is passed over by the page's switch.
    if (typeof message === 'object' && message !== null && 'tell' in message)
      respond(carryOut(message as PageOrder));
    return undefined;
  };
  const messages = runtime()?.onMessage;
  messages?.addListener(listener);
  return () => messages?.removeListener(listener);
};
