import { RunShort } from '../../components/company/RunShort.tsx';
import { useStore } from '../../lib/screen/screen.ts';
import { openRuns, runShort } from '../../lib/screen/use-run.ts';
import { useLive } from '../../lib/store/live.ts';

/** The newest run that is not at its end. */
export function Running() {
  const { db, now, fail } = useStore();
  const [first] = useLive(() => openRuns(db), [db], []).value;
  if (!first) return null;
  const { onCancel: _, ...shown } = runShort(first, now.value, fail);
  return <RunShort {...shown} />;
}
