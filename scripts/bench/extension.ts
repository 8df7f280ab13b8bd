/** The built extension in a browser of its own, and the few things that the measures do with it. */
import path from 'node:path';
import type { Page, Worker } from 'playwright-core';
import * as v from 'valibot';
import { type RequestInput, requestSchema } from '../../lib/core/request/definition.ts';
import { type Launched, launch } from '../machine/launch.ts';
import { command } from '../machine/own-page.ts';
import { root } from '../machine/run.mjs';

/** Another build than the project's own, for who measures a change beside it. */
export const builtExtension = process.env['LOUPE_BUILD'] ?? path.join(root, '.output/chrome-mv3-e2e');

export interface Opened {
  readonly launched: Launched;
  /** One of our pages; it stays open, so that what it sends is heard. */
  readonly own: Page;
  readonly worker: Worker;
  close(): Promise<void>;
}

export const openExtension = async (extension = builtExtension): Promise<Opened> => {
  const launched = await launch({ extension });
  const own = await launched.context.newPage();
  // A page of ours with no screen of its own to get in the way: a file that is no document.
  await own.goto(launched.page('manifest.json'));
  await command(own, { do: 'status' });
  return { launched, own, worker: await launched.worker(), close: () => launched.context.close() };
};

/** One row of a table, by its key. */
export const rowOf = (own: Page, table: string, key: string): Promise<unknown> =>
  own.evaluate(
    ([name, wanted]) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('loupe');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).get(wanted);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
    [table, key] as const,
  );

/** A request as it lies in the store. */
export const storedRequest = (input: Partial<RequestInput> & { id: string; url: string }) => {
  const definition = v.parse(requestSchema, { name: 'Company facts', provider: 'Bench', ...input });
  return { id: definition.id, definition, source: 'person', enabled: true, revision: 1, updatedAt: 0 };
};
