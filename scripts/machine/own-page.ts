/** What a page of ours does, from outside: commands to the background, rows into and out of the store. For tests and the bench. */
import * as v from 'valibot';
import type { CommandInput } from '../../lib/core/message/command.ts';

/** A page of the extension, whichever driver holds it: Playwright's for Chromium, Puppeteer's for Firefox. */
export interface OwnPage {
  evaluate<G, R>(work: (given: G) => R | Promise<R>, given: G): Promise<R>;
}

/** Sends a command as our own pages do. @throws with the sentence that a person would read */
export const command = async (own: OwnPage, wanted: CommandInput): Promise<unknown> => {
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
export const put = (own: OwnPage, table: string, rows: readonly unknown[]): Promise<void> =>
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

/** All rows of a table. */
export const rowsIn = (own: OwnPage, table: string): Promise<Record<string, unknown>[]> =>
  own.evaluate(
    name =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('loupe');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
    table,
  );
