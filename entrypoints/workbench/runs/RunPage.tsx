import { History, Pause, Play } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { ConfirmDialog } from '../../../components/note/ConfirmDialog.tsx';
import { EmptyState } from '../../../components/note/EmptyState.tsx';
import { Badge } from '../../../components/sign/Badge.tsx';
import { Kbd } from '../../../components/sign/Kbd.tsx';
import { formatClock, formatDateTime } from '../../../lib/core/format.ts';
import { isPush } from '../../../lib/core/push/plan-id.ts';
import type { Run } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { rowsInState } from '../../../lib/store/run-views.ts';
import { useBench, useFoot } from '../bench.ts';
import { RunTrouble } from '../lists/ListRuns.tsx';
import { useKeys } from '../lists/useKeys.ts';
import { go, hrefOf } from '../router.ts';
import { FailedRows } from './FailedRows.tsx';
import { FillReport } from './FillReport.tsx';
import { RunCauses } from './RunCauses.tsx';
import { RunFigures } from './RunFigures.tsx';
import { RowsPlot, SpendPlot } from './RunPlots.tsx';
import { nameOfPlan } from './RunProgress.tsx';
import { useRunReport } from './useRunReport.ts';
import { useSteer } from './useSteer.ts';
import { notDone } from './words.ts';

/** One run: how far, what failed and what to do, what it cost, how full the columns are. */
export function RunPage({ id }: { id: string }) {
  const { db } = useBench();
  const run = useLive(async () => (await db.runs.get(id)) ?? null, [id], undefined).value;
  if (run === undefined) return null;
  if (run === null)
    return (
      <EmptyState
        icon={History}
        title="This run is gone"
        action={<Button onClick={() => go({ view: 'runs' })}>All runs</Button>}
      >
        It was tidied away. What it found is kept in the lists.
      </EmptyState>
    );
  return <RunView run={run} />;
}

const STATES: Readonly<
  Record<Run['state'], { readonly word: string; readonly tone?: 'teal' | 'amber' | 'red' }>
> = {
  running: { word: 'Running', tone: 'teal' },
  paused: { word: 'Paused', tone: 'amber' },
  done: { word: 'Done' },
  cancelled: { word: 'Cancelled' },
};

function RunView({ run }: { run: Run }) {
  const { db } = useBench();
  const steer = useSteer(run.id);
  const [cancelling, setCancelling] = useState(false);
  const waiting = useLive(() => rowsInState(db, run.id, 'waiting'), [run.id], 0).value;
  const name = useLive(() => nameOfPlan(db, run.planId), [run.planId], '').value;
  const { report, ledger, at, reading } = useRunReport(run);
  const open = run.state === 'running' || run.state === 'paused';
  const toggle = () => steer(run.state === 'paused' ? 'resume' : 'pause');
  useKeys({ p: () => open && toggle() });
  useFoot(
    open ? (
      <span>
        <Kbd keys="P" /> {run.state === 'paused' ? 'resume' : 'pause'}
      </span>
    ) : null,
    at === null ? '' : `Updated ${formatClock(at, true)}`,
    [run.state],
  );
  const { word, tone } = STATES[run.state];
  return (
    <>
      <TopBar
        title={
          <>
            {name || 'Run'} <Badge tone={tone}>{word}</Badge>
          </>
        }
        line={
          <>
            {run.listId ? <a href={hrefOf({ view: 'list', id: run.listId })}>{run.title}</a> : run.title} ·
            {run.scheduleId ? 'started by its schedule' : 'started'} {formatDateTime(run.createdAt)}
            {run.state === 'cancelled' && run.problem && ` · ${run.problem.message}`}
          </>
        }
        actions={
          open && (
            <>
              <Button icon={run.state === 'paused' ? Play : Pause} onClick={toggle}>
                {run.state === 'paused' ? 'Resume' : 'Pause'}
              </Button>
              <Button kind="danger" onClick={() => setCancelling(true)}>
                Cancel run
              </Button>
            </>
          )
        }
      />
      <RunTrouble run={run} />
      <RunFigures run={run} />
      <div class="Run-panels">
        <RowsPlot report={report} reading={reading} />
        <SpendPlot run={run} ledger={ledger} reading={reading} />
        <RunCauses run={run} waiting={waiting} report={report} reading={reading} />
        {!isPush(run.planId) && <FillReport report={report} reading={reading} />}
      </div>
      <FailedRows run={run} />
      <ConfirmDialog
        open={cancelling}
        title="Cancel this run?"
        confirm="Cancel run"
        safe="Let it run"
        onConfirm={() => {
          setCancelling(false);
          steer('cancel');
        }}
        onClose={() => setCancelling(false)}
      >
        {notDone(run)}
      </ConfirmDialog>
    </>
  );
}
