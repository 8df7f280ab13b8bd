/** Locking and unlocking: setting, changing and removing the passphrase encrypts everything anew, in one transaction. */
import type { StoredSecret } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import {
  currentKey,
  currentLock,
  hold,
  type LockOptions,
  letGo,
  passphraseLock,
  tryPassphrase,
} from './lock.ts';
import type { Lock, StoredToken } from './rows.ts';
import { newKey, open, seal, secretContext, tokenContext } from './seal.ts';

export type LockState = 'open' | 'locked' | 'unlocked';

export type LockOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly kind: 'wrong-passphrase' | 'too-short' | 'locked' | 'busy';
      readonly message: string;
    };

export interface PassphraseBox {
  /** `open`: no passphrase is set. */
  state(): Promise<LockState>;
  unlock(passphrase: string): Promise<LockOutcome>;
  lock(): Promise<void>;
  /** Sets or changes it. Changing needs the present one, or that it is unlocked now. */
  set(next: string, present?: string): Promise<LockOutcome>;
  /** Back to the browser's own key. */
  clear(present: string): Promise<LockOutcome>;
  /** For who forgot it: all secrets and tokens are deleted, requests and lists stay. */
  forget(): Promise<void>;
}

/** Shorter ones are guessed in hours, whatever the rounds. */
export const SHORTEST_PASSPHRASE = 8;

const OK: LockOutcome = { ok: true };
const WRONG: LockOutcome = { ok: false, kind: 'wrong-passphrase', message: 'That is not the passphrase.' };
const SHORT: LockOutcome = {
  ok: false,
  kind: 'too-short',
  message: `Use at least ${SHORTEST_PASSPHRASE} characters; a few words are best.`,
};
const SHUT: LockOutcome = { ok: false, kind: 'locked', message: 'Enter the present passphrase first.' };
const BUSY: LockOutcome = {
  ok: false,
  kind: 'busy',
  message: 'Keys were being written elsewhere. Nothing was changed; try again.',
};

export function createPassphrase(db: LoupeDatabase, options: LockOptions): PassphraseBox {
  const box: PassphraseBox = {
    async state() {
      const lock = await currentLock(db);
      if (lock.mode === 'random') return 'open';
      return (await currentKey(db, options)).ok ? 'unlocked' : 'locked';
    },
    async unlock(passphrase) {
      const lock = await currentLock(db);
      if (lock.mode === 'random') return OK;
      const raw = await tryPassphrase(lock, passphrase);
      if (!raw) return WRONG;
      await hold(options, raw, lock.epoch);
      return OK;
    },
    lock: () => letGo(options),
    async set(next, present) {
      if (next.normalize('NFKC').length < SHORTEST_PASSPHRASE) return SHORT;
      const opened = present === undefined ? OK : await box.unlock(present);
      if (!opened.ok) return opened;
      const current = await currentKey(db, options);
      if (!current.ok) return SHUT;
      const { lock, raw, key } = await passphraseLock(next, current.lock.epoch + 1);
      if (!(await relock(db, current, { lock, key }))) return BUSY;
      await hold(options, raw, lock.epoch);
      return OK;
    },
    async clear(present) {
      const opened = await box.unlock(present);
      const current = await currentKey(db, options);
      if (!opened.ok || !current.ok) return opened.ok ? SHUT : opened;
      const key = await newKey();
      const lock: Lock = { id: 'lock', mode: 'random', epoch: current.lock.epoch + 1, key };
      if (!(await relock(db, current, { lock, key }))) return BUSY;
      await letGo(options);
      return OK;
    },
    async forget() {
      const { strict } = db;
      const key = await newKey();
      await strict.transaction('rw', strict.keyring, strict.secrets, strict.tokens, async () => {
        // The epoch goes on: another context must not write under the lock that is gone.
        const epoch = ((await strict.keyring.get('lock'))?.epoch ?? 0) + 1;
        await strict.secrets.clear();
        await strict.tokens.clear();
        await strict.keyring.put({ id: 'lock', mode: 'random', epoch, key });
      });
      await letGo(options);
    },
  };
  return box;
}

interface Keyed {
  readonly lock: Lock;
  readonly key: CryptoKey;
}

/** Encrypts all anew outside the transaction, and writes only if nothing was written meanwhile. */
async function relock(db: LoupeDatabase, from: Keyed, to: Keyed): Promise<boolean> {
  const { strict } = db;
  for (let tries = 0; tries < 5; tries++) {
    const [secrets, tokens] = await Promise.all([db.secrets.toArray(), db.tokens.toArray()]);
    const seen = fingerprint(secrets, tokens);
    const nextSecrets: StoredSecret[] = [];
    for (const row of secrets) {
      const context = secretContext(row.name, row.origins);
      const value = await open(from.key, row, context);
      // One that does not open now never will: it stays as it is, and says so when it is read.
      if (value === null) continue;
      nextSecrets.push({ ...row, ...(await seal(to.key, value, context)), lock: to.lock.mode });
    }
    const nextTokens: StoredToken[] = [];
    for (const row of tokens) {
      const value = await open(from.key, row, tokenContext(row.key));
      if (value !== null)
        nextTokens.push({ key: row.key, ...(await seal(to.key, value, tokenContext(row.key))) });
    }
    const done = await strict.transaction('rw', strict.keyring, strict.secrets, strict.tokens, async () => {
      if ((await strict.keyring.get('lock'))?.epoch !== from.lock.epoch) return 'changed';
      const now = fingerprint(await strict.secrets.toArray(), await strict.tokens.toArray());
      if (now !== seen) return 'again';
      await strict.secrets.bulkPut(nextSecrets);
      await strict.tokens.bulkPut(nextTokens);
      await strict.keyring.put(to.lock);
      return 'done';
    });
    if (done !== 'again') return done === 'done';
  }
  return false;
}

/** Every write has a fresh IV, so names and IVs tell whether anything was written. */
const fingerprint = (secrets: readonly StoredSecret[], tokens: readonly StoredToken[]): string =>
  JSON.stringify([secrets.map(row => [row.name, [...row.iv]]), tokens.map(row => [row.key, [...row.iv]])]);
