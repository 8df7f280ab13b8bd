import { CircleAlert, CircleQuestionMark, GitCompareArrows, Hourglass, Minus } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Icon, type LucideIcon } from '../../../components/sign/Icon.tsx';
import { formatNumber } from '../../../lib/core/format.ts';
import { problemWord } from '../../../lib/core/list/cell.ts';
import type { RunReport } from '../../../lib/core/list/run-report.ts';
import { isPush, requestIdOf } from '../../../lib/core/push/plan-id.ts';
import type { Run, RunRow } from '../../../lib/core/record/records.ts';
import { useLive } from '../../../lib/store/live.ts';
import { failedRows, whyWaiting } from '../../../lib/store/run-views.ts';
import { useBench } from '../bench.ts';
import { go } from '../router.ts';
import { stepAction } from '../steps.ts';
import { Panel, type Reading } from './Panel.tsx';

interface Cause {
  readonly icon: LucideIcon;
  readonly tone: 'red' | 'amber' | 'none';
  readonly word: string;
  readonly why: string;
  readonly rows: number;
  /** There are more than were counted. */
  readonly atLeast?: boolean;
  readonly action?: { readonly label: string; readonly onPress: () => void };
  readonly instead?: string;
}

export interface RunCausesProps {
  run: Run;
  /** Rows that wait. */
  waiting: number;
  report: RunReport | null;
  reading: Reading;
}

/** Failed rows that are counted by their cause; of more, the counts are a least. */
const MOST_FAILED = 5000;

/** What failed or was left out, by cause, each with its next step. */
export function RunCauses({ run, waiting, report, reading }: RunCausesProps) {
  const { db } = useBench();
  const failed = useLive(() => failedRows(db, run.id, MOST_FAILED), [run.id], []).value;
  const why = useLive(() => whyWaiting(db, run.id), [run.id], null).value;
  const all = run.counts.failed + run.counts.unknown;
  const uncounted = failed.length === MOST_FAILED ? Math.max(0, all - failed.length) : 0;
  const causes: Cause[] = [...failedCauses(run, failed)].map(cause => ({ ...cause, atLeast: uncounted > 0 }));
  if (waiting > 0)
    causes.push({
      icon: Hourglass,
      tone: 'amber',
      word: 'Waits',
      why: why?.message ?? 'until its time comes',
      rows: waiting,
      instead: run.state === 'paused' ? 'for you' : 'goes on by itself',
    });
  if (report && report.otherFirm > 0)
    causes.push({
      icon: GitCompareArrows,
      tone: 'red',
      word: 'Other firm?',
      why: 'the answer names another company',
      rows: report.otherFirm,
      action: run.listId
        ? { label: `Look at ${formatNumber(report.otherFirm)}`, onPress: () => showRows(run.listId ?? '') }
        : undefined,
    });
  for (const { why, rows } of report?.skipped ?? [])
    causes.push({
      icon: Minus,
      tone: 'none',
      word: 'Skipped',
      why: `${why} · cost nothing`,
      rows,
      instead: 'condition',
    });
  const sum = causes.reduce((total, cause) => total + cause.rows, uncounted);
  return (
    <Panel
      // What failed is counted by itself, and told at once.
      reading={causes.length > 0 ? 'read' : reading}
      title="What failed or was left out, and what to do"
      line={`${formatNumber(sum, 0)} of ${formatNumber(run.total, 0)} rows`}
    >
      {causes.length === 0 ? (
        <p class="Run-none">Nothing failed, and nothing was left out.</p>
      ) : (
        <ul class="Causes">
          {causes.map(cause => (
            <li key={`${cause.word} ${cause.why}`}>
              <span class={cause.tone === 'none' ? 't-quiet' : `tone-${cause.tone}`}>
                <Icon of={cause.icon} size="row" />
              </span>
              <span>
                <b>{cause.word}</b> <span class="t-soft">{cause.why}</span>
              </span>
              <span class="t-number">
                {cause.atLeast && '≥ '}
                {formatNumber(cause.rows, 0)}
              </span>
              <span class="Causes-end">
                {cause.action ? (
                  <Button size="small" onClick={cause.action.onPress}>
                    {cause.action.label}
                  </Button>
                ) : (
                  <span class="t-micro">{cause.instead}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export const showRows = (listId: string): void => {
  go({ view: 'list', id: listId });
  location.hash += '?show=needs-you';
};

/** Where the run has ended, its failed rows may be asked again: from the list, with an estimate first. */
const askFailed = ({ listId, state, planId }: Run): (() => void) | undefined => {
  if (listId === null || state === 'running' || state === 'paused') return undefined;
  return () => {
    go({ view: 'list', id: listId });
    location.hash += isPush(planId) ? `?push=${requestIdOf(planId)}` : '?run=failed';
  };
};

function* failedCauses(run: Run, rows: readonly RunRow[]): Generator<Cause, void> {
  const groups = Map.groupBy(rows, row =>
    row.state === 'unknown' ? 'unknown' : (row.problem?.kind ?? 'unknown'),
  );
  const byCount = [...groups].sort((a, b) => b[1].length - a[1].length);
  for (const [kind, group] of byCount) {
    const problem = group[0]?.problem;
    const unknown = kind === 'unknown';
    yield {
      icon: unknown ? CircleQuestionMark : CircleAlert,
      tone: 'red',
      word: unknown ? 'Unknown' : problemWord(kind),
      why: problem?.message ?? 'closed in mid-call; may be paid',
      rows: group.length,
      action: unknown
        ? {
            label: `Decide ${formatNumber(group.length, 0)}`,
            onPress: () => document.getElementById('failed-rows')?.scrollIntoView({ block: 'start' }),
          }
        : problem
          ? stepAction(problem, requestIdOf(run.planId), askFailed(run))
          : undefined,
    };
  }
}
