/** The engine's ports over one open database. Cheap to make: a worker that starts again makes them anew. */
import type { Clock, Ports } from '../engine/ports.ts';
import { createAnswers } from './answers.ts';
import type { LoupeDatabase } from './database.ts';
import { createJournal } from './journal.ts';
import type { SessionMemory } from './lock.ts';
import { createPlans } from './plans.ts';
import { createResults } from './results.ts';
import { createRuns } from './runs.ts';
import { createSchedules } from './schedules.ts';
import { createSecrets } from './secrets.ts';
import { setting } from './settings.ts';
import { createTokens } from './tokens.ts';
import { createWatches } from './watches.ts';

export type StorePorts = Pick<
  Ports,
  'secrets' | 'tokens' | 'journal' | 'answers' | 'plans' | 'results' | 'runs' | 'schedules' | 'watches'
>;

export function storePorts(
  db: LoupeDatabase,
  { clock, memory }: { readonly clock: Pick<Clock, 'now'>; readonly memory: SessionMemory },
): StorePorts {
  const lock = { clock, memory, lockAfterMs: () => setting(db, 'lockAfterMs') };
  return {
    secrets: createSecrets(db, lock),
    tokens: createTokens(db, lock),
    journal: createJournal(db),
    answers: createAnswers(db, clock),
    plans: createPlans(db, clock),
    results: createResults(db),
    runs: createRuns(db),
    schedules: createSchedules(db, clock),
    watches: createWatches(db, clock),
  };
}
