/** Maps a request's kept answers again. If the process ends in the middle, what was written stays, and the next does the rest. */
import type { Plan } from '../../lib/engine/plan.ts';
import { type Remapped, remapResult } from '../../lib/engine/remap.ts';
import { app } from './app.ts';

const BATCH = 200;

export const remap = async (plan: Plan): Promise<Remapped> => {
  if (plan.kind !== 'request')
    throw new Error('Only a request is mapped again; a chain takes the new values at its next run.');
  const { db, ports, collector } = await app();
  const keys = await db.results.where('planId').equals(plan.id).primaryKeys();
  let filled = 0;
  let needCall = 0;
  for (let from = 0; from < keys.length; from += BATCH) {
    const rows = (await db.results.bulkGet(keys.slice(from, from + BATCH))).filter(row => row !== undefined);
    const mapped = await Promise.all(rows.map(row => remapResult({ ports, collector }, plan.request, row)));
    const done = mapped.filter(one => one !== null);
    await ports.results.put(done);
    filled += done.length;
    // Who knew nothing of a company has nothing that a field could be filled from.
    needCall += rows.filter((row, i) => mapped[i] === null && row.state !== 'not-found').length;
  }
  return { filled, needCall };
};
