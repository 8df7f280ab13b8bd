/**
 * What the engine needs of the world. Time, chance, network and storage are arguments, so that the whole engine runs in
 * a plain unit test under a simulated clock. `lib/store` and `lib/browser` implement these.
 */
import type { Problem } from '../core/outcome/problem.ts';
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
import type { Subject } from '../core/record/subject.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { OriginHealth } from './origins.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Never goes back while this process lives. Milliseconds from an arbitrary start. */
  monotonic(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Chance {
  /** In [0, 1). */
  next(): number;
  uuid(): string;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

export interface HttpOptions {
  readonly timeoutMs: number;
  /** Decompressed bytes after which the body is cut off and the call fails as too large. */
  readonly maxBytes: number;
  /** A call with a secret never follows a redirect. */
  readonly followRedirects: boolean;
  /** "Run as me": send the browser's own cookies for this origin. */
  readonly session: boolean;
  readonly signal?: AbortSignal;
}

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly bytes: Uint8Array;
      readonly ms: number;
      readonly url: string;
    }
  | { readonly kind: 'redirect' }
  | {
      readonly kind: 'failed';
      /** `cut`: the connection ended within the body. `sent` tells whether the server may have acted. */
      readonly cause: 'offline' | 'network' | 'timeout' | 'cut' | 'too-large' | 'aborted';
      readonly ms: number;
    };

/** One call over the network. Never throws. */
export interface Http {
  send(request: HttpRequest, options: HttpOptions): Promise<HttpAnswer>;
}

/** Has the user granted this origin? */
export interface Permissions {
  has(origin: string): Promise<boolean>;
}

export type SecretRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly kind: 'secret-missing' | 'secret-locked' | 'secret-unbound' };

export interface Secrets {
  /** Gives the value only for an origin that the secret is bound to. */
  read(name: string, origin: string): Promise<SecretRead>;
  /** Replaces the value (a rotated refresh token); the binding stays. */
  rotate(name: string, value: string): Promise<void>;
}

/** An access token as it is kept: encrypted like a secret. `rev` grows with each renewal. */
export interface KeptToken {
  readonly value: string;
  readonly expiresAt: number;
  readonly rev: number;
}

/** A refresh token that replaces the kept one. */
export interface RotatedSecret {
  readonly secret: string;
  readonly value: string;
  /** What it is bound to when it is the first, after a sign-in: the token address's own origin. */
  readonly origin: string;
}

export interface Tokens {
  get(key: string): Promise<KeptToken | null>;
  /** Writes token and, in the same transaction, the rotated refresh token. */
  put(key: string, token: KeptToken, rotated: RotatedSecret | null): Promise<void>;
  drop(key: string): Promise<void>;
}

/** What is written, in one strict transaction, before a call goes out. */
export interface Reservation {
  readonly attempt: Attempt;
  readonly budget: { readonly perDay: number | null; readonly perMonth: number | null };
  /** Limiter states after this call took its slot. */
  readonly limits: readonly LimitState[];
}

/** What is written, in one transaction, when a call has ended: attempt, answer and ledger agree at every moment. */
export interface Settlement {
  readonly attemptId: string;
  readonly requestId: string;
  readonly state: 'answered' | 'failed' | 'unknown';
  /** Units charged; for `unknown`, what may have been charged. */
  readonly charged: number;
  readonly answer: StoredAnswer | null;
  /** What it means for the rows of a push. */
  readonly results?: readonly LookupResult[];
  /** A light call's own attempt that was never written down, and need not be: see `isLight`. */
  readonly attempt?: Attempt;
}

/** Free and harmless: whatever a crash or a power cut takes of it is asked again, for nothing. */
export const isLight = ({ harmless, reserved }: Pick<Attempt, 'harmless' | 'reserved'>): boolean =>
  harmless && reserved === 0;

/** Its run must not send it again unless a person says so. */
export const isDoubtful = ({ state, harmless, runId, rows }: Attempt): boolean =>
  // What became of the rows of a push was written with its end.
  state === 'unknown' && !harmless && runId !== null && rows === undefined;

/** A limiter's memory: when calls started, and until when the server asked for silence. */
export interface LimitState {
  readonly scope: string;
  /** Ascending, milliseconds since 1970. */
  readonly starts: readonly number[];
  readonly blockedUntil: number;
  /** Of an origin as a whole, in a scope of its own. */
  readonly health?: OriginHealth;
}

export type ReserveOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

export interface Journal {
  /** Each outcome belongs to the reservation at the same place. A refused one leaves no trace. */
  reserve(batch: readonly Reservation[]): Promise<readonly ReserveOutcome[]>;
  /** @returns attempts whose answer found no room on the disk; all else of them is written. */
  settle(batch: readonly Settlement[]): Promise<readonly string[]>;
  /** Attempts that were sent and have no end: what a crash leaves. */
  open(): Promise<readonly Attempt[]>;
  /** Attempts of runs that ended without anyone knowing how, and that may not be repeated unasked. */
  doubtful(): Promise<readonly Attempt[]>;
  limits(): Promise<readonly LimitState[]>;
  saveLimits(states: readonly LimitState[]): Promise<void>;
  /** Units spent or held today and this month. */
  spent(requestId: string, now: number): Promise<{ readonly day: number; readonly month: number }>;
  ledger(requestId: string): Promise<readonly LedgerEntry[]>;
}

export interface Answers {
  /** Also marks them as used (in its own time). Missing ones are absent. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>>;
  /** Which of these are kept. No body is read. */
  has(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** For a request: all its answers, for re-mapping. */
  each(requestId: string, visit: (answer: StoredAnswer) => void | Promise<void>): Promise<void>;
  /** Deletes least recently used answers until at most `bytes` are stored. Returns how many went. */
  shrink(bytes: number): Promise<number>;
}

export interface Plans {
  request(id: string): Promise<StoredRequest | null>;
  chain(id: string): Promise<StoredChain | null>;
}

export interface Results {
  get(planId: string, subjects: readonly string[]): Promise<ReadonlyMap<string, LookupResult>>;
  put(results: readonly LookupResult[]): Promise<void>;
  remember(lookup: RecentLookup): Promise<void>;
}

/** A company that was known by its name alone, and whom it turned out to be. */
export interface Named {
  readonly from: string;
  readonly to: Subject;
}

export interface Runs {
  create(run: Run, rows: readonly RunRow[]): Promise<void>;
  get(id: string): Promise<Run | null>;
  active(): Promise<readonly Run[]>;
  /** Queued or waiting rows that are due, in order, at most `limit`. */
  due(runId: string, now: number, limit: number): Promise<readonly RunRow[]>;
  /** The earliest `notBefore` of rows not yet ended, or null when all have ended. */
  nextDue(runId: string): Promise<number | null>;
  /**
   * Rows and results of one batch and the run's new `counts`, `spent`, `also` and `notBefore`, in one transaction. The
   * run's `state` is left as it is stored: only `setState` changes it. Lists that hold a company of `named` have it under
   * its domain from then on.
   */
  commit(
    run: Run,
    rows: readonly RunRow[],
    results: readonly LookupResult[],
    named?: readonly Named[],
  ): Promise<void>;
  /** After a crash: `working` rows are queued again, except those of these subjects, which become unknown. */
  recover(runId: string, unknown: ReadonlyMap<string, Problem>): Promise<void>;
  setState(id: string, state: Run['state'], problem: Problem | null, at: number): Promise<void>;
}

/** What starts by itself. Each write is one strict transaction, and nothing of it where the row was changed since it was read (`rev`), or another context took over. */
export interface Schedules {
  all(): Promise<readonly Schedule[]>;
  /** The turn is moved on and its run is there, both or neither; `ends` is a run that it takes the place of. */
  turn(after: Schedule, fence: number, made?: NewTurn): Promise<boolean>;
}

export interface NewTurn {
  readonly run: Run;
  readonly rows: readonly RunRow[];
  readonly ends: { readonly runId: string; readonly problem: Problem; readonly at: number } | null;
}

export interface Watches {
  all(): Promise<readonly Watch[]>;
  put(after: Watch, fence: number): Promise<boolean>;
}

export interface Ports {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly http: Http;
  readonly permissions: Permissions;
  readonly secrets: Secrets;
  readonly tokens: Tokens;
  readonly journal: Journal;
  readonly answers: Answers;
  readonly plans: Plans;
  readonly results: Results;
  readonly runs: Runs;
  readonly schedules: Schedules;
  readonly watches: Watches;
}
