/** Opens the keys with the passphrase. Loaded when it is needed. */
import { clock } from '../browser/clock.ts';
import { command } from '../browser/commands.ts';
import { sessionMemory } from '../browser/session.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { createPassphrase } from '../store/passphrase.ts';
import { setting } from '../store/settings.ts';

/** @returns what is wrong, or null. */
export async function unlockKeys(db: LoupeDatabase, passphrase: string): Promise<string | null> {
  const lock = { clock, memory: sessionMemory, lockAfterMs: () => setting(db, 'lockAfterMs') };
  const outcome = await createPassphrase(db, lock).unlock(passphrase);
  if (!outcome.ok) return outcome.message;
  await resumeLocked(db);
  return null;
}

/** Who opens the keys wants what waited for them: the runs that paused for it, and turns of schedules, go on. @returns how many */
export async function resumeLocked(db: LoupeDatabase): Promise<number> {
  const paused = await db.runs.where('state').equals('paused').toArray();
  const waiting = paused.filter(run => run.problem?.kind === 'secret-locked');
  for (const { id } of waiting) await command({ do: 'steer-run', runId: id, action: 'resume' });
  await command({ do: 'look-again' });
  return waiting.length;
}
