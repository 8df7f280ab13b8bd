/** Which rows of a list are to be pushed: each once, and again only where what goes out has changed or a person says so. */
import type { LookupResult } from '../record/records.ts';

export type Standing =
  | 'never'
  /** Pushed, with other values than now. */
  | 'changed'
  /** Tried, and not taken. */
  | 'failed'
  /** As it is now. */
  | 'pushed'
  /** On its way when the browser ended, or without an answer: a person decides. */
  | 'unknown';

export const STANDINGS = ['never', 'changed', 'failed', 'pushed', 'unknown'] as const satisfies Standing[];

/** `due` is what a person means by "push this list"; `every` pushes again what was pushed. */
export const WHICH = ['due', 'new', 'changed', 'failed', 'every'] as const;
export type Which = (typeof WHICH)[number];

export function standingOf(
  result: Pick<LookupResult, 'state' | 'inputs'> | undefined,
  inputs: string,
): Standing {
  if (!result || result.state === 'skipped') return 'never';
  if (result.state === 'unknown') return 'unknown';
  if (result.state === 'failed') return 'failed';
  return result.inputs === inputs ? 'pushed' : 'changed';
}

export function isChosen(which: Which, standing: Standing): boolean {
  switch (which) {
    case 'due':
      return standing === 'never' || standing === 'changed' || standing === 'failed';
    case 'new':
      return standing === 'never';
    case 'changed':
    case 'failed':
      return standing === which;
    case 'every':
      return true;
  }
}
