import { Button } from '../../../../components/button/Button.tsx';
import { command } from '../../../../lib/browser/commands.ts';
import { useBench } from '../../bench.ts';

/** A person looked at the destination, and says whether the row is there. */
export function Arrival({ requestId, subject }: { requestId: string; subject: string }) {
  const { toast } = useBench();
  const settle = (arrived: boolean) => {
    command({ do: 'settle-push', requestId, subject, arrived }).catch((problem: unknown) =>
      toast({ text: problem instanceof Error ? problem.message : 'It was not done.', tone: 'problem' }),
    );
  };
  return (
    <>
      <Button size="small" onClick={() => settle(true)}>
        It arrived
      </Button>
      <Button size="small" kind="plain" onClick={() => settle(false)}>
        It did not
      </Button>
    </>
  );
}
