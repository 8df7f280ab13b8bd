/** The tab that this popup or panel is about, as it changes. */
import { useEffect, useState } from 'preact/hooks';
import { type CurrentTab, currentTab, onCurrentTab } from '../browser/current-tab.ts';

/** Undefined until the browser has told; null where there is none. */
export function useTab(): CurrentTab | null | undefined {
  const [tab, setTab] = useState<CurrentTab | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    const read = (): void => {
      void currentTab().then(found => {
        if (gone) return;
        setTab(now => (JSON.stringify(now) === JSON.stringify(found) ? now : found));
      });
    };
    read();
    const end = onCurrentTab(read);
    return () => {
      gone = true;
      end();
    };
  }, []);
  return tab;
}
