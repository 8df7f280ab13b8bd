import { useState } from 'preact/hooks';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import type { Run } from '../../../lib/core/record/records.ts';
import { RunProgress } from '../runs/RunProgress.tsx';
import { useSteer } from '../runs/useSteer.ts';
import { stepAction } from '../steps.ts';

export interface ListRunsProps {
  runs: readonly Run[];
  /** Shows the rows that need a person. */
  onShow: () => void;
}

/** A bar for each run over this list that has not ended, and why one paused by itself. */
export function ListRuns({ runs, onShow }: ListRunsProps) {
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
  const resume = () => {
    setHidden(problem.message);
    steer('resume');
  };
  return (
    <ErrorNote
      band
      what={problem.message}
      kept={problem.detail ?? 'The rows wait. What was bought is kept.'}
      action={stepAction(problem.next, run.planId, resume) ?? { label: 'Go on', onPress: resume }}
    />
  );
}
