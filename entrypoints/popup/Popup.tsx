import { useEffect, useRef, useState } from 'preact/hooks';
import type { CurrentTab } from '../../lib/browser/current-tab.ts';
import { keepShown, type LastShown, lastShown } from '../../lib/screen/last-shown.ts';
import { siteOf } from '../../lib/screen/page-host.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useField } from '../../lib/screen/use-field.ts';
import { useLazy } from '../../lib/screen/use-lazy.ts';
import { useSite } from '../../lib/screen/use-site.ts';
import { useTab } from '../../lib/screen/use-tab.ts';
import { FieldForm } from './FieldForm.tsx';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import type * as Lower from './lower.ts';
import { Recent } from './Recent.tsx';

export interface PopupProps {
  /** The tab, where the browser has told it already. */
  first: CurrentTab | null | undefined;
  load: () => Promise<typeof Lower>;
}

/** What the toolbar's button opens: one field, one card, what was looked at, what runs, what is left. */
export function Popup({ first, load }: PopupProps) {
  const { store } = useScreen();
  const tab = useTab(first);
  const site = siteOf(tab?.url);
  // As it was shown last, until the store tells.
  const [shown, setShown] = useState(lastShown);
  const tell = (told: Partial<LastShown>): void => {
    setShown(now => ({ ...now, ...told }));
    keepShown(told);
  };
  const state = shown.sites.find(one => one.origin === site?.origin)?.state ?? 'off';
  const allowed = useSite(site, state);
  const host = site?.host ?? null;
  const field = useField(host, host === null ? undefined : shown.domains[host]);
  const domain = field.owner?.domain;
  useEffect(() => {
    // Of other sites nothing is kept: they were not allowed.
    if (host === null || !domain || state === 'off' || shown.domains[host] === domain) return;
    tell({ domains: { ...shown.domains, [host]: domain } });
  }, [host, domain, state]);

  const early = useRef(false);
  // An Enter that comes before the second part is here is kept for it.
  const submit = useRef<() => void>(() => {
    early.current = true;
  });
  const lower = useLazy(load);
  const [settled, setSettled] = useState(false);
  // Where a company or a word about setting up is still to come, what stands beneath waits: it would be pushed down.
  const waits = !settled && (!shown.asks || field.subject !== null || field.owner === undefined);
  return (
    <>
      <Head
        tab={tab ?? null}
        site={site}
        allowed={allowed}
        menu={site && store && lower && <lower.SiteMenu allowed={allowed} origin={site.origin} />}
      />
      <main class="Popup-main">
        <FieldForm field={field} nothingHere={tab !== undefined && !site} onSubmit={() => submit.current()} />
        {lower && (
          <lower.LookUp
            field={field}
            tab={tab ?? null}
            site={site}
            submit={submit}
            early={early}
            onSettled={asks => {
              setSettled(true);
              if (asks !== shown.asks) tell({ asks });
            }}
          />
        )}
        {tab === undefined || waits ? <div class="grow" /> : <Recent field={field} all={shown.recent} />}
      </main>
      {store && lower && <lower.Running />}
      <footer class="Popup-foot">
        <Foot budget={shown.budget} />
      </footer>
      {store && lower && <lower.Follow onTold={tell} />}
    </>
  );
}
