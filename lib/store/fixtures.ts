/** For tests alone: stores on an IndexedDB in memory, rows to put into them, and storage that fails when told. */
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type { Attempt, LookupResult, Run, RunRow, StoredAnswer } from '../core/record/records.ts';
import type { Reservation, Settlement } from '../engine/ports.ts';
import { type LoupeDatabase, type OpenOptions, openStore } from './database.ts';
import type { SessionMemory } from './lock.ts';

export const NOW = new Date(2026, 10, 23, 12, 0, 0).getTime();

export const freshFactory = (): IDBFactory => new IDBFactory();

export async function testStore(
  indexedDB: IDBFactory = freshFactory(),
  options: OpenOptions = {},
): Promise<LoupeDatabase> {
  const opened = await openStore({ name: 'loupe', indexedDB, keyRange: IDBKeyRange, ...options });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.db;
}

export function attempt(id: string, more: Partial<Attempt> = {}): Attempt {
  return {
    id,
    key: `key-${id}`,
    requestId: 'hunter',
    planId: 'hunter',
    runId: null,
    subject: 'd:example.com',
    state: 'sent',
    at: NOW,
    reserved: 1,
    unit: 'credit',
    harmless: false,
    idempotencyKey: null,
    fence: 0,
    ...more,
  };
}

export function reservation(
  id: string,
  more: Partial<Attempt> = {},
  budget: Partial<Reservation['budget']> = {},
): Reservation {
  return {
    attempt: attempt(id, more),
    budget: { perDay: null, perMonth: null, ...budget },
    limits: [{ scope: 'origin:https://api.test', starts: [NOW], blockedUntil: 0 }],
  };
}

export function answer(key: string, text = '{"a":1}', more: Partial<StoredAnswer> = {}): StoredAnswer {
  const body = new TextEncoder().encode(text);
  return {
    key,
    requestId: 'hunter',
    at: NOW,
    usedAt: NOW,
    status: 200,
    headers: [['content-type', 'application/json']],
    contentType: 'application/json',
    encoding: 'plain',
    body,
    size: body.length,
    stored: body.length,
    notFound: false,
    charged: 1,
    runId: null,
    ...more,
  };
}

export function settlement(id: string, more: Partial<Settlement> = {}): Settlement {
  return {
    attemptId: id,
    requestId: 'hunter',
    state: 'answered',
    charged: 1,
    answer: answer(`key-${id}`),
    ...more,
  };
}

const OPERATIONS = ['add', 'put', 'delete', 'get', 'getAll', 'openCursor', 'count'] as const;
type Operation = (typeof OPERATIONS)[number];

/**
 * From now on the n-th operation on any object store throws, as when the process dies there (its transaction is never
 * committed) or the disk refuses. `stop()` gives how many operations there were.
 */
export function failAt(
  n: number,
  error: () => Error = () => new Error('crash'),
  only: readonly Operation[] = OPERATIONS,
): { stop(): number } {
  // The prototype's methods are taken by name; a record is all that is asked of it here.
  const prototype = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const originals = new Map<string, (...args: unknown[]) => unknown>();
  let count = 0;
  for (const name of only) {
    const original = prototype[name];
    if (!original) continue;
    originals.set(name, original);
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      count++;
      if (count === n) throw error();
      return original.apply(this, args);
    };
  }
  return {
    stop() {
      for (const [name, original] of originals) prototype[name] = original;
      return count;
    },
  };
}

export function run(id: string, more: Partial<Run> = {}): Run {
  return {
    id,
    planId: 'hunter',
    listId: null,
    title: 'Prospects',
    state: 'running',
    problem: null,
    total: 3,
    counts: { found: 0, cached: 0, notFound: 0, failed: 0, skipped: 0, unknown: 0, calls: 0, retries: 0 },
    createdAt: NOW,
    finishedAt: null,
    notBefore: 0,
    refresh: 'missing',
    spent: 0,
    unit: 'credit',
    ...more,
  };
}

export function runRow(runId: string, seq: number, more: Partial<RunRow> = {}): RunRow {
  return {
    runId,
    seq,
    subject: { key: `d:${seq}.com`, name: null, domain: `${seq}.com` },
    values: { domain: `${seq}.com` },
    state: 'queued',
    notBefore: 0,
    waits: 0,
    problem: null,
    ...more,
  };
}

export function lookupResult(
  planId: string,
  subject: string,
  more: Partial<LookupResult> = {},
): LookupResult {
  return {
    planId,
    subject,
    inputs: '',
    name: null,
    domain: subject.slice(2),
    at: NOW,
    state: 'found',
    cells: {},
    problem: null,
    note: null,
    revision: 1,
    runId: null,
    fromCache: false,
    charged: 1,
    unit: 'credit',
    entity: { kind: 'same' },
    ...more,
  };
}

/** `storage.session` as the lock needs it. */
export function sessionMemory(): SessionMemory {
  const held = new Map<string, string>();
  return {
    get: async key => held.get(key) ?? null,
    set: async (key, value) => void held.set(key, value),
    remove: async key => void held.delete(key),
  };
}
