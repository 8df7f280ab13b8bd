import type { Migration } from './migration.ts';

/** Each index is one more entry in every write of a run: those that no query reads go. */
export const fewerIndexes: Migration = {
  version: 3,
  stores: {
    answers: 'key, requestId',
    attempts: 'id, state, at',
    results: '[planId+subject], subject, runId, [state+at]',
  },
};
