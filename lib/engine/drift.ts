/**
 * The drift alarm: it says why a run should stop when the share of answers that fill nothing or fail jumps, or when a
 * provider that knew companies suddenly knows none.
 */
import type { Problem } from '../core/outcome/problem.ts';
import type { RunCounts } from '../core/record/records.ts';

/** Answers that are looked at together. */
const WINDOW = 30;
const JUMP_TO = 0.5;
const CALM = 0.2;
const HOPELESS = 0.9;
/** Some misses are to be expected of any provider; all at once, after a time in which most were known, are not. */
const ALL_MISSED = 0.95;
const MOSTLY_KNOWN = 0.6;

/** `missed`: the provider does not know this company. `bad`: nothing was filled, or the call failed. */
export type Finding = 'good' | 'missed' | 'bad';

export interface DriftWatch {
  /** @returns why to pause, or null */
  note(finding: Finding, cause: string): Problem | null;
}

/** What an earlier life of the run, or the time before a person resumed it, had seen. */
export type SeenBefore = Pick<RunCounts, 'found' | 'cached' | 'notFound' | 'failed'>;

/**
 * It pauses a run when at least half of the last 30 answers were empty or failed although at most a fifth were before,
 * when nine of the first ten were, or when nearly all of the last 30 companies are unknown although most were not before.
 * A person who resumes is not stopped again for what was seen then: it belongs to what came before.
 */
export const watchDrift = (provider: string, seen?: SeenBefore): DriftWatch => {
  const recent: { finding: Finding; cause: string }[] = [];
  let before = seen
    ? {
        bad: seen.failed,
        missed: seen.notFound,
        all: Math.max(0, seen.found + seen.notFound + seen.failed - seen.cached),
      }
    : { bad: 0, missed: 0, all: 0 };
  const pause = (count: number, what: string, cause: string): Problem => ({
    kind: 'empty',
    message: `${count} of the last ${WINDOW} ${what}.`,
    detail: `Most often: ${cause}. The run paused before it spent more.`,
    next: { do: 'edit-request' },
  });
  const why = (): Problem | null => {
    const bad = recent.filter(one => one.finding === 'bad');
    const missed = recent.filter(one => one.finding === 'missed').length;
    const share = bad.length / WINDOW;
    const known = before.all >= WINDOW;
    const jumped = known && share >= JUMP_TO && before.bad / before.all <= CALM;
    const hopeless = !known && share >= HOPELESS;
    if (jumped || hopeless)
      return pause(bad.length, `answers from ${provider} were empty or failed`, commonest(bad));
    const lost = (missed + bad.length) / WINDOW >= ALL_MISSED && missed > 0;
    const wereKnown = known && (before.bad + before.missed) / before.all <= 1 - MOSTLY_KNOWN;
    if (!lost || !wereKnown) return null;
    return pause(
      missed,
      `companies are unknown to ${provider}`,
      'no such company, as if its address changed',
    );
  };
  return {
    note: (finding, cause) => {
      recent.push({ finding, cause });
      if (recent.length > WINDOW) {
        const oldest = recent.shift()?.finding;
        before = {
          bad: before.bad + (oldest === 'bad' ? 1 : 0),
          missed: before.missed + (oldest === 'missed' ? 1 : 0),
          all: before.all + 1,
        };
      }
      const problem = recent.length < WINDOW ? null : why();
      if (problem) recent.length = 0;
      return problem;
    },
  };
};

const commonest = (all: readonly { readonly cause: string }[]): string => {
  const causes = [...Map.groupBy(all, one => one.cause)];
  return causes.sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 'no field was filled';
};
