/** Opens the keys with the passphrase. Loaded when it is needed. */
import { clock } from '../browser/clock.ts';
import { sessionMemory } from '../browser/session.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { createPassphrase } from '../store/passphrase.ts';
import { setting } from '../store/settings.ts';

/** @returns what is wrong, or null. */
export async function unlockKeys(db: LoupeDatabase, passphrase: string): Promise<string | null> {
  const lock = { clock, memory: sessionMemory, lockAfterMs: () => setting(db, 'lockAfterMs') };
  const outcome = await createPassphrase(db, lock).unlock(passphrase);
  return outcome.ok ? null : outcome.message;
}
