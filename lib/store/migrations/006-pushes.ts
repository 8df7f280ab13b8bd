import type { Migration } from './migration.ts';

/** Where the rows of a list are pushed to, and what fills the destination's variables. */
export const pushes: Migration = { version: 6, stores: { pushes: '[listId+requestId], requestId' } };
