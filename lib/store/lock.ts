/**
 * The key that secrets lie under: the browser's own (made once, cannot be exported), or one derived from a passphrase,
 * whose bytes live only in the session's memory and only until a time of rest.
 */
import { base64OfBytes, bytesOfBase64 } from '../core/request/web.ts';
import type { Clock } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import type { Lock, PassphraseLock } from './rows.ts';
import { deriveKey, importKey, newKey, open, PBKDF2_ROUNDS, seal } from './seal.ts';

/** Memory that ends with the browser and that no content script reads: `storage.session`. */
export interface SessionMemory {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface LockOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly memory: SessionMemory;
  /** Milliseconds without use after which the passphrase is asked again; null: when the browser closes. */
  readonly lockAfterMs?: () => Promise<number | null>;
}

export type CurrentKey =
  | { readonly ok: true; readonly key: CryptoKey; readonly lock: Lock }
  | { readonly ok: false };

const SLOT = 'loupe.unlocked';
const CHECK = 'loupe lock 1';

export async function currentLock(db: LoupeDatabase): Promise<Lock> {
  const found = await db.keyring.get('lock');
  if (found) return found;
  const lock: Lock = { id: 'lock', mode: 'random', epoch: 1, key: await newKey() };
  // Two contexts may get here at once: the first one's key counts for both.
  return db.strict.transaction('rw', db.strict.keyring, async () => {
    const first = await db.strict.keyring.get('lock');
    if (!first) await db.strict.keyring.add(lock);
    return first ?? lock;
  });
}

/** @returns `ok: false` when the passphrase is needed. */
export async function currentKey(db: LoupeDatabase, options: LockOptions): Promise<CurrentKey> {
  const lock = await currentLock(db);
  if (lock.mode === 'random') return { ok: true, key: lock.key, lock };
  const raw = await recall(options, lock.epoch);
  return raw ? { ok: true, key: await importKey(raw), lock } : { ok: false };
}

/** Keeps the derived bytes for this session. */
export async function hold(options: LockOptions, raw: Uint8Array<ArrayBuffer>, epoch: number): Promise<void> {
  const rest = (await options.lockAfterMs?.()) ?? null;
  const until = rest === null ? 'never' : String(options.clock.now() + rest);
  await options.memory.set(SLOT, `${epoch}.${until}.${base64OfBytes(raw)}`);
}

export async function letGo(options: LockOptions): Promise<void> {
  await options.memory.remove(SLOT);
}

/** The held bytes, unless their time of rest is over or they are of an earlier passphrase. Using them renews the time. */
async function recall(options: LockOptions, epoch: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const [of, until, text] = (await options.memory.get(SLOT))?.split('.') ?? [];
  if (!of || !until || !text || Number(of) !== epoch) return null;
  const now = options.clock.now();
  if (until !== 'never' && now >= Number(until)) {
    await letGo(options);
    return null;
  }
  const raw = bytesOfBase64(text);
  const rest = (await options.lockAfterMs?.()) ?? null;
  // Not at each of a run's calls: only when a tenth of the time has gone.
  if (rest !== null && (until === 'never' || Number(until) - now < rest * 0.9))
    await hold(options, raw, epoch);
  return raw;
}

/** A new lock under this passphrase; nothing is written yet. */
export async function passphraseLock(
  passphrase: string,
  epoch: number,
): Promise<{
  readonly lock: PassphraseLock;
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly key: CryptoKey;
}> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iterations = PBKDF2_ROUNDS;
  const raw = await deriveKey(passphrase, salt, iterations);
  const key = await importKey(raw);
  const check = await seal(key, CHECK, CHECK);
  return { lock: { id: 'lock', mode: 'passphrase', epoch, salt, iterations, check }, raw, key };
}

/** @returns null for a wrong passphrase. */
export async function tryPassphrase(
  lock: PassphraseLock,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const raw = await deriveKey(passphrase, new Uint8Array(lock.salt), lock.iterations);
  return (await open(await importKey(raw), lock.check, CHECK)) === CHECK ? raw : null;
}
