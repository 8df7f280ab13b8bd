/**
 * The extension's API as a content script has it, without the polyfill: it would add 19 kB to every allowed page, and
 * promises are all that is needed of it.
 */
import type { Reply } from '../../lib/browser/doors.ts';

interface Runtime {
  readonly id?: string;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(
      listener: (
        message: unknown,
        sender: unknown,
        respond: (answer: unknown) => void,
      ) => boolean | undefined,
    ): void;
  };
}

/** Firefox has `browser`; Chrome's `chrome` gives promises as well since Manifest V3. */
const found = globalThis as unknown as { browser?: { runtime?: Runtime }; chrome?: { runtime?: Runtime } };

/** Absent once the extension was updated or removed: this script then belongs to nobody. */
export const runtime = (): Runtime | null => {
  const api = found.browser?.runtime ?? found.chrome?.runtime;
  return api?.id ? api : null;
};

/** Asks the background. Null when it is gone, refuses, or has nothing to say. */
export const ask = async (message: unknown): Promise<unknown> => {
  try {
    const reply = (await runtime()?.sendMessage(message)) as Reply | undefined;
    return reply?.ok ? reply.value : null;
  } catch {
    return null;
  }
};
