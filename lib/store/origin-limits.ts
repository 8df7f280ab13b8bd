/** The limits that all requests of an origin share, as the person set them. */
import { liveQuery } from 'dexie';
import type { Limits } from '../core/request/definition.ts';
import type { LoupeDatabase } from './database.ts';
import { setSetting, setting } from './settings.ts';

/** Follows the setting, so that a change counts from the next call on. Resolves when it was first read. */
export async function followOriginLimits(db: LoupeDatabase): Promise<(origin: string) => Limits | null> {
  let limits = await setting(db, 'originLimits');
  liveQuery(() => setting(db, 'originLimits')).subscribe({
    next: changed => {
      limits = changed;
    },
    // What was read last goes on to hold.
    error: () => undefined,
  });
  return origin => (Object.hasOwn(limits, origin) ? (limits[origin] ?? null) : null);
}

const UNLIMITED: Limits = { windows: [], concurrency: 6 };

/**
 * @param change what is changed of the limits as they are stored; null: only the server's own pace counts again
 * @returns false when they would not be valid, and nothing is written
 */
export async function setOriginLimits(
  db: LoupeDatabase,
  origin: string,
  change: Partial<Limits> | null,
): Promise<boolean> {
  return db.transaction('rw', db.settings, async () => {
    const { [origin]: before, ...others } = await setting(db, 'originLimits');
    const limits = change && { ...UNLIMITED, ...before, ...change };
    return setSetting(db, 'originLimits', limits ? { ...others, [origin]: limits } : others);
  });
}
