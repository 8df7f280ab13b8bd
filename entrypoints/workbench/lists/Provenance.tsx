import { CodeBox } from '../../../components/sign/CodeBox.tsx';
import { costWords } from '../../../lib/core/cost.ts';
import { formatAgo, formatCount, formatDateTime } from '../../../lib/core/format.ts';
import { excerptOf } from '../../../lib/core/list/excerpt.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { Cell, EntityVerdict, LookupResult } from '../../../lib/core/record/records.ts';
import { answerText } from '../../../lib/store/answer-text.ts';
import { useBench } from '../bench.ts';
import { hrefOf } from '../router.ts';
import { useOnce } from '../useOnce.ts';

export interface ProvenanceProps {
  plan: PlanView;
  result: LookupResult | null;
  cell: Cell | undefined;
  now: number;
}

/** From whom, when, for how much, about whom, by which path; and the lines of the answer in which it stands. */
export function Provenance({ plan, result, cell, now }: ProvenanceProps) {
  const { db } = useBench();
  const key = cell?.answerKey ?? null;
  const answer = useOnce(() => (key === null ? Promise.resolve(null) : answerText(db, key)), [key]);
  if (!result) return <p class="Float-text">{plan.name} was not asked about this company yet.</p>;
  const filled = Object.values(result.cells).filter(each => each.kind === 'filled').length;
  const excerpt = answer && cell?.value != null ? excerptOf(answer.text, cell.path, cell.value) : null;
  const requestId = cell?.requestId ?? plan.id;
  return (
    <>
      {result.problem && (
        <p class="Float-text tone-red">
          {result.problem.message} <span class="t-soft">{result.problem.detail}</span>
        </p>
      )}
      {!result.problem && result.note && <p class="Float-text">{result.note}</p>}
      <dl class="Facts">
        <dt>From</dt>
        <dd>
          {cell?.provider ?? plan.provider},{' '}
          <a href={hrefOf({ view: 'request', id: requestId })}>{plan.name}</a>
        </dd>
        <dt>Fetched</dt>
        <dd title={formatAgo(cell?.at ?? result.at, now)}>
          {formatDateTime(cell?.at ?? result.at)}
          {result.runId && (
            <>
              {' · '}
              <a href={hrefOf({ view: 'run', id: result.runId })}>its run</a>
            </>
          )}
        </dd>
        <dt>Cost</dt>
        <dd>{costOf(result, filled)}</dd>
        <dt>Same firm</dt>
        <dd>{sameFirm(result.entity)}</dd>
        {cell?.path && (
          <>
            <dt>Path</dt>
            <dd>
              <code>{dotted(cell.path)}</code>
            </dd>
          </>
        )}
        {cell?.why && (
          <>
            <dt>Why</dt>
            <dd>{cell.why}</dd>
          </>
        )}
      </dl>
      {excerpt && (
        <div class="Float-code">
          <CodeBox label="The answer, where it says so">
            {excerpt.before}
            <mark>{excerpt.match}</mark>
            {excerpt.after}
          </CodeBox>
        </div>
      )}
    </>
  );
}

/** Names are written with dots where they can be. */
const dotted = (path: string): string => path.replace(/\['([A-Za-z_][A-Za-z0-9_]*)'\]/g, '.$1');

function costOf(result: LookupResult, filled: number): string {
  if (result.state === 'unknown') return 'paid or not?';
  const paid = costWords({ amount: result.charged, unit: result.unit });
  if (result.fromCache && !paid) return 'nothing: it was kept from before';
  if (!paid) return 'free';
  return filled > 1 ? `${paid}, shared by ${formatCount(filled, 'field')}` : paid;
}

function sameFirm(entity: EntityVerdict): string {
  switch (entity.kind) {
    case 'same':
      return 'Yes: domain or name agree';
    case 'confirmed':
      return 'Yes: you said so';
    case 'apart':
      return 'No: you said so';
    case 'different':
      return entity.why;
    case 'unclear':
      return 'Not sure: too little to compare';
    case 'unchecked':
      return 'Not checked: the answer names no company';
  }
}
