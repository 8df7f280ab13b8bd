import type { Site } from '../core/record/records.ts';
import { useLive } from '../store/live.ts';
import { siteAt } from '../store/sites.ts';
import type { PageSite } from './page-host.ts';
import { useStore } from './screen.ts';

/** Is Loupe on for this site? As the store says, live. */
export function useSiteState(site: PageSite | null): Site['state'] {
  const { db } = useStore();
  const origin = site?.origin ?? null;
  const kept = useLive(() => (origin === null ? null : siteAt(db, origin)), [db, origin], null).value;
  return kept?.origin === origin ? (kept?.state ?? 'off') : 'off';
}
