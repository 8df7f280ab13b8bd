/** Is Loupe on for this site, and turning it on, quiet or off. */
import { command } from '../browser/commands.ts';
import { askForOrigins } from '../browser/permissions.ts';
import type { Site } from '../core/record/records.ts';
import { useLive } from '../store/live.ts';
import { siteAt } from '../store/sites.ts';
import type { PageSite } from './page-host.ts';
import { useStore } from './screen.ts';

export interface SiteState {
  readonly state: Site['state'];
  /** To be called at once in the click: the browser's own question comes first. */
  set(state: Site['state']): void;
}

export function useSite(site: PageSite | null): SiteState {
  const { db, fail, toast } = useStore();
  const origin = site?.origin ?? null;
  const kept = useLive(() => (origin === null ? null : siteAt(db, origin)), [db, origin], null).value;
  const tell = (state: Site['state']): void => {
    if (origin !== null) command({ do: 'site', origin, state }).catch(fail);
  };
  return {
    state: kept?.origin === origin ? (kept?.state ?? 'off') : 'off',
    set: state => {
      if (origin === null) return;
      if (state === 'off') return tell('off');
      askForOrigins([origin]).then(granted => {
        if (granted) tell(state);
        else
          toast({
            tone: 'waits',
            text: `${site?.host ?? 'The site'} was not allowed. Nothing is read there.`,
          });
      }, fail);
    },
  };
}
