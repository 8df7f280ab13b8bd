/** The tables, and how the store is opened: a version that is too new, a file that will not open, a blocked upgrade. */
import { Dexie, type DexieOptions, type Table } from 'dexie';
import type {
  Attempt,
  LedgerEntry,
  List,
  ListPush,
  LookupResult,
  RecentLookup,
  Run,
  RunRow,
  Site,
  StoredAnswer,
  StoredChain,
  StoredRequest,
  StoredSecret,
} from '../core/record/records.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { LimitState } from '../engine/ports.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { openingProblem, type StoreProblem } from './problem.ts';
import type {
  AnswerUse,
  Lock,
  Quarantined,
  Setting,
  SpendTotal,
  StoredListRow,
  StoredToken,
  Total,
} from './rows.ts';

export interface OpenOptions {
  readonly name?: string;
  /** Another IndexedDB than the global one: two contexts in one test. */
  readonly indexedDB?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
  readonly migrations?: readonly Migration[];
  /**
   * The connection ended unasked: a newer Loupe opened the database (reload this context), or the browser closed it
   * (open it again). It never opens again by itself.
   */
  readonly onClosed?: (why: 'newer' | 'lost') => void;
  /** How long an upgrade waits for other contexts to let go. Milliseconds. */
  readonly blockedMs?: number;
}

export class LoupeDatabase extends Dexie {
  declare requests: Table<StoredRequest, string>;
  declare chains: Table<StoredChain, string>;
  declare secrets: Table<StoredSecret, string>;
  declare keyring: Table<Lock, string>;
  declare tokens: Table<StoredToken, string>;
  declare answers: Table<StoredAnswer, string>;
  declare answerUses: Table<AnswerUse, string>;
  declare attempts: Table<Attempt, string>;
  declare ledger: Table<LedgerEntry, string>;
  declare spend: Table<SpendTotal, [string, string, string]>;
  declare limits: Table<LimitState, string>;
  declare results: Table<LookupResult, [string, string]>;
  declare recent: Table<RecentLookup, string>;
  declare runs: Table<Run, string>;
  declare runRows: Table<RunRow, [string, number]>;
  declare lists: Table<List, string>;
  declare listRows: Table<StoredListRow, string>;
  declare pushes: Table<ListPush, [string, string]>;
  declare sites: Table<Site, string>;
  declare settings: Table<Setting, string>;
  declare totals: Table<Total, string>;
  /** As they were written, by whichever version: read through `schedules.ts` and `watches.ts`. */
  declare schedules: Table<Schedule, string>;
  declare watches: Table<Watch, string>;
  declare quarantine: Table<Quarantined, number>;

  /** A second connection whose commits are flushed to the disk: see docs/decisions/durability.md. */
  readonly strict: LoupeDatabase;

  constructor(options: OpenOptions, strict = false) {
    const durability = strict ? 'strict' : 'relaxed';
    const settings: DexieOptions = {
      chromeTransactionDurability: durability,
      // Opening again by itself would go past the check of the version.
      autoOpen: false,
      // Queries of 100,000 rows are not held in memory a second time.
      cache: 'disabled',
      ...(options.indexedDB ? { indexedDB: options.indexedDB } : {}),
      ...(options.keyRange ? { IDBKeyRange: options.keyRange } : {}),
    };
    super(options.name ?? 'loupe', settings);
    for (const step of options.migrations ?? MIGRATIONS) {
      const version = this.version(step.version).stores({ ...step.stores });
      if (step.upgrade) version.upgrade(step.upgrade);
    }
    this.strict = strict ? this : new LoupeDatabase(options, true);
    this.#onClosed = strict ? undefined : options.onClosed;
    if (strict) return;
    for (const connection of [this, this.strict]) {
      connection.on('versionchange', () => {
        this.#end('newer');
        // Dexie's own handler would allow it to open again.
        return false;
      });
    }
    this.strict.on('close', () => this.#end('lost'));
  }

  /** Dexie itself calls it with `disableAutoOpen: false`, when the browser took the connection away. */
  override close(how?: { disableAutoOpen: boolean }): void {
    if (how?.disableAutoOpen === false) this.#end('lost');
    this.#ended = true;
    super.close();
    if (this.strict !== this) this.strict?.close();
  }

  readonly #onClosed: OpenOptions['onClosed'];
  #ended = false;

  #end(why: 'newer' | 'lost'): void {
    if (this.#ended) return;
    this.close();
    this.#onClosed?.(why);
  }
}

export type Opened =
  | { readonly ok: true; readonly db: LoupeDatabase }
  | { readonly ok: false; readonly problem: StoreProblem };

const AGAIN_MS = 250;

/** Never throws, never deletes. A file that will not open is tried once more before it is called broken. */
export async function openStore(options: OpenOptions = {}): Promise<Opened> {
  const once = await openOnce(options);
  if (once.ok || once.problem.kind !== 'unopenable') return once;
  // A browser that ended hard may hold its files for a moment longer.
  await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
  return openOnce(options);
}

async function openOnce(options: OpenOptions): Promise<Opened> {
  const db = new LoupeDatabase(options);
  try {
    // Before Dexie: it would open a newer database, and mend the schema that it misses.
    if ((await storedVersion(db.name, options)) > db.verno) return refuse(db, openingProblem('newer'));
    const blocked = Promise.withResolvers<StoreProblem>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    db.on('blocked', () => {
      timer ??= setTimeout(() => blocked.resolve(openingProblem('blocked')), options.blockedMs ?? 10_000);
    });
    const opening: Promise<StoreProblem | null> = Promise.resolve(db.open()).then(() => null, openingProblem);
    const problem = await Promise.race([opening, blocked.promise]);
    clearTimeout(timer);
    if (problem) return refuse(db, problem);
    // Not awaited: whoever needs it waits for it, and a page that only reads does not.
    db.strict.open().catch(() => undefined);
    return { ok: true, db };
  } catch (error) {
    return refuse(db, openingProblem(error));
  }
}

function refuse(db: LoupeDatabase, problem: StoreProblem): Opened {
  db.close();
  return { ok: false, problem };
}

/** The version in the file, in our numbers (Dexie multiplies by ten); 0 when there is none. */
async function storedVersion(name: string, options: OpenOptions): Promise<number> {
  const factory = options.indexedDB ?? globalThis.indexedDB;
  if (!factory) return 0;
  const found = (await factory.databases()).find(each => each.name === name);
  return Math.floor((found?.version ?? 0) / 10);
}
