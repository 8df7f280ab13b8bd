import { formatCount, formatNumber, formatPercent } from '../../../../lib/core/format.ts';
import type { BriefRow } from '../../../../lib/core/list/row.ts';
import type { Scorer } from '../../../../lib/core/list/scorer.ts';
import { type Spread, spreadOf } from '../../../../lib/core/score/spread.ts';
import { ScoreText } from './ScoreText.tsx';

export interface ScorePreviewProps {
  /** Null while no rule is whole. */
  scorer: Scorer | null;
  /** The rows that it is tried on. */
  rows: readonly BriefRow[];
  /** How many the list has. */
  all: number;
  now: number;
}

const BEST = 8;

/** How the score would spread over the list's own rows, before it is saved. */
export function ScorePreview({ scorer, rows, all, now }: ScorePreviewProps) {
  const spread =
    scorer &&
    spreadOf(
      scorer.score,
      rows.map(row => scorer.total(row)),
    );
  const on =
    rows.length < all
      ? `on ${formatNumber(rows.length, 0)} of ${formatCount(all, 'row')}`
      : `on all ${formatCount(all, 'row')}`;
  return (
    <aside class="ScorePreview" aria-label="How it spreads">
      <header>
        <h3>How it spreads</h3>
        {all > 0 && <span class="t-micro">{on}</span>}
      </header>
      {scorer && spread ? (
        <>
          <Histogram spread={spread} />
          <p class="t-small t-soft" role="status">
            {sentence(spread)}
          </p>
          {spread.bands.length > 0 && <BandCounts spread={spread} />}
          <Best scorer={scorer} rows={rows} now={now} />
        </>
      ) : (
        <p class="t-small t-soft" role="status">
          {rows.length === 0
            ? 'The list has no rows yet. The score is reckoned as they come.'
            : scorer
              ? 'Nothing that these rules look at is known of these rows yet.'
              : 'Write a rule to see it on the rows of this list.'}
        </p>
      )}
    </aside>
  );
}

const sentence = (spread: Spread): string => {
  const { rows, unknown, partial, least, most, median } = spread;
  return [
    least === most
      ? `All score ${formatNumber(least)}.`
      : `From ${formatNumber(least)} to ${formatNumber(most)}, half of them ${formatNumber(median)} or more.`,
    ...(partial > 0 ? [`Of ${formatCount(partial, 'row')} a part is not known.`] : []),
    ...(unknown > 0 ? [`${formatCount(unknown, 'row has', 'rows have')} no score yet.`] : []),
    ...(rows - unknown > 9 && least === most
      ? ['Rules that hold for some rows only would tell them apart.']
      : []),
  ].join(' ');
};

/** Rows by points; where a band begins stands in the picture. */
function Histogram({ spread }: { spread: Spread }) {
  const { bins, bands } = spread;
  const tallest = Math.max(...bins.map(bin => bin.rows));
  const [first, second] = bins;
  const start = first?.from ?? 0;
  const width = (second?.from ?? start + 1) - start;
  const end = start + bins.length * width;
  return (
    <div class="Histogram" role="img" aria-label={`Rows by points. ${sentence(spread)}`}>
      <div class="Histogram-bars">
        {bins.map(bin => (
          <i
            key={bin.from}
            style={{ height: `${bin.rows === 0 ? 0 : Math.max(2, (bin.rows / tallest) * 100)}%` }}
            title={`${formatNumber(bin.from)}: ${formatCount(bin.rows, 'row')}`}
          />
        ))}
        {bands.map(({ band }) =>
          band.from === null || band.from <= start || band.from >= end ? null : (
            <span
              key={band.name}
              class="Histogram-band"
              style={{ left: `${((band.from - start) / (end - start)) * 100}%` }}
            >
              {band.name}
            </span>
          ),
        )}
      </div>
      <div class="Histogram-axis">
        <span>{formatNumber(start)}</span>
        <span>{formatNumber(end)}</span>
      </div>
    </div>
  );
}

function BandCounts({ spread }: { spread: Spread }) {
  const scored = spread.rows - spread.unknown;
  return (
    <ul class="BandCounts" aria-label="Rows by band">
      {spread.bands.map(({ band, rows }) => (
        <li key={band.name}>
          <span class="clip">{band.name}</span>
          <span class="BandCounts-bar" aria-hidden="true">
            <i style={{ width: `${scored > 0 ? (rows / scored) * 100 : 0}%` }} />
          </span>
          <span class="t-number">{formatNumber(rows, 0)}</span>
          <span class="t-micro">{formatPercent(scored > 0 ? rows / scored : 0)}</span>
        </li>
      ))}
    </ul>
  );
}

function Best({ scorer, rows, now }: { scorer: Scorer; rows: readonly BriefRow[]; now: number }) {
  const best = rows
    .flatMap(row => {
      const { points } = scorer.total(row);
      return points === null ? [] : [{ row, points }];
    })
    .sort((a, b) => b.points - a.points)
    .slice(0, BEST);
  return (
    <table class="Plain" aria-label="The best of them">
      <thead>
        <tr>
          <th scope="col">The best of them</th>
          <th scope="col" class="ScorePreview-end">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {best.map(({ row }) => (
          <tr key={row.id}>
            <th scope="row" class="clip">
              {row.name ?? row.domain}
            </th>
            <td>
              <ScoreText row={row} scorer={scorer} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
