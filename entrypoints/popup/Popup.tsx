import { useRef } from 'preact/hooks';
import { siteOf } from '../../lib/screen/page-host.ts';
import { useStore } from '../../lib/screen/screen.ts';
import { useField } from '../../lib/screen/use-field.ts';
import { useLazy } from '../../lib/screen/use-lazy.ts';
import { useSite } from '../../lib/screen/use-site.ts';
import { useTab } from '../../lib/screen/use-tab.ts';
import { FieldForm } from './FieldForm.tsx';
import { Head } from './Head.tsx';

const load = () => import('./lower.ts');

/** What the toolbar's button opens: one field, one card, what was looked at, what runs, what is left. */
export function Popup() {
  const { db } = useStore();
  const tab = useTab();
  const site = siteOf(tab?.url);
  const allowed = useSite(site);
  const field = useField(db, site?.host ?? null);
  const early = useRef(false);
  // An Enter that comes before the second part is here is kept for it.
  const submit = useRef<() => void>(() => {
    early.current = true;
  });
  const lower = useLazy(load);
  return (
    <>
      <Head
        tab={tab ?? null}
        site={site}
        allowed={allowed}
        menu={site && lower && <lower.SiteMenu allowed={allowed} origin={site.origin} />}
      />
      <main class="Popup-main">
        <FieldForm field={field} nothingHere={tab !== undefined && !site} onSubmit={() => submit.current()} />
        {lower && <lower.LookUp field={field} tab={tab ?? null} site={site} submit={submit} early={early} />}
        {lower && <lower.Recent field={field} />}
      </main>
      {lower && <lower.Running />}
      <footer class="Popup-foot">{lower && <lower.Foot />}</footer>
    </>
  );
}
