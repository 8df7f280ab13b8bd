import { History } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { formatCount, formatNumber } from '../../../lib/core/format.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { BriefRow } from '../../../lib/core/list/row.ts';
import { keptBehind } from '../../../lib/store/kept-behind.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';

const remappedSchema = v.object({ filled: v.number(), needCall: v.number() });

/** A request was changed since its answers came: they can be mapped again without paying. */
export function Remap({ rows, plans }: { rows: readonly BriefRow[]; plans: readonly (PlanView | null)[] }) {
  const { db, toast } = useBench();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [working, setWorking] = useState(false);
  const older = useMemo(
    () =>
      plans.flatMap((plan, i) => {
        if (plan?.kind !== 'request') return [];
        const subjects = rows.flatMap(row => {
          const result = row.results[i];
          const isOlder =
            result &&
            result.revision < plan.revision &&
            (result.state === 'found' || result.state === 'partial' || result.state === 'empty');
          return isOlder ? [row.subject] : [];
        });
        return subjects.length > 0 ? [{ plan, subjects }] : [];
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
  const about = first ? `${first.plan.id} ${first.plan.revision} ${first.subjects.length}` : '';
  const behind = useLive(
    async () => (first ? { about, ...(await keptBehind(db, first.plan.id, first.subjects)) } : null),
    [about],
    null,
  ).value;
  if (!first || behind?.about !== about) return null;
  const { plan, subjects } = first;
  const { fill: can, needCall: cannot } = behind;
  return (
    <Note
      band
      icon={History}
      title={`${plan.name} was changed since ${formatCount(subjects.length, 'row was', 'rows were')} filled`}
      actions={
        <>
          <Button
            size="small"
            disabled={working ? 'It is being filled' : can === 0 && 'No answer is kept'}
            onClick={() => void fill(plan)}
          >
            Fill {formatCount(can, 'row')} · free
          </Button>
          <Button kind="plain" size="small" onClick={() => setLeft(new Set([...left, plan.id]))}>
            Leave them
          </Button>
        </>
      }
    >
      New and mended fields fill from the raw answers that are kept, without another call
      {cannot > 0 ? `; ${formatNumber(cannot)} of them would need one` : ''}.
    </Note>
  );
}
