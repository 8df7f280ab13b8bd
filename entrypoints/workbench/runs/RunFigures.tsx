import type { ComponentChildren } from 'preact';
import { costsWords, unitWords } from '../../../lib/core/cost.ts';
import {
  formatAbout,
  formatDuration,
  formatNumber,
  formatPercent,
  formatRate,
  formatUntil,
} from '../../../lib/core/format.ts';
import { isPush } from '../../../lib/core/push/plan-id.ts';
import type { Run } from '../../../lib/core/record/records.ts';
import { now } from '../clock.ts';
import { askedOf, doneOf } from './words.ts';

/** The six sums of a run. */
export function RunFigures({ run }: { run: Run }) {
  const { counts, total } = run;
  const done = doneOf(run);
  const at = Math.max(now.value, Date.now());
  const time = (run.finishedAt ?? at) - run.createdAt;
  const rate = (askedOf(run) / Math.max(1, time)) * 60_000;
  const pace = (): string => {
    if (run.state !== 'running') return `in ${formatDuration(time)}`;
    if (run.notBefore > at) return `waits until ${formatUntil(run.notBefore, at)}`;
    // Of a moment, no rate can be told.
    if (time < 3000) return 'just started';
    if (rate === 0) return 'no answer yet';
    return `${formatRate(rate)} · ${formatAbout(((total - done) / rate) * 60_000)} left`;
  };
  const bad = counts.failed + counts.unknown;
  const answered = counts.found + counts.notFound;
  return (
    <dl class="Figures">
      <Figure label="Rows" value={formatNumber(done, 0)} of={`of ${formatNumber(total, 0)}`} line={pace()} />
      <Figure
        label={isPush(run.planId) ? 'Pushed' : 'Answered'}
        value={formatNumber(answered, 0)}
        of={done > 0 ? formatPercent(answered / done) : ''}
        line={
          isPush(run.planId)
            ? `${formatNumber(counts.skipped, 0)} skipped`
            : `${formatNumber(counts.notFound, 0)} not found · ${formatNumber(counts.skipped, 0)} skipped`
        }
      />
      <Figure
        label="Needs you"
        value={formatNumber(bad, 0)}
        tone={bad > 0 ? 'red' : undefined}
        line={bad > 0 ? 'the causes are below' : 'nothing failed'}
      />
      <Figure
        label="Spent"
        value={formatNumber(run.spent)}
        of={unitWords(run.unit)}
        line={
          run.also
            ? `and ${costsWords(Object.entries(run.also).map(([unit, amount]) => ({ unit, amount })))}`
            : done > 0 && run.spent > 0
              ? `${formatNumber(run.spent / done)} a row`
              : 'nothing was charged'
        }
      />
      <Figure
        label="From cache"
        value={formatNumber(counts.cached, 0)}
        of="rows"
        line="nothing paid for them"
      />
      <Figure
        label="Retries"
        value={formatNumber(counts.retries, 0)}
        of={`of ${formatNumber(counts.calls, 0)} calls`}
        line={counts.retries > 0 ? 'by themselves' : 'none was needed'}
      />
    </dl>
  );
}

interface FigureProps {
  label: string;
  value: string;
  of?: ComponentChildren;
  line: string;
  tone?: 'red';
}

function Figure({ label, value, of, line, tone }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span class={tone === 'red' ? 't-figure tone-red' : 't-figure'}>{value}</span>{' '}
        <span class="t-soft">{of}</span>
        <span class="Figures-line t-micro">{line}</span>
      </dd>
    </div>
  );
}
