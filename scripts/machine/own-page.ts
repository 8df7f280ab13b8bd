/** What a page of ours does, from outside: commands to the background, rows into the store. For tests and the bench. */
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import type { CommandInput } from '../../lib/core/message/command.ts';

/** Sends a command as our own pages do. @throws with the sentence that a person would read */
export const command = async (own: Page, wanted: CommandInput): Promise<unknown> => {
  const reply = await own.evaluate(
    // The page's own API; tests run in Node and do not have its types.
    message =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    wanted,
  );
  const parsed = v.parse(
    v.union([
      v.object({ ok: v.literal(true), value: v.optional(v.unknown()) }),
      v.object({ ok: v.literal(false), message: v.string() }),
    ]),
    reply,
  );
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};

/** Writes rows into a table of the store, as the screens do. */
export const put = (own: Page, table: string, rows: readonly unknown[]): Promise<void> =>
  own.evaluate(
    ([name, values]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('loupe');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction(name, 'readwrite');
          for (const value of values) change.objectStore(name).put(value);
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    [table, rows] as const,
  );
