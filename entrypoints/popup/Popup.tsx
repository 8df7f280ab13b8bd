import { useRef } from 'preact/hooks';
import { siteOf } from '../../lib/screen/page-host.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useField } from '../../lib/screen/use-field.ts';
import { useLazy } from '../../lib/screen/use-lazy.ts';
import { useTab } from '../../lib/screen/use-tab.ts';
import { FieldForm } from './FieldForm.tsx';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import { Recent } from './Recent.tsx';

const loadLookUp = () => import('./LookUp.tsx');
const loadRunning = () => import('./Running.tsx');

/** What the toolbar's button opens: one field, one card, what was looked at, what runs, what is left. */
export function Popup() {
  const { db } = useScreen();
  const tab = useTab();
  const site = siteOf(tab?.url);
  const field = useField(db, site?.host ?? null);
  const submit = useRef<() => void>(() => undefined);
  const LookUp = useLazy(loadLookUp)?.LookUp;
  const Running = useLazy(loadRunning)?.Running;
  return (
    <>
      <Head site={site} />
      <main class="Popup-main">
        <FieldForm field={field} nothingHere={tab !== undefined && !site} onSubmit={() => submit.current()} />
        {LookUp && <LookUp field={field} tab={tab ?? null} site={site} submit={submit} />}
        <Recent field={field} />
      </main>
      {Running && <Running />}
      <Foot />
    </>
  );
}
