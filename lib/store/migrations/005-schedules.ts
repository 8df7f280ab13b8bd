import type { Migration } from './migration.ts';

/** Runs that start by themselves, and requests that are checked by themselves. */
export const schedules: Migration = {
  version: 5,
  stores: {
    schedules: 'id, listId, planId',
    watches: 'requestId',
  },
};
