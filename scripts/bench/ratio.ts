/** A figure beside its peer. Only ratios are kept: milliseconds of one machine say nothing on another. */

/** One line of the table. */
export type Line =
  | {
      readonly kind: 'ratio';
      readonly name: string;
      /** Medians, in `unit`. */
      readonly ours: number;
      readonly peer: number;
      readonly unit: string;
      readonly peerName: string;
      /** `ours / peer`, or `peer / ours` where the goal is to be faster. */
      readonly ratio: number;
      readonly goal: Goal;
      readonly note: string;
    }
  | { readonly kind: 'skipped'; readonly name: string; readonly why: string };

/** `most`: the ratio stays at or under it; `least`: at or above it; `none`: told, not judged. */
export type Goal =
  | { readonly kind: 'most' | 'least'; readonly value: number }
  | { readonly kind: 'none'; readonly value: null };

export const atMost = (value: number): Goal => ({ kind: 'most', value });
export const atLeast = (value: number): Goal => ({ kind: 'least', value });
export const noGoal: Goal = { kind: 'none', value: null };

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/**
 * Peer, ours, peer, ours …: what else the machine does falls on both.
 * @returns medians of what each gave (milliseconds, or another unit that both share)
 */
export const interleaved = async (
  rounds: number,
  peer: (round: number) => number | Promise<number>,
  ours: (round: number) => number | Promise<number>,
): Promise<{ readonly peer: number; readonly ours: number }> => {
  const times = { peer: [] as number[], ours: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.peer.push(await peer(round));
    times.ours.push(await ours(round));
  }
  return { peer: median(times.peer), ours: median(times.ours) };
};

/** Milliseconds that `work` takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** As `timed`, for what awaits nothing. */
export const timedNow = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

export const ratioLine = (
  parts: Pick<Extract<Line, { kind: 'ratio' }>, 'name' | 'ours' | 'peer' | 'peerName' | 'goal'> & {
    readonly unit?: string;
    readonly note?: string;
  },
): Line => ({
  kind: 'ratio',
  unit: 'ms',
  note: '',
  ...parts,
  ratio: parts.goal.kind === 'least' ? parts.peer / parts.ours : parts.ours / parts.peer,
});

export const skippedLine = (name: string, why: string): Line => ({ kind: 'skipped', name, why });

/** Null where there is no goal, or nothing was measured. */
export const isMet = (line: Line): boolean | null => {
  if (line.kind === 'skipped' || line.goal.kind === 'none') return null;
  return line.goal.kind === 'most' ? line.ratio <= line.goal.value : line.ratio >= line.goal.value;
};
