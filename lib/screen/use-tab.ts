/** The tab that this popup or panel is about, as it changes. */
import { useEffect, useState } from 'preact/hooks';
import { type CurrentTab, currentTab, onCurrentTab } from '../browser/current-tab.ts';

/** Undefined until the browser has told; null where there is none. @param first what it has told already */
export function useTab(first?: CurrentTab | null): CurrentTab | null | undefined {
  const [tab, setTab] = useState(first);
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
