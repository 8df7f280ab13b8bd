/** What the person allowed on each site. */
import type { Site } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

/** @returns null for a site that was never allowed. */
export async function siteAt(db: LoupeDatabase, origin: string): Promise<Site | null> {
  return (await db.sites.get(origin)) ?? null;
}

export function allSites(db: LoupeDatabase): Promise<Site[]> {
  return db.sites.orderBy('origin').toArray();
}

/** The origins where Loupe may run. */
export const allowed = (sites: readonly Site[]): string[] =>
  sites.flatMap(({ origin, state }) => (state === 'off' ? [] : [origin]));

/** Changes what is given (of the budgets, the units that are named) and keeps the rest as it is stored, not as a screen last saw it; a new site runs nothing by itself. */
export function setSite(
  db: LoupeDatabase,
  origin: string,
  change: { readonly state?: Site['state']; readonly auto?: Partial<Site['auto']> },
  now: number,
): Promise<Site> {
  return db.transaction('rw', db.sites, async () => {
    const before = await db.sites.get(origin);
    const fresh: Site = { origin, state: 'on', auto: { plans: [], budgets: {} }, updatedAt: now };
    const { state, auto } = before ?? fresh;
    const site: Site = {
      ...(before ?? fresh),
      state: change.state ?? state,
      auto: { ...auto, ...change.auto, budgets: { ...auto.budgets, ...change.auto?.budgets } },
      updatedAt: now,
    };
    await db.sites.put(site);
    return site;
  });
}

export function forgetSite(db: LoupeDatabase, origin: string): Promise<void> {
  return db.sites.delete(origin);
}
