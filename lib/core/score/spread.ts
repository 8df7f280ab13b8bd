/** How a score spreads over rows: what a person looks at before it is kept. */
import { type Band, bandOf, type Score } from './definition.ts';
import type { Total } from './evaluate.ts';

export interface Bin {
  readonly from: number;
  /** Rows from `from` up to the next bin; the last one holds its end too. */
  readonly rows: number;
}

export interface Spread {
  readonly rows: number;
  /** Rows of which nothing is known. */
  readonly unknown: number;
  /** Rows of which something is not known. */
  readonly partial: number;
  readonly least: number;
  readonly most: number;
  readonly median: number;
  readonly bins: readonly Bin[];
  readonly bands: readonly { readonly band: Band; readonly rows: number }[];
}

const MOST_BINS = 24;
const STEPS = [1, 2, 2.5, 5, 10];

/** @returns null when not one row has a score. */
export function spreadOf(score: Pick<Score, 'rules' | 'bands'>, totals: readonly Total[]): Spread | null {
  const points = totals.flatMap(total => total.points ?? []).sort((a, b) => a - b);
  const [least] = points;
  const most = points.at(-1);
  if (least === undefined || most === undefined) return null;
  const step = stepFor(most - least);
  const start = Math.floor(least / step) * step;
  const counts = new Array<number>(Math.floor((most - start) / step) + 1).fill(0);
  const inBand = new Map<Band, number>();
  for (const one of points) {
    const at = Math.floor((one - start) / step + 1e-9);
    counts[at] = (counts[at] ?? 0) + 1;
    const band = bandOf(score, one);
    if (band) inBand.set(band, (inBand.get(band) ?? 0) + 1);
  }
  return {
    rows: totals.length,
    unknown: totals.length - points.length,
    partial: totals.filter(({ known }) => known > 0 && known < score.rules.length).length,
    least,
    most,
    median: points[Math.floor(points.length / 2)] ?? least,
    bins: counts.map((rows, i) => ({ from: Math.round((start + i * step) * 1e6) / 1e6, rows })),
    bands: score.bands.map(band => ({ band, rows: inBand.get(band) ?? 0 })),
  };
}

/** A round width, so that a bin's ends are read at a glance. */
function stepFor(width: number): number {
  const rough = width / (MOST_BINS - 2);
  if (rough <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(rough));
  return STEPS.map(each => each * size).find(each => each >= rough) ?? rough;
}
