import type { Transaction } from 'dexie';

/** One step of the schema. A released one is never edited: what changes goes into the next file. */
export interface Migration {
  readonly version: number;
  /** Tables that are new or whose indexes change, in Dexie's notation; `null` drops one. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Carries the rows over, inside the version change: all of it or nothing. Awaits Dexie alone. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
