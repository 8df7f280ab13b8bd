/** The drift alarm: when the share of empty or failed answers in a run jumps, it says why the run should stop. */
import type { Problem } from '../core/outcome/problem.ts';

/** Answers that are looked at together. */
const WINDOW = 30;
const JUMP_TO = 0.5;
const CALM = 0.2;
const HOPELESS = 0.9;

export interface DriftWatch {
  /** @returns why to pause, or null. `good` is an answer with at least one field filled. */
  note(good: boolean, cause: string): Problem | null;
}

/**
 * It pauses a run when at least half of the last 30 answers were empty or failed although at most a fifth were before,
 * or when nine of the first ten were.
 */
export const watchDrift = (provider: string): DriftWatch => {
  const recent: { good: boolean; cause: string }[] = [];
  let before = { bad: 0, all: 0 };
  return {
    note: (good, cause) => {
      recent.push({ good, cause });
      if (recent.length > WINDOW) {
        const oldest = recent.shift();
        before = { bad: before.bad + (oldest?.good ? 0 : 1), all: before.all + 1 };
      }
      if (recent.length < WINDOW) return null;
      const bad = recent.filter(one => !one.good);
      const share = bad.length / WINDOW;
      const jumped = before.all >= WINDOW && share >= JUMP_TO && before.bad / before.all <= CALM;
      const hopeless = before.all < WINDOW && share >= HOPELESS;
      if (!jumped && !hopeless) return null;
      const causes = Map.groupBy(bad, one => one.cause);
      const [main] = [...causes].sort((a, b) => b[1].length - a[1].length);
      recent.length = 0;
      return {
        kind: 'empty',
        message: `${bad.length} of the last ${WINDOW} answers from ${provider} were empty or failed.`,
        detail: `Most often: ${main?.[0] ?? 'no field was filled'}. The run paused before it spent more.`,
        next: { do: 'edit-request' },
      };
    },
  };
};
