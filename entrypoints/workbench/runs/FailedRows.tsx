import { Button } from '../../../components/button/Button.tsx';
import { LinkButton } from '../../../components/button/LinkButton.tsx';
import { command } from '../../../lib/browser/commands.ts';
import { formatCredits, formatNumber } from '../../../lib/core/format.ts';
import { problemWord } from '../../../lib/core/list/cell.ts';
import { isPush, requestIdOf } from '../../../lib/core/push/plan-id.ts';
import type { Run, RunRow } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { failedRows } from '../../../lib/store/run-views.ts';
import { useBench } from '../bench.ts';
import { Arrival } from '../lists/push/Arrival.tsx';
import { showRows } from './RunCauses.tsx';
import { amountWords } from './words.ts';

const SHOWN = 100;

/** The rows that need a person. An unknown one may have been paid: a person decides. */
export function FailedRows({ run }: { run: Run }) {
  const { db, toast } = useBench();
  const rows = useLive(() => failedRows(db, run.id, SHOWN), [run.id], []).value;
  const cost = useLive(
    async () => (await db.requests.get(requestIdOf(run.planId)))?.definition.cost,
    [run.planId],
    undefined,
  ).value;
  if (rows.length === 0) return null;
  // What a person has to decide comes first.
  const sorted = [...rows].sort((a, b) => Number(b.state === 'unknown') - Number(a.state === 'unknown'));
  const settle = (row: RunRow, action: 'again' | 'failed') => {
    command({ do: 'settle-unknown', runId: run.id, seq: row.seq, action }).catch((problem: unknown) =>
      toast({ text: problem instanceof Error ? problem.message : 'It was not done.', tone: 'problem' }),
    );
  };
  const price = cost
    ? cost.amount > 0
      ? amountWords(cost.amount, cost.unit)
      : 'nothing'
    : formatCredits(undefined);
  const all = run.counts.failed + run.counts.unknown;
  const { listId } = run;
  return (
    <section class="Run-panel Run-wide" id="failed-rows" aria-label="Rows that need you">
      <header>
        <h2>Rows that need you</h2>
        <span class="Run-legend">
          {all > rows.length && `${formatNumber(rows.length, 0)} of ${formatNumber(all, 0)}`}
          {listId && <LinkButton onClick={() => showRows(listId)}>Show in the list</LinkButton>}
        </span>
      </header>
      <table class="Report">
        <thead>
          <tr>
            <th scope="col">Company</th>
            <th scope="col">Cause</th>
            <th scope="col">What happened</th>
            <th scope="col">
              <span class="spoken">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(row => (
            <tr key={row.seq}>
              <td>{row.subject.name ?? row.subject.domain}</td>
              <td class="tone-red">{row.state === 'unknown' ? 'Unknown' : problemWord(row.problem?.kind)}</td>
              <td class="t-soft">
                {row.problem?.message} {row.problem?.detail}
              </td>
              <td class="Report-end">
                {row.state === 'unknown' && isPush(run.planId) && (
                  <Arrival requestId={requestIdOf(run.planId)} subject={row.subject.key} />
                )}
                {row.state === 'unknown' && !isPush(run.planId) && (
                  <>
                    <Button size="small" onClick={() => settle(row, 'again')}>
                      Try again (may cost {price})
                    </Button>
                    <Button size="small" kind="plain" onClick={() => settle(row, 'failed')}>
                      Mark as failed
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
