import { Monogram } from '../../../components/sign/Monogram.tsx';
import { State } from '../../../components/sign/State.tsx';
import { valueText } from '../../../lib/core/field/value-text.ts';
import { formatAge, formatAgo, formatDateTime, formatUntil } from '../../../lib/core/format.ts';
import { type CellView, cellView, type Pending, problemWord } from '../../../lib/core/list/cell.ts';
import type { ListColumn } from '../../../lib/core/list/columns.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { BriefResult, BriefRow } from '../../../lib/core/list/row.ts';
import { ScoreText } from './score/ScoreText.tsx';

export interface CellTextProps {
  row: BriefRow;
  column: ListColumn;
  plans: readonly (PlanView | null)[];
  pending: Pending | null;
  now: number;
}

/** One cell's contents. */
export function CellText({ row, column, plans, pending, now }: CellTextProps) {
  switch (column.kind) {
    case 'name':
      return (
        <span class="Grid-company">
          <Monogram name={row.name ?? row.domain ?? '?'} domain={row.domain ?? undefined} />
          <span class="clip" title={row.name ?? undefined}>
            {row.name ?? <span class="t-quiet">{row.domain}</span>}
          </span>
        </span>
      );
    case 'domain':
      return row.domain ? (
        <span class="clip t-soft" title={row.domain}>
          {row.domain}
        </span>
      ) : (
        <span class="t-quiet">–</span>
      );
    case 'value': {
      const text = Object.hasOwn(row.values, column.name) ? row.values[column.name] : '';
      return text ? (
        <span class="clip" title={text.slice(0, 500)}>
          {text.slice(0, 300)}
        </span>
      ) : (
        <span class="t-quiet">–</span>
      );
    }
    case 'push':
      return (
        <PushedText
          result={row.results[column.plan] ?? null}
          pending={pending}
          to={plans[column.plan]?.provider ?? column.name}
          now={now}
        />
      );
    case 'field': {
      const plan = plans[column.plan];
      if (!plan) return null;
      const view = cellView(row.results[column.plan] ?? null, column.field, plan, pending, now);
      return <ViewText view={view} label={column.name} now={now} />;
    }
    case 'score':
      return <ScoreText row={row} scorer={column.scorer} now={now} />;
  }
}

export interface PushedTextProps {
  result: Pick<BriefResult, 'state' | 'at' | 'problem' | 'note'> | null;
  pending: Pending | null;
  /** Where it went, for a person. */
  to: string;
  now: number;
}

/** Whether a row went out, and when; the same in the grid and in its popover. */
export function PushedText({ result, pending, to, now }: PushedTextProps) {
  if (pending?.state === 'working') return <State kind="asking">On its way</State>;
  if (pending?.state === 'waiting')
    return (
      <State kind="waits" title="It waits, and goes on by itself">
        {pending.until > now ? `Waits · ${formatUntil(pending.until, now)}` : 'Waits'}
      </State>
    );
  if (pending) return <State kind="line" />;
  if (!result) return null;
  const why = result.problem?.message ?? result.note ?? '';
  switch (result.state) {
    case 'failed':
      return (
        <State kind="failed" title={why}>
          {problemWord(result.problem?.kind)}
        </State>
      );
    case 'unknown':
      return (
        <State kind="unknown" title={why}>
          Arrived?
        </State>
      );
    case 'skipped':
      return <State kind="skipped" title={why} />;
    default:
      return (
        <State kind="filled" title={`Pushed to ${to}, ${formatDateTime(result.at)}`}>
          {formatAgo(result.at, now)}
        </State>
      );
  }
}

/** A cell's state or value; the same in the grid and in its popover. */
export function ViewText({ view, label, now }: { view: CellView; label: string; now: number }) {
  switch (view.kind) {
    case 'none':
      return null;
    case 'empty':
      return (
        <span class="t-quiet" title={view.why}>
          –
        </span>
      );
    case 'filled': {
      const text = valueText(view.value, label);
      const stale = view.staleSince !== null;
      return (
        <State
          kind={stale ? 'stale' : 'filled'}
          age={view.staleSince === null ? undefined : formatAge(view.staleSince, now)}
          title={view.fallback ? `${text}: stands in, the answer had none` : text.slice(0, 500)}
        >
          {view.fallback ? <i>{text}</i> : text.slice(0, 300)}
        </State>
      );
    }
    case 'waits':
      return (
        <State kind="waits" title="It waits, and goes on by itself">
          {view.until > now ? `Waits · ${formatUntil(view.until, now)}` : 'Waits'}
        </State>
      );
    case 'failed':
      return (
        <State kind="failed" title={view.why}>
          {view.word}
        </State>
      );
    case 'line':
    case 'asking':
      return <State kind={view.kind} />;
    case 'unknown':
    case 'other':
    case 'skipped':
    case 'missing':
      return <State kind={view.kind} title={view.why} />;
  }
}
