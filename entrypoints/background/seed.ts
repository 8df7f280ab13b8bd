/** Puts the built-in requests into the store: at install and at each update, leaving alone what the user changed. */
import * as v from 'valibot';
import { requestSchema } from '../../lib/core/request/definition.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { saveRequest } from '../../lib/store/requests.ts';

/** Of a pack that is our own its requests alone: the reader of strangers' packs is no part of the background. */
const builtInSchema = v.object({ requests: v.array(requestSchema) });

/** If the process ends in the middle, the next start adds the rest: a request that is there is never written over. */
export const seedBuiltIns = async (db: LoupeDatabase, packUrl: string, now: number): Promise<void> => {
  const { requests } = v.parse(builtInSchema, await (await fetch(packUrl)).json());
  for (const definition of requests) {
    if ((await db.requests.get(definition.id)) === undefined)
      await saveRequest(db, definition, { now, source: 'built-in', enabled: true });
  }
};
