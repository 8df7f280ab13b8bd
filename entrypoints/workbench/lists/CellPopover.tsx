import { Clock } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Popover } from '../../../components/menu/Popover.tsx';
import { Badge } from '../../../components/sign/Badge.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { costsWords } from '../../../lib/core/cost.ts';
import { formatDuration } from '../../../lib/core/format.ts';
import { cellView, type Pending } from '../../../lib/core/list/cell.ts';
import { columnValue, type ListColumn } from '../../../lib/core/list/columns.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import { type BriefRow, briefResult } from '../../../lib/core/list/row.ts';
import type { Score } from '../../../lib/core/score/definition.ts';
import { useLive } from '../../../lib/store/live.ts';
import { useBench } from '../bench.ts';
import { now } from '../clock.ts';
import { go } from '../router.ts';
import { CellActions } from './CellActions.tsx';
import { PushedText, ViewText } from './CellText.tsx';
import { FloatHead } from './FloatHead.tsx';
import { Provenance } from './Provenance.tsx';
import { Pushed } from './push/Pushed.tsx';
import { RawAnswer } from './RawAnswer.tsx';
import { ScoreCell } from './score/ScoreCell.tsx';

export interface CellPopoverProps {
  opened: { readonly row: BriefRow; readonly column: ListColumn; readonly cell: HTMLElement } | null;
  plans: readonly (PlanView | null)[];
  pending: Pending | null;
  onEditScore: (score: Score) => void;
  onClose: () => void;
}

/** Where a cell's value comes from, and what can be done about it. */
export function CellPopover({ opened, plans, pending, onEditScore, onClose }: CellPopoverProps) {
  const label = opened ? `${opened.column.name} of ${opened.row.name ?? opened.row.domain}` : 'Cell';
  const drawn = (row: BriefRow, column: ListColumn) => {
    switch (column.kind) {
      case 'score':
        return <ScoreCell row={row} column={column} plans={plans} onEdit={onEditScore} onClose={onClose} />;
      case 'field':
      case 'push': {
        const common = { row, plan: plans[column.plan] ?? null, pending, onClose };
        const key = `${row.id} ${column.id}`;
        return column.kind === 'field' ? (
          <FieldCell key={key} {...common} column={column} />
        ) : (
          <PushedCell key={key} {...common} column={column} />
        );
      }
      default:
        return <GivenCell row={row} column={column} onClose={onClose} />;
    }
  };
  const wide = opened && ('planId' in opened.column || opened.column.kind === 'score') ? 356 : 280;
  return (
    <Popover open={opened !== null} label={label} anchor={() => opened?.cell} width={wide} onClose={onClose}>
      {opened && drawn(opened.row, opened.column)}
    </Popover>
  );
}

/** What was imported or written by hand. */
function GivenCell({ row, column, onClose }: { row: BriefRow; column: ListColumn; onClose: () => void }) {
  const { db, toast } = useBench();
  const stored = useLive(() => db.listRows.get(row.id), [row.id], undefined).value;
  const value = String(columnValue(row, column) ?? '');
  const copy = () => void navigator.clipboard.writeText(value).then(() => toast({ text: 'Copied' }));
  return (
    <>
      <FloatHead title={value || '–'} line={column.name} onClose={onClose} />
      <dl class="Facts">
        <dt>From</dt>
        <dd>{stored?.source ?? '–'}</dd>
      </dl>
      <footer class="Float-foot">
        <Button size="small" disabled={value === '' && 'There is nothing to copy'} onClick={copy}>
          Copy
        </Button>
      </footer>
    </>
  );
}

interface FieldCellProps {
  row: BriefRow;
  column: Extract<ListColumn, { kind: 'field' }>;
  plan: PlanView | null;
  pending: Pending | null;
  onClose: () => void;
}

function FieldCell({ row, column, plan, pending, onClose }: FieldCellProps) {
  const { db, toast } = useBench();
  const [asking, setAsking] = useState(false);
  const [raw, setRaw] = useState(false);
  const result = useLive(
    async () => (await db.results.get([column.planId, row.subject])) ?? null,
    [column.planId, row.subject],
    undefined,
  ).value;
  if (!plan || result === undefined) return <FloatHead title="…" line={column.name} onClose={onClose} />;
  const time = now.value;
  const field = plan.fields[column.field];
  const cell =
    result && field && Object.hasOwn(result.cells, field.name) ? result.cells[field.name] : undefined;
  const shownAs = asking ? ({ state: 'working', until: 0 } as const) : pending;
  const view = cellView(result && briefResult(result, plan), column.field, plan, shownAs, time);
  const stale = view.kind === 'filled' && view.staleSince !== null ? view.staleSince : null;
  const price = costsWords(plan.costs) || 'free';

  const refresh = async () => {
    setAsking(true);
    try {
      const company = { name: row.name, domain: row.domain, values: { ...row.values } };
      await command({ do: 'look-up', plans: [plan.id], company, refresh: 'all' });
    } catch (problem) {
      toast({ text: problem instanceof Error ? problem.message : 'It was not asked.', tone: 'problem' });
    }
    setAsking(false);
  };
  const title =
    view.kind === 'none' ? (
      'Not asked'
    ) : (
      <ViewText view={{ ...view, ...(stale ? { staleSince: null } : {}) }} label={column.name} now={time} />
    );
  return (
    <>
      <FloatHead title={title} line={`${column.name} · ${row.name ?? row.domain}`} onClose={onClose}>
        {stale !== null && (
          <Badge tone="outline" icon={Clock}>
            stale, {formatDuration(time - stale)}
          </Badge>
        )}
      </FloatHead>
      <Provenance plan={plan} result={result} cell={cell} now={time} />
      {raw && cell?.answerKey && <RawAnswer answerKey={cell.answerKey} />}
      <footer class="Float-foot">
        <CellActions
          plan={plan}
          subject={row.subject}
          result={result}
          price={price}
          asking={asking}
          onRefresh={() => void refresh()}
        />
        {cell?.answerKey && (
          <Button kind="plain" size="small" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            Raw answer
          </Button>
        )}
        <Button
          kind="plain"
          size="small"
          onClick={() => go({ view: 'request', id: cell?.requestId ?? plan.id })}
        >
          Change path
        </Button>
      </footer>
    </>
  );
}

interface PushedCellProps extends Omit<FieldCellProps, 'column'> {
  column: Extract<ListColumn, { kind: 'push' }>;
}

/** Where a row went, when, and what a person has to decide about it. */
function PushedCell({ row, column, plan, pending, onClose }: PushedCellProps) {
  const { db } = useBench();
  const result = useLive(
    async () => (await db.results.get([column.planId, row.subject])) ?? null,
    [column.planId, row.subject],
    undefined,
  ).value;
  if (!plan || result === undefined) return <FloatHead title="…" line={column.name} onClose={onClose} />;
  const time = now.value;
  const title =
    result || pending ? (
      <PushedText result={result} pending={pending} to={plan.provider} now={time} />
    ) : (
      'Not pushed'
    );
  return (
    <>
      <FloatHead title={title} line={`${column.name} · ${row.name ?? row.domain}`} onClose={onClose} />
      <Pushed plan={plan} result={result} />
    </>
  );
}
