import { useEffect, useRef, useState } from 'preact/hooks';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import { isPush, requestIdOf } from '../../../lib/core/push/plan-id.ts';
import type { Run } from '../../../lib/core/record/records.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import { RunProgress } from '../runs/RunProgress.tsx';
import { useSteer } from '../runs/useSteer.ts';
import { doneOf } from '../runs/words.ts';
import { stepAction } from '../steps.ts';

export interface ListRunsProps {
  runs: readonly Run[];
  /** Shows the rows that need a person. */
  onShow: () => void;
}

/** A bar for each run over this list that has not ended, and why one paused by itself. */
export function ListRuns({ runs, onShow }: ListRunsProps) {
  useEndings(runs);
  return (
    <>
      {runs.map(run => (
        <div key={run.id}>
          <RunProgress run={run} onFailed={onShow} />
          <RunTrouble run={run} />
        </div>
      ))}
    </>
  );
}

/** Why it paused by itself, what was kept, and the way on. */
export function RunTrouble({ run }: { run: Run }) {
  const steer = useSteer(run.id);
  const [hidden, setHidden] = useState('');
  const { problem, state } = run;
  if (state !== 'paused' || !problem || hidden === problem.message) return null;
  const left = run.total - doneOf(run);
  const wait = left > 0 ? [`${formatCount(left, 'row waits', 'rows wait')}.`] : [];
  const resume = () => {
    setHidden(problem.message);
    steer('resume');
  };
  return (
    <ErrorNote
      band
      what={problem.message}
      kept={[
        ...wait,
        problem.detail ?? (isPush(run.planId) ? 'What was pushed stays there.' : 'What was bought is kept.'),
      ].join(' ')}
      action={stepAction(problem, requestIdOf(run.planId), resume) ?? { label: 'Go on', onPress: resume }}
    />
  );
}

/** Tells when a run that was shown here has ended. */
function useEndings(runs: readonly Run[]): void {
  const { db, toast } = useBench();
  const shown = useRef<ReadonlySet<string>>(new Set());
  const ids = runs.map(run => run.id).join();
  useEffect(() => {
    const now = new Set(runs.map(run => run.id));
    const gone = [...shown.current].filter(id => !now.has(id));
    shown.current = now;
    for (const id of gone)
      void db.runs.get(id).then(run => {
        if (!run) return;
        const bad = run.counts.failed + run.counts.unknown;
        const what = run.state !== 'cancelled' ? 'done' : run.problem ? 'ended' : 'cancelled';
        const text = `${isPush(run.planId) ? 'Push' : 'Run'} ${what}: ${formatNumber(doneOf(run), 0)} of ${formatCount(run.total, 'row')}${bad > 0 ? `, ${formatNumber(bad, 0)} need you` : ''}`;
        toast({ text, action: { label: 'Open run', onPress: () => go({ view: 'run', id }) } });
      });
  }, [ids]);
}
