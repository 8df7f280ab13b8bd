/** The definitions as the engine reads them: parsed again at this door, so that an older one gains its defaults. */
import * as v from 'valibot';
import { chainSchema } from '../core/plan/chain.ts';
import { requestSchema } from '../core/request/definition.ts';
import type { Clock, Plans } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { quarantine } from './quarantine.ts';

/** A definition that cannot be read is set aside, and counts as absent. */
export function createPlans(db: LoupeDatabase, clock: Pick<Clock, 'now'>): Plans {
  return {
    async request(id) {
      const row = await db.requests.get(id);
      if (!row) return null;
      const parsed = v.safeParse(requestSchema, row.definition);
      if (parsed.success) return { ...row, definition: parsed.output };
      await quarantine(db, 'requests', id, clock.now(), 'The request’s definition is damaged.');
      return null;
    },
    async chain(id) {
      const row = await db.chains.get(id);
      if (!row) return null;
      const parsed = v.safeParse(chainSchema, row.chain);
      if (parsed.success) return { ...row, chain: parsed.output };
      await quarantine(db, 'chains', id, clock.now(), 'The chain’s definition is damaged.');
      return null;
    },
  };
}
