import { command } from '../../../lib/browser/commands.ts';
import { useBench } from '../bench.ts';

export type Steer = (action: 'pause' | 'resume' | 'cancel') => void;

/** Pause, resume, cancel; what goes wrong is told. */
export function useSteer(runId: string): Steer {
  const { toast } = useBench();
  return action => {
    command({ do: 'steer-run', runId, action }).catch((problem: unknown) =>
      toast({ text: problem instanceof Error ? problem.message : 'It was not done.', tone: 'problem' }),
    );
  };
}
