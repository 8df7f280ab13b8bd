import { LinkButton } from '../../components/button/LinkButton.tsx';
import { RunShort } from '../../components/company/RunShort.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { formatAgo, formatNumber } from '../../lib/core/format.ts';
import { quietTroubles } from '../../lib/screen/by-itself.ts';
import { useStore } from '../../lib/screen/screen.ts';
import { lastFailed, openRuns, runShort } from '../../lib/screen/use-run.ts';
import { useLive } from '../../lib/store/live.ts';

/** More would push the field's result out of a popup of 600 px. */
const MOST = 2;

/** The newest runs that are not at their end, what failed in the one that ended last, and what failed by itself. */
export function Running() {
  const { db, now, fail } = useStore();
  // Read together: one line that came after another would move it.
  const read = useLive(
    () => Promise.all([openRuns(db), lastFailed(db, Date.now()), quietTroubles(db)]),
    [db],
    null,
  );
  if (!read.value) return null;
  const [runs, failed, quiet] = read.value;
  const go = (hash: string) => () => void openWorkbench(hash).catch(fail);
  const more = runs.length - MOST;
  return (
    <>
      {runs.slice(0, MOST).map(run => {
        const { onCancel: _, ...shown } = runShort(run, now.value, fail);
        return <RunShort key={run.id} {...shown} />;
      })}
      {quiet.slice(0, MOST).map(({ words, hash }) => (
        <p class="Popup-runs t-micro" key={words}>
          <span class="clip tone-red" title={words}>
            {words}
          </span>
          <span class="push">
            <LinkButton tone="red" onClick={go(hash)}>
              Open
            </LinkButton>
          </span>
        </p>
      ))}
      {(more > 0 || failed) && (
        <p class="Popup-runs t-micro">
          {more > 0 && <LinkButton onClick={go('#/runs')}>{`${formatNumber(more, 0)} more`}</LinkButton>}
          {failed && (
            <>
              <span class="clip">
                {failed.title.replace(/^https?:\/\//, '')} ended{' '}
                {formatAgo(failed.at, Math.max(now.value, failed.at))}
              </span>
              <span class="push">
                <LinkButton tone="red" onClick={go(`#/run/${encodeURIComponent(failed.id)}?show=failed`)}>
                  {`${formatNumber(failed.rows, 0)} failed`}
                </LinkButton>
              </span>
            </>
          )}
        </p>
      )}
    </>
  );
}
