import { RefreshCw } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { command } from '../../../lib/browser/commands.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { CommandInput } from '../../../lib/core/message/command.ts';
import type { LookupResult } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { stepAction } from '../steps.ts';

export interface CellActionsProps {
  plan: PlanView;
  subject: string;
  result: LookupResult | null;
  /** `1 credit`, `free`. */
  price: string;
  asking: boolean;
  onRefresh: () => void;
}

/** The first thing to do about a cell: decide, mend what failed, or ask again. */
export function CellActions({ plan, subject, result, price, asking, onRefresh }: CellActionsProps) {
  const { db, toast } = useBench();
  // An unknown row belongs to a run that still waits for a person's word.
  const unknown = useLive(
    async () => {
      if (result?.state !== 'unknown') return null;
      const rows = await db.runRows
        .where('[runId+subject.key]')
        .anyOf(result.runId ? [[result.runId, subject]] : [])
        .toArray();
      return rows.find(row => row.state === 'unknown') ?? null;
    },
    [result?.state, result?.runId, subject],
    null,
  ).value;
  const send = (wanted: CommandInput) =>
    void command(wanted).catch((problem: unknown) =>
      toast({ text: problem instanceof Error ? problem.message : 'It was not done.', tone: 'problem' }),
    );

  if (result?.entity.kind === 'different') {
    const judge = (verdict: 'confirmed' | 'apart') =>
      send({ do: 'judge', planId: plan.id, subject, verdict });
    return (
      <>
        <Button size="small" onClick={() => judge('confirmed')}>
          Same company
        </Button>
        <Button size="small" onClick={() => judge('apart')}>
          Another one
        </Button>
      </>
    );
  }
  if (unknown) {
    const settle = (action: 'again' | 'failed') =>
      send({ do: 'settle-unknown', runId: unknown.runId, seq: unknown.seq, action });
    return (
      <>
        <Button size="small" icon={RefreshCw} onClick={() => settle('again')}>
          Try again (may cost {price === 'free' ? 'nothing' : price})
        </Button>
        <Button size="small" kind="plain" onClick={() => settle('failed')}>
          Mark as failed
        </Button>
      </>
    );
  }
  const step = result?.problem && stepAction(result.problem, plan.id, onRefresh);
  const first = step && !step.label.startsWith('Try again') ? step : null;
  return (
    <>
      {first && (
        <Button size="small" onClick={first.onPress}>
          {first.label}
        </Button>
      )}
      <Button
        size="small"
        kind={first ? 'plain' : 'standard'}
        icon={RefreshCw}
        disabled={asking && 'It is being asked'}
        onClick={onRefresh}
      >
        {result ? 'Refresh' : 'Look up'} · {price}
      </Button>
    </>
  );
}
