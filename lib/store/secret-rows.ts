/** Writing what is encrypted: only under the lock it was encrypted under, and only over what was seen. */
import type { StoredSecret } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import type { Sealed } from './rows.ts';

export const secretRow = (
  name: string,
  origins: readonly string[],
  sealed: Sealed,
  lock: StoredSecret['lock'],
  before: StoredSecret | undefined,
  now: number,
): StoredSecret => ({
  name,
  origins,
  ...sealed,
  lock,
  createdAt: before?.createdAt ?? now,
  usedAt: before?.usedAt ?? null,
});

/** Every write has a fresh IV: the same IV is the same write. */
export const sameSeal = (a: StoredSecret | undefined, b: StoredSecret | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.iv.join() === b.iv.join();

/** Runs `work` in a strict transaction over keyring, secrets and tokens, unless the lock has changed meanwhile. */
export function putIfSame(db: LoupeDatabase, epoch: number, work: () => Promise<boolean>): Promise<boolean> {
  const { strict } = db;
  return strict.transaction('rw', strict.keyring, strict.secrets, strict.tokens, async () => {
    const lock = await strict.keyring.get('lock');
    return lock?.epoch === epoch && (await work());
  });
}
