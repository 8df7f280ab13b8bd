import { Pencil } from 'lucide-preact';
import { Button } from '../../../../components/button/Button.tsx';
import { Badge } from '../../../../components/sign/Badge.tsx';
import { valueText } from '../../../../lib/core/field/value-text.ts';
import { formatAgo, formatNumber } from '../../../../lib/core/format.ts';
import type { ListColumn } from '../../../../lib/core/list/columns.ts';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import { type BriefRow, isStale } from '../../../../lib/core/list/row.ts';
import type { Reason } from '../../../../lib/core/list/scorer.ts';
import type { LookupResult } from '../../../../lib/core/record/records.ts';
import type { Score } from '../../../../lib/core/score/definition.ts';
import { askedText, pointsText } from '../../../../lib/core/score/words.ts';
import { useLive } from '../../../../lib/store/live.ts';
import { useBench } from '../../bench.ts';
import { now } from '../../clock.ts';
import { FloatHead } from '../FloatHead.tsx';

export interface ScoreCellProps {
  row: BriefRow;
  column: Extract<ListColumn, { kind: 'score' }>;
  plans: readonly (PlanView | null)[];
  onEdit: (score: Score) => void;
  onClose: () => void;
}

/** Why a row has its score: each rule, the value that it saw, where that came from, the points. */
export function ScoreCell({ row, column, plans, onEdit, onClose }: ScoreCellProps) {
  const { db } = useBench();
  const { scorer } = column;
  const { points, known } = scorer.total(row);
  const band = scorer.band(row);
  const reasons = scorer.reasons(row);
  const asked = plans.flatMap(plan => (plan ? [plan.id] : []));
  // A chain's cells name who of its steps answered, and each its own time.
  const results = useLive(
    async () => {
      const found = await db.results.bulkGet(asked.map((id): [string, string] => [id, row.subject]));
      return new Map(found.flatMap(result => (result ? [[result.planId, result]] : [])));
    },
    [asked.join(), row.subject],
    new Map<string, LookupResult>(),
  ).value;
  const stored = useLive(() => db.listRows.get(row.id), [row.id], undefined).value;
  const time = now.value;
  const from = (reason: Reason): string => {
    const at = reason.column;
    if (at?.kind !== 'field') return stored?.source ?? '';
    const [plan, result] = [plans[at.plan], row.results[at.plan]];
    const name = plan?.fields[at.field]?.name ?? '';
    const cells = results.get(at.planId)?.cells ?? {};
    const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
    if (!plan || !result) return '';
    const old = isStale(result, plan, time) ? ', stale' : '';
    return `${cell?.provider ?? plan.provider}, ${formatAgo(cell?.at ?? result.at, time)}${old}`;
  };
  const all = reasons.length;
  return (
    <>
      <FloatHead
        title={points === null ? 'Not known yet' : formatNumber(points)}
        line={`${column.name} · ${row.name ?? row.domain}`}
        onClose={onClose}
      >
        {band && <Badge>{band.name}</Badge>}
        {known < all && (
          <Badge tone="outline">
            {known} of {all} known
          </Badge>
        )}
      </FloatHead>
      <ul class="Reasons" aria-label="The reasons">
        {reasons.map((reason, i) => (
          <li key={i} data-verdict={verdictOf(reason)}>
            <span>{askedText(reason.column?.name ?? reason.rule.label, reason.rule)}</span>
            <b>{pointsOf(reason)}</b>
            <span class="t-micro">{sawText(reason, from(reason))}</span>
          </li>
        ))}
      </ul>
      <p class="Reasons-sum">
        <span>
          At most {formatNumber(scorer.reach.most)}
          {scorer.reach.least < 0 && `, at least ${formatNumber(scorer.reach.least)}`}
        </span>
        <b>{points === null ? '–' : formatNumber(points)}</b>
      </p>
      <footer class="Float-foot">
        <Button size="small" icon={Pencil} onClick={() => onEdit(scorer.score)}>
          Edit score
        </Button>
      </footer>
    </>
  );
}

const verdictOf = ({ verdict }: Reason): 'unknown' | 'holds' | 'fails' =>
  typeof verdict === 'string' ? 'unknown' : verdict ? 'holds' : 'fails';

const pointsOf = ({ verdict, rule }: Reason): string => {
  if (typeof verdict === 'string') return 'not known';
  return verdict ? pointsText(rule.points) : '0';
};

const sawText = ({ column, rule, seen, verdict }: Reason, from: string): string => {
  if (!seen.known) return seen.why;
  const value =
    seen.value === null ? 'empty' : valueText(seen.value, column?.name ?? rule.label).slice(0, 120);
  const why = typeof verdict === 'string' && seen.value !== null ? verdict : '';
  return [value, from, why].filter(Boolean).join(' · ');
};
