/** Rows that only the store knows: bookkeeping beside what `core/record/records.ts` names. */
import type { ListRow } from '../core/record/records.ts';

/** Units of one request on one local day. `held` is reserved or possibly charged; `spent` is certain. */
export interface SpendTotal {
  readonly requestId: string;
  readonly unit: string;
  /** Local calendar day, `2026-11-23`. */
  readonly day: string;
  readonly held: number;
  readonly spent: number;
}

/** When an answer was last used: apart from its body, so that marking it does not rewrite megabytes. */
export interface AnswerUse {
  readonly key: string;
  readonly requestId: string;
  readonly usedAt: number;
  /** Bytes as stored. */
  readonly stored: number;
}

/** A number kept for the whole database: `answer-bytes`, `fence`. */
export interface Total {
  readonly name: 'answer-bytes' | 'fence';
  readonly value: number;
}

/** The browser's own key. It cannot be exported; it can be used by who holds the profile. */
export interface RandomLock {
  readonly id: 'lock';
  readonly mode: 'random';
  /** Grows when the lock changes; what was encrypted under another epoch is never written. */
  readonly epoch: number;
  readonly key: CryptoKey;
}

/** The key is derived from a passphrase and is never stored. */
export interface PassphraseLock {
  readonly id: 'lock';
  readonly mode: 'passphrase';
  readonly epoch: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** A known text under the derived key: tells a wrong passphrase from a right one. */
  readonly check: Sealed;
}

export type Lock = RandomLock | PassphraseLock;

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly cipher: Uint8Array<ArrayBuffer>;
}

/** An access token, encrypted like a secret; expiry and revision lie within. */
export interface StoredToken extends Sealed {
  readonly key: string;
}

export interface StoredListRow extends ListRow {
  /** Place in the list: as added. */
  readonly order: number;
}

export interface Setting {
  readonly name: string;
  readonly value: unknown;
}

/** A record that could not be read, set aside with its key so that the rest goes on. */
export interface Quarantined {
  readonly id?: number;
  readonly table: string;
  readonly key: string;
  readonly at: number;
  readonly why: string;
  readonly row: unknown;
}
