/** What is wrong in a tab as a whole, at its end. */
import { useEdit } from './edit.ts';
import { TroubleLine } from './TroubleLine.tsx';
import type { TabId } from './tab-list.ts';

/** @param but places whose troubles are shown beside them */
export function OtherTroubles({ tab, but }: { tab: TabId; but?: RegExp }) {
  const found = useEdit().troubles.filter(one => one.tab === tab && !but?.test(one.at));
  if (found.length === 0) return null;
  return (
    <div role="status">
      {found.map(one => (
        <TroubleLine key={`${one.at} ${one.message}`} trouble={one} text="" onText={() => undefined} />
      ))}
    </div>
  );
}
