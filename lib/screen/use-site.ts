/** Is Loupe on for this site, and turning it on, quiet or off. */
import { command } from '../browser/commands.ts';
import { askForOrigins } from '../browser/permissions.ts';
import type { Site } from '../core/record/records.ts';
import type { PageSite } from './page-host.ts';
import { useScreen } from './screen.ts';

export interface SiteState {
  readonly state: Site['state'];
  /** To be called at once in the click: the browser's own question comes first. @returns false where it was not allowed */
  set(state: Site['state']): Promise<boolean>;
}

/** @param state what is known of it */
export function useSite(site: PageSite | null, state: Site['state']): SiteState {
  const { fail, toast } = useScreen();
  const origin = site?.origin ?? null;
  const tell = (state: Site['state']): void => {
    if (origin !== null) command({ do: 'site', origin, state }).catch(fail);
  };
  return {
    state,
    set: async state => {
      if (origin === null) return false;
      const granted = state === 'off' || (await askForOrigins([origin]).catch(fail));
      if (granted) tell(state);
      else if (granted === false)
        toast({
          tone: 'waits',
          text: `${site?.host ?? 'The site'} was not allowed. Nothing is read there.`,
        });
      return granted === true;
    },
  };
}
