import { formatClock, formatDuration, formatNumber } from '../../../lib/core/format.ts';
import { type RunReport, spendOver, ticksTo } from '../../../lib/core/list/run-report.ts';
import type { LedgerEntry, Run } from '../../../lib/core/record/records.ts';
import { Panel, type Reading } from './Panel.tsx';
import { amountWords } from './words.ts';

const W = 580;
const H = 190;
const LEFT = 44;
const TOP = 12;
const BOTTOM = 22;
const plotHeight = H - TOP - BOTTOM;

function Axis({ ticks, most }: { ticks: readonly number[]; most: number }) {
  return (
    <>
      {ticks.map(tick => {
        const y = TOP + plotHeight - (tick / most) * plotHeight;
        return (
          <g key={tick}>
            <line x1={LEFT} x2={W} y1={y} y2={y} class={tick === 0 ? 'Plot-zero' : 'Plot-line'} />
            <text x={LEFT - 8} y={y + 4} text-anchor="end">
              {formatNumber(tick)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Answers by time: asked, not found, failed. */
export function RowsPlot({ report, reading }: { report: RunReport | null; reading: Reading }) {
  const bins = report?.bins ?? [];
  const per = report ? formatDuration(report.binMs) : 'minute';
  const sums = bins.map(bin => bin.found + bin.notFound + bin.failed);
  const ticks = ticksTo(Math.max(0, ...sums));
  const most = ticks.at(-1) ?? 1;
  const step = (W - LEFT) / Math.max(1, bins.length);
  const y = (n: number): number => (n / most) * plotHeight;
  const of = (key: 'found' | 'notFound' | 'failed'): number => bins.reduce((sum, bin) => sum + bin[key], 0);
  const said = `${formatNumber(of('found'))} answers, ${formatNumber(of('notFound'))} not found, ${formatNumber(of('failed'))} failed; at most ${formatNumber(Math.max(0, ...sums))} in ${per}.`;
  const first = bins[0];
  const short = (report?.binMs ?? 0) < 60_000;
  const last = bins.at(-1);
  return (
    <Panel
      reading={reading}
      title={`Answers each ${per}`}
      legend={[
        ['plot', 'asked'],
        ['quiet', 'not found'],
        ['red', 'failed'],
      ]}
    >
      {sums.every(sum => sum === 0) ? (
        <p class="Run-none">No call was answered yet. What comes from the cache is not counted here.</p>
      ) : (
        <svg class="Plot" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={said}>
          <Axis ticks={ticks} most={most} />
          {bins.map((bin, i) => {
            const x = LEFT + i * step + 1;
            const wide = Math.max(1, step - 2);
            const base = TOP + plotHeight;
            const parts = [
              ['Plot-asked', bin.found],
              ['Plot-quiet', bin.notFound],
              ['Plot-failed', bin.failed],
            ] as const;
            let top = base;
            return parts.map(([name, n]) => {
              top -= y(n);
              return (
                n > 0 && (
                  <rect key={`${bin.at} ${name}`} class={name} x={x} y={top} width={wide} height={y(n)} />
                )
              );
            });
          })}
          {first && last && (
            <>
              <text x={LEFT} y={H - 5}>
                {formatClock(first.at, short)}
              </text>
              <text x={W} y={H - 5} text-anchor="end">
                {formatClock(last.at + (report?.binMs ?? 0), short)}
              </text>
            </>
          )}
        </svg>
      )}
    </Panel>
  );
}

interface SpendPlotProps {
  run: Run;
  ledger: readonly LedgerEntry[];
  reading: Reading;
}

/** What was spent since the start. */
export function SpendPlot({ run, ledger, reading }: SpendPlotProps) {
  // Of one unit: a line of credits and calls together would have no scale.
  const points = spendOver(
    ledger.filter(entry => entry.unit === run.unit),
    run.createdAt,
  );
  const end = points.at(-1);
  if (!end || end.total === 0)
    return (
      <Panel title="Spend" reading={reading}>
        <p class="Run-none">This run has spent nothing.</p>
      </Panel>
    );
  const ticks = ticksTo(end.total);
  const most = ticks.at(-1) ?? 1;
  const span = Math.max(1, end.at - run.createdAt);
  const short = span < 10 * 60_000;
  const x = (at: number): number => LEFT + ((at - run.createdAt) / span) * (W - LEFT - 70);
  const y = (total: number): number => TOP + plotHeight - (total / most) * plotHeight;
  const line = points.map((point, i) => {
    const before = points[i - 1];
    // Money goes in steps, not in slopes.
    return before ? `H${x(point.at)}V${y(point.total)}` : `M${x(point.at)} ${y(point.total)}`;
  });
  const said = `${amountWords(end.total, run.unit)} from ${formatClock(run.createdAt)} to ${formatClock(end.at)}.`;
  return (
    <Panel title="Spend" legend={[['plot', `${run.unit}s, since the start`]]}>
      <svg class="Plot" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={said}>
        <Axis ticks={ticks} most={most} />
        <path class="Plot-area" d={`${line.join('')}V${y(0)}H${x(run.createdAt)}Z`} />
        <path class="Plot-path" d={line.join('')} />
        <circle class="Plot-dot" cx={x(end.at)} cy={y(end.total)} r={4} />
        <text class="Plot-strong" x={x(end.at) + 8} y={y(end.total) + 12}>
          {formatNumber(end.total)} {run.state === 'running' ? 'now' : 'in all'}
        </text>
        <text x={LEFT} y={H - 5}>
          {formatClock(run.createdAt, short)}
        </text>
        <text x={x(end.at)} y={H - 5} text-anchor="middle">
          {formatClock(end.at, short)}
        </text>
      </svg>
    </Panel>
  );
}
