/** What a page of ours does in Firefox, from outside: commands to the background, rows into and out of the store. */
import type { Page } from 'puppeteer-core';

/** The extension's API in one of our pages; Node has no types of it. */
interface Api {
  readonly browser: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

export const command = (own: Page, wanted: object): Promise<unknown> =>
  own.evaluate(async message => (globalThis as unknown as Api).browser.runtime.sendMessage(message), wanted);

export const rowsIn = (own: Page, table: string): Promise<Record<string, unknown>[]> =>
  own.evaluate(
    name =>
      new Promise<Record<string, unknown>[]>(resolve => {
        const opening = indexedDB.open('loupe');
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    table,
  );

export const put = (own: Page, table: string, rows: readonly unknown[]): Promise<void> =>
  own.evaluate(
    (name, values) =>
      new Promise<void>(resolve => {
        const opening = indexedDB.open('loupe');
        opening.onsuccess = () => {
          const change = opening.result.transaction(name, 'readwrite');
          for (const value of values) change.objectStore(name).put(value);
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    table,
    rows,
  );
