import { describe, expect, it } from 'vitest';
import { emptyLog, keptMs, nextStart, revive, type StartLog, takeStart } from './log.ts';

function fill(windows: { calls: number; perMs: number }[], total: number, from = 1_000_000): number[] {
  let log: StartLog = emptyLog;
  let now = from;
  const starts: number[] = [];
  for (let i = 0; i < total; i++) {
    now = nextStart(log, windows, now);
    starts.push(now);
    log = takeStart(log, windows, now);
    expect(log.starts.length).toBeLessThanOrEqual(500);
  }
  return starts;
}

const worst = (starts: readonly number[], perMs: number): number => {
  let most = 0;
  for (let left = 0, right = 0; right < starts.length; right++) {
    while ((starts[right] ?? 0) - (starts[left] ?? 0) >= perMs) left += 1;
    most = Math.max(most, right - left + 1);
  }
  return most;
};

describe('the sliding-window log', () => {
  it('never lets more than n start in any window, and uses at least 95 % of them', () => {
    for (const [calls, perMs] of [
      [1, 1000],
      [10, 1000],
      [30, 1000],
      [600, 60_000],
      [2000, 3_600_000],
      [10_000, 86_400_000],
    ] as const) {
      const windows = [{ calls, perMs }];
      const starts = fill(windows, calls * 4 + 1);
      expect(worst(starts, perMs)).toBe(calls);
      const span = (starts.at(-1) ?? 0) - (starts[0] ?? 0);
      expect((calls * 4) / (span / perMs)).toBeGreaterThan(calls * 0.95);
    }
  });

  it('keeps several windows at once', () => {
    const starts = fill(
      [
        { calls: 5, perMs: 1000 },
        { calls: 100, perMs: 60_000 },
      ],
      250,
    );
    expect(worst(starts, 1000)).toBe(5);
    expect(worst(starts, 60_000)).toBe(100);
  });

  it('counts what was let go and has not started as now', () => {
    const windows = [{ calls: 2, perMs: 1000 }];
    expect(nextStart(emptyLog, windows, 5, 1)).toBe(5);
    expect(nextStart(emptyLog, windows, 5, 2)).toBe(Number.POSITIVE_INFINITY);
    const log = takeStart(emptyLog, windows, 5);
    expect(nextStart(log, windows, 10, 1)).toBe(5 + keptMs({ calls: 2, perMs: 1000 }));
  });

  it('waits until the server wants to hear again, and does not let time go back', () => {
    expect(nextStart({ starts: [], blockedUntil: 900 }, [], 5)).toBe(900);
    const log = takeStart({ starts: [100], blockedUntil: 0 }, [{ calls: 5, perMs: 1000 }], 50);
    expect(log.starts).toEqual([100, 100]);
  });

  it('moves up what a crash may have left late, and stays in order', () => {
    const log = revive({ starts: [100, 200, 300], blockedUntil: 0 }, 1050, 1000, 2);
    expect(log.starts).toEqual([100, 1050, 1050]);
    expect(revive({ starts: [5000], blockedUntil: 0 }, 1050, 1000, 2).starts).toEqual([5000]);
  });
});
