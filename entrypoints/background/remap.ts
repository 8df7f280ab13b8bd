/** Maps a request's kept answers again. If the process ends in the middle, what was written stays, and the next does the rest. */
import type { LookupResult } from '../../lib/core/record/records.ts';
import type { Plan } from '../../lib/engine/plan.ts';
import { type Remapped, remapResult } from '../../lib/engine/remap.ts';
import { app } from './app.ts';

const BATCH = 200;

export const remap = async (plan: Plan): Promise<Remapped> => {
  if (plan.kind !== 'request')
    throw new Error('Only a request is mapped again; a chain takes the new values at its next run.');
  const { db, ports } = await app();
  const keys = await db.results.where('planId').equals(plan.id).primaryKeys();
  let filled = 0;
  for (let from = 0; from < keys.length; from += BATCH) {
    const rows = await db.results.bulkGet(keys.slice(from, from + BATCH));
    const mapped = await Promise.all(rows.map(row => (row ? remapResult(ports, plan.request, row) : null)));
    const done = mapped.filter((one): one is LookupResult => one !== null);
    await ports.results.put(done);
    filled += done.length;
  }
  return { filled, needCall: keys.length - filled };
};
