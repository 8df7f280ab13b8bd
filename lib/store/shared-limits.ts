/** The limits that all requests of an origin, or of a key, share, as the person set them. */
import { liveQuery } from 'dexie';
import type { Limits } from '../core/request/definition.ts';
import type { LoupeDatabase } from './database.ts';
import { setSetting, setting } from './settings.ts';

/** Follows the setting, so that a change counts from the next call on. Resolves when it was first read. */
export async function followSharedLimits(db: LoupeDatabase): Promise<(of: string) => Limits | null> {
  let limits = await setting(db, 'originLimits');
  liveQuery(() => setting(db, 'originLimits')).subscribe({
    next: changed => {
      limits = changed;
    },
    // What was read last goes on to hold.
    error: () => undefined,
  });
  return of => (Object.hasOwn(limits, of) ? (limits[of] ?? null) : null);
}

const UNLIMITED: Limits = { windows: [], concurrency: 6 };

/**
 * @param of an origin (`https://api.hunter.io`), or a key by its name (`key:hunter`)
 * @param change what is changed of the limits as they are stored; null: only the server's own pace counts again
 * @returns false when they would not be valid, and nothing is written
 */
export async function setSharedLimits(
  db: LoupeDatabase,
  of: string,
  change: Partial<Limits> | null,
): Promise<boolean> {
  return db.transaction('rw', db.settings, async () => {
    const { [of]: before, ...others } = await setting(db, 'originLimits');
    const limits = change && { ...UNLIMITED, ...before, ...change };
    return setSetting(db, 'originLimits', limits ? { ...others, [of]: limits } : others);
  });
}
