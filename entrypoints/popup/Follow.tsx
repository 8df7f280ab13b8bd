import { useLayoutEffect } from 'preact/hooks';
import { budgetNow } from '../../lib/screen/budget.ts';
import type { LastShown } from '../../lib/screen/last-shown.ts';
import { recentCompanies } from '../../lib/screen/recent-companies.ts';
import { useStore } from '../../lib/screen/screen.ts';
import { dayOf } from '../../lib/store/day.ts';
import { useLive } from '../../lib/store/live.ts';
import { allSites } from '../../lib/store/sites.ts';

/** More than the popup has room for is not read. */
const MOST_RECENT = 12;

/** Says what the store holds of that which was drawn from memory, now and whenever it changes. Draws nothing. */
export function Follow({ onTold }: { onTold: (told: Partial<LastShown>) => void }) {
  const { db, now } = useStore();
  const at = now.value;
  const sites = useLive(() => allSites(db), [db], null).value;
  const recent = useLive(() => recentCompanies(db, MOST_RECENT, Date.now()), [db], null).value;
  const budget = useLive(
    async () => ({ day: dayOf(at), now: await budgetNow(db, at) }),
    [db, at],
    null,
  ).value;
  useLayoutEffect(() => {
    if (!sites) return;
    const allowed = sites.flatMap(({ origin, state }) => (state === 'off' ? [] : [{ origin, state }]));
    onTold({ sites: allowed });
  }, [sites]);
  useLayoutEffect(() => {
    if (recent) onTold({ recent });
  }, [recent]);
  useLayoutEffect(() => {
    if (budget) onTold({ budget });
  }, [budget]);
  return null;
}
