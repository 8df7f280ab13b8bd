import { History } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../../lib/core/list/row.ts';
import { useBench } from '../bench.ts';

const remappedSchema = v.object({ filled: v.number(), needCall: v.number() });

/** A request was changed since its answers came: they can be mapped again without paying. */
export function Remap({ rows, plans }: { rows: readonly BriefRow[]; plans: readonly (PlanView | null)[] }) {
  const { toast } = useBench();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [working, setWorking] = useState(false);
  const older = useMemo(
    () =>
      plans.flatMap((plan, i) => {
        if (plan?.kind !== 'request') return [];
        const count = rows.filter(row => {
          const result = row.results[i];
          return (
            result &&
            result.revision < plan.revision &&
            (result.state === 'found' || result.state === 'partial' || result.state === 'empty')
          );
        }).length;
        return count > 0 ? [{ plan, count }] : [];
      }),
    [rows, plans],
  );
  const fill = async (plan: PlanView) => {
    setWorking(true);
    try {
      const { filled, needCall } = v.parse(remappedSchema, await command({ do: 'remap', planId: plan.id }));
      toast({
        text: (
          <>
            <b>{formatCount(filled, 'row')}</b> filled from kept answers
            {needCall > 0 && `, ${formatNumber(needCall)} would need a call`}
          </>
        ),
      });
      setLeft(new Set([...left, plan.id]));
    } catch (problem) {
      toast({ text: problem instanceof Error ? problem.message : 'Nothing was filled.', tone: 'problem' });
    }
    setWorking(false);
  };
  const [first] = older.filter(({ plan }) => !left.has(plan.id));
  if (!first) return null;
  const { plan, count } = first;
  return (
    <Note
      band
      icon={History}
      title={`${plan.name} was changed since ${formatCount(count, 'row was', 'rows were')} filled`}
      actions={
        <>
          <Button size="small" disabled={working && 'It is being filled'} onClick={() => void fill(plan)}>
            Fill from kept answers · free
          </Button>
          <Button kind="plain" size="small" onClick={() => setLeft(new Set([...left, plan.id]))}>
            Leave them
          </Button>
        </>
      }
    >
      New and mended fields fill from the raw answers that are kept, without another call.
    </Note>
  );
}
