/** Puts the built-in requests into the store: at install and at each update, leaving alone what the user changed. */
import { readPack } from '../../lib/core/pack/read.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { saveRequest } from '../../lib/store/requests.ts';

/** If the process ends in the middle, the next start adds the rest: a request that is there is never written over. */
export const seedBuiltIns = async (db: LoupeDatabase, packUrl: string, now: number): Promise<void> => {
  const read = readPack(await (await fetch(packUrl)).text());
  if (!read.ok) throw new Error(read.problem.message);
  for (const definition of read.pack.requests) {
    if ((await db.requests.get(definition.id)) === undefined)
      await saveRequest(db, definition, { now, source: 'built-in', enabled: true });
  }
};
