/** What a simulated store holds: it outlives the engines that use it. For tests. */
import type {
  Attempt,
  LedgerEntry,
  LookupResult,
  RecentLookup,
  Run,
  RunRow,
  StoredAnswer,
  StoredChain,
  StoredRequest,
} from '../core/record/records.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { KeptToken, LimitState } from './ports.ts';

export interface SimulatedData {
  readonly attempts: Map<string, Attempt>;
  readonly ledger: Map<string, LedgerEntry>;
  readonly answers: Map<string, StoredAnswer>;
  readonly limits: Map<string, LimitState>;
  readonly requests: Map<string, StoredRequest>;
  readonly chains: Map<string, StoredChain>;
  /** By plan, newline, subject. */
  readonly results: Map<string, LookupResult>;
  readonly recent: RecentLookup[];
  readonly runs: Map<string, Run>;
  readonly rows: Map<string, RunRow[]>;
  readonly schedules: Map<string, Schedule>;
  readonly watches: Map<string, Watch>;
  /** The highest that any context took. */
  fence: number;
  readonly tokens: Map<string, KeptToken>;
  /** A secret with no origins is bound to all, for tests that are about something else. */
  readonly secrets: Map<string, { value: string; origins: readonly string[] }>;
  /** Origins that were not granted. */
  readonly refused: Set<string>;
  locked: boolean;
  /** Transactions so far, by name. */
  readonly commits: Record<string, number>;
}

export function simulatedData(): SimulatedData {
  return {
    attempts: new Map(),
    ledger: new Map(),
    answers: new Map(),
    limits: new Map(),
    requests: new Map(),
    chains: new Map(),
    results: new Map(),
    recent: [],
    runs: new Map(),
    rows: new Map(),
    schedules: new Map(),
    watches: new Map(),
    fence: 0,
    tokens: new Map(),
    secrets: new Map(),
    refused: new Set(),
    locked: false,
    commits: {},
  };
}
