import { History } from 'lucide-preact';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import { Progress } from '../../../components/sign/Progress.tsx';
import { formatCount, formatDateTime, formatDuration, formatNumber } from '../../../lib/core/format.ts';
import type { Run } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { planList } from '../../../lib/store/plan-list.ts';
import { runsNewestFirst } from '../../../lib/store/run-views.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { hrefOf } from '../router.ts';
import { doneOf, runName, spentWords } from './words.ts';

const STATE: Readonly<Record<Run['state'], string>> = {
  running: 'Running',
  paused: 'Paused',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** All runs, newest first. */
export function RunsPage() {
  const { db } = useBench();
  const runs = useLive(() => runsNewestFirst(db, 200), [], null).value;
  const plans = useLive(() => planList(db), [], []).value;
  const names = new Map(plans.map(plan => [plan.id, plan.name]));
  if (!runs) return null;
  return (
    <>
      <TopBar title="Runs" line={formatCount(runs.length, 'run')} />
      {runs.length === 0 ? (
        <EmptyState icon={History} title="No run yet">
          Open a list and press Run all: each run is kept here, with what it found, missed and cost.
        </EmptyState>
      ) : (
        <table class="Report">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Over</th>
              <th scope="col">Started</th>
              <th scope="col">Took</th>
              <th scope="col">State</th>
              <th scope="col" data-numeric="">
                Rows
              </th>
              <th scope="col" data-numeric="">
                Failed
              </th>
              <th scope="col" data-numeric="">
                Spent
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map(run => {
              const bad = run.counts.failed + run.counts.unknown;
              return (
                <tr key={run.id}>
                  <td>
                    <a href={hrefOf({ view: 'run', id: run.id })}>{runName(run, names)}</a>
                    {run.scheduleId && <span class="t-quiet"> scheduled</span>}
                  </td>
                  <td>{run.title}</td>
                  <td>{formatDateTime(run.createdAt)}</td>
                  <td>
                    {formatDuration((run.finishedAt ?? Math.max(now.value, Date.now())) - run.createdAt)}
                  </td>
                  <td>
                    {STATE[run.state]}
                    {run.state === 'running' && (
                      <Progress
                        label={`${runName(run, names)}, progress`}
                        parts={{ asked: doneOf(run) - bad, failed: bad }}
                        total={run.total}
                      />
                    )}
                  </td>
                  <td data-numeric="">
                    {formatNumber(doneOf(run), 0)} of {formatNumber(run.total, 0)}
                  </td>
                  <td data-numeric="" class={bad > 0 ? 'tone-red' : undefined}>
                    {bad > 0 ? formatNumber(bad, 0) : '–'}
                  </td>
                  <td data-numeric="">{spentWords(run) || 'nothing'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
