import { formatAge, formatNumber } from '../../../../lib/core/format.ts';
import type { BriefRow } from '../../../../lib/core/list/row.ts';
import type { Scorer } from '../../../../lib/core/list/scorer.ts';
import './score.css';

export interface ScoreTextProps {
  row: BriefRow;
  scorer: Scorer;
  now: number;
}

/** From which share of the most on a score without bands counts as high. */
const HIGH = 0.8;

/** A score in its cell: how much of the most it can be, how much of it is known, its band, its points. */
export function ScoreText({ row, scorer, now }: ScoreTextProps) {
  const { score, reach } = scorer;
  const { points, known } = scorer.total(row);
  const all = score.rules.length;
  if (points === null)
    return (
      <span class="t-quiet" title="Nothing that this score looks at is known yet">
        –
      </span>
    );
  const band = scorer.band(row);
  const stale = scorer.staleSince(row, now);
  const share = reach.most > 0 ? Math.max(0, Math.min(1, points / reach.most)) : 0;
  const high = score.bands.length > 0 ? band === score.bands[0] : share >= HIGH;
  const title = [
    `${formatNumber(points)} of at most ${formatNumber(reach.most)}`,
    ...(known < all ? [`${known} of ${all} rules could be judged`] : []),
    ...(stale === null ? [] : [`rests on an answer that is ${formatAge(stale, now)} old`]),
  ].join(' · ');
  return (
    <span class="Score" data-high={high || undefined} title={title}>
      <span class="Score-bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      {known < all && (
        <span class="t-micro">
          {known} of {all}
          <span class="spoken"> rules known,</span>
        </span>
      )}
      {band && <span class="Score-band clip">{band.name}</span>}
      <b data-stale={stale !== null || undefined}>
        {formatNumber(points)}
        {stale !== null && <span class="spoken">, stale</span>}
      </b>
    </span>
  );
}
