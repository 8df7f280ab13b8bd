import { formatNumber, formatPercent } from '../../../lib/core/format.ts';
import type { RunReport } from '../../../lib/core/list/run-report.ts';
import { Panel, type Reading } from './Panel.tsx';

/** How full each column is. */
export function FillReport({ report, reading }: { report: RunReport | null; reading: Reading }) {
  const fields = report?.fields ?? [];
  return (
    <Panel
      reading={reading}
      title="How full each column is"
      legend={[
        ['plot', 'asked'],
        ['soft', 'cache'],
        ['quiet', 'empty'],
        ['red', 'failed'],
      ]}
    >
      {fields.length === 0 || report?.results === 0 ? (
        <p class="Run-none">No answer yet.</p>
      ) : (
        <ul class="Fills">
          {fields.map(({ field, label, asked, cached, empty, failed, providers }) => {
            const total = asked + cached + empty + failed;
            const share = total > 0 ? (asked + cached) / total : 0;
            const said = `${label}: ${formatPercent(share)} of ${formatNumber(total)} rows filled, ${formatNumber(failed)} failed`;
            const parts = [
              ['plot', asked],
              ['soft', cached],
              ['quiet', empty],
              ['red', failed],
            ] as const;
            return (
              <li key={field}>
                <span class="clip">{label}</span>
                <span class="Fills-bar" role="img" aria-label={said}>
                  {parts.map(
                    ([tone, n]) =>
                      n > 0 && <i key={tone} data-tone={tone} style={{ width: `${(n / total) * 100}%` }} />,
                  )}
                </span>
                <b class="t-number">{formatPercent(share)}</b>
                <span class="t-small t-soft clip">{providers.join(', ')}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
