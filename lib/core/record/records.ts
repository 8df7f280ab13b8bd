/** The rows of the store, as they are after their newest migration. Times are milliseconds since 1970 (UTC). */
import type { FieldContent } from '../field/definition.ts';
import type { Problem } from '../outcome/problem.ts';
import type { Chain } from '../plan/chain.ts';
import type { PushMapping } from '../push/definition.ts';
import type { RequestDefinition } from '../request/definition.ts';
import type { Score } from '../score/definition.ts';
import type { Subject } from './subject.ts';

export interface StoredRequest {
  readonly id: string;
  readonly definition: RequestDefinition;
  readonly source: 'person' | 'built-in' | `pack:${string}`;
  /** A request that came in a pack stays off until a person turns it on. */
  readonly enabled: boolean;
  /** Grows with each save; a result says which revision made it. */
  readonly revision: number;
  readonly updatedAt: number;
}

export interface StoredChain {
  readonly id: string;
  readonly chain: Chain;
  readonly source: StoredRequest['source'];
  readonly enabled: boolean;
  readonly revision: number;
  readonly updatedAt: number;
}

/** A raw answer, kept so that fields can be mapped again without another call. */
export interface StoredAnswer {
  /** Cache key: see `core/cache-key`. */
  readonly key: string;
  readonly requestId: string;
  readonly at: number;
  readonly usedAt: number;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly contentType: string;
  readonly encoding: 'plain' | 'gzip';
  readonly body: Uint8Array;
  /** Bytes before compression, and as stored. */
  readonly size: number;
  readonly stored: number;
  readonly notFound: boolean;
  readonly charged: number;
  readonly runId: string | null;
}

/** One call, written down before it is sent. */
export interface Attempt {
  readonly id: string;
  readonly key: string;
  readonly requestId: string;
  readonly planId: string;
  readonly runId: string | null;
  readonly subject: string;
  readonly state: 'sent' | 'answered' | 'failed' | 'unknown';
  readonly at: number;
  readonly reserved: number;
  readonly unit: string;
  /** May it be sent again after a crash without a second charge? */
  readonly harmless: boolean;
  /** Until when that holds, where it rests on the vendor knowing the call again by its key. */
  readonly harmlessUntil?: number;
  readonly idempotencyKey: string | null;
  readonly fence: number;
  /** Of a push: the rows that this call takes along; `subject` is the first of them. */
  readonly rows?: readonly PushedRow[];
}

/** A row as it went out to a destination. */
export interface PushedRow {
  readonly subject: string;
  /** The fingerprint of what was sent: see `core/push/values`. */
  readonly inputs: string;
}

export interface LedgerEntry {
  /** The attempt's id. */
  readonly id: string;
  readonly at: number;
  /** Local calendar day, `2026-11-23`. */
  readonly day: string;
  readonly requestId: string;
  readonly runId: string | null;
  readonly subject: string;
  readonly unit: string;
  readonly amount: number;
  readonly state: 'spent' | 'reserved' | 'possibly';
}

/** What one request or chain found of one company. Key: `[planId+subject]`. */
export interface LookupResult {
  readonly planId: string;
  readonly subject: string;
  /** The values that the plan was asked with, as one text: another row with other values is asked anew. */
  readonly inputs: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly at: number;
  readonly state: 'found' | 'partial' | 'not-found' | 'empty' | 'failed' | 'skipped' | 'unknown';
  readonly cells: Readonly<Record<string, Cell>>;
  readonly problem: Problem | null;
  /** Why it was skipped, or what is missing from a partial result. */
  readonly note: string | null;
  readonly revision: number;
  readonly runId: string | null;
  readonly fromCache: boolean;
  readonly charged: number;
  readonly unit: string;
  readonly entity: EntityVerdict;
}

/** A value with its provenance. */
export interface Cell {
  readonly label: string;
  readonly value: FieldContent | null;
  readonly kind: 'filled' | 'fallback' | 'empty' | 'unreadable';
  readonly why: string | null;
  readonly requestId: string;
  readonly provider: string;
  readonly path: string | null;
  readonly answerKey: string | null;
  /** When the answer behind it was fetched. */
  readonly at: number;
}

/** Is the answer about the company that was asked for? `different` is shown and never merged until a person says. */
export type EntityVerdict =
  | { readonly kind: 'same' | 'unclear' | 'unchecked' | 'confirmed' | 'apart' }
  | {
      readonly kind: 'different';
      readonly name: string | null;
      readonly domain: string | null;
      readonly why: string;
    };

export interface Run {
  readonly id: string;
  readonly planId: string;
  readonly listId: string | null;
  /** A person's words for it: the list's or page's name. */
  readonly title: string;
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  /** Why it paused by itself. */
  readonly problem: Problem | null;
  readonly total: number;
  readonly counts: RunCounts;
  readonly createdAt: number;
  readonly finishedAt: number | null;
  /** Nothing is to do before this time. */
  readonly notBefore: number;
  readonly refresh: Refresh;
  /** Of `unit`. What was spent in other units stands in `also`, by unit: unlike units have no sum. */
  readonly spent: number;
  readonly unit: string;
  readonly also?: Readonly<Record<string, number>>;
  /** The schedule that started it; absent where a person did. */
  readonly scheduleId?: string;
  /** Most that it may spend, by unit; a unit that is not named may not be spent. Absent: only the requests' own budgets bound it. */
  readonly cap?: Readonly<Record<string, number>>;
  /** Of a push: rows a call, at most. */
  readonly rowsACall?: number;
}

export interface RunCounts {
  readonly found: number;
  readonly cached: number;
  readonly notFound: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unknown: number;
  /** Calls sent, retries among them. */
  readonly calls: number;
  readonly retries: number;
}

/** `missing`: only what was never answered; `stale`: also what is older than its time to live; `all`: ask again. */
export type Refresh = 'missing' | 'stale' | 'all';

/** Key: `[runId+seq]`. */
export interface RunRow {
  readonly runId: string;
  readonly seq: number;
  readonly subject: Subject;
  readonly values: Readonly<Record<string, FieldContent>>;
  readonly state:
    | 'queued'
    | 'working'
    | 'waiting'
    | 'found'
    | 'not-found'
    | 'failed'
    | 'skipped'
    | 'unknown'
    | 'cancelled';
  readonly notBefore: number;
  /** Times it was put back to wait. */
  readonly waits: number;
  readonly problem: Problem | null;
}

export interface List {
  readonly id: string;
  readonly name: string;
  /** Which request and chain results are shown as columns, in order. */
  readonly plans: readonly string[];
  /** Extra columns that came with an import. */
  readonly columns: readonly string[];
  /** Columns that are reckoned from the others; lists of older versions have none. */
  readonly scores?: readonly Score[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** How the rows of a list go to a destination. Key: `[listId+requestId]`. */
export interface ListPush {
  readonly listId: string;
  readonly requestId: string;
  readonly mapping: PushMapping;
  /** Rows a call, at most. */
  readonly size: number;
  readonly updatedAt: number;
}

export interface ListRow {
  readonly id: string;
  readonly listId: string;
  readonly subject: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly source: string;
  readonly addedAt: number;
}

export interface Site {
  /** `https://www.example.com` */
  readonly origin: string;
  readonly state: 'on' | 'quiet' | 'off';
  /** Plans that run by themselves for what is visible, and what they may spend here in a day, by unit. */
  readonly auto: { readonly plans: readonly string[]; readonly budgets: Readonly<Record<string, number>> };
  readonly updatedAt: number;
}

/** A secret as it lies in the store: never in clear. */
export interface StoredSecret {
  readonly name: string;
  readonly origins: readonly string[];
  readonly iv: Uint8Array;
  readonly cipher: Uint8Array;
  /** `random`: the browser's own non-extractable key; `passphrase`: derived, in memory only. */
  readonly lock: 'random' | 'passphrase';
  readonly createdAt: number;
  readonly usedAt: number | null;
}

export interface RecentLookup {
  readonly subject: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly at: number;
}
