/** What can be wrong with the store itself. Nothing is ever deleted to make a problem go away. */

export interface StoreProblem {
  readonly kind: 'newer' | 'blocked' | 'unopenable' | 'absent' | 'full' | 'key-not-kept';
  /** What happened, for a person. */
  readonly message: string;
  /** What to do, and what is safe. */
  readonly detail: string;
}

/** Thrown only where a port promises nothing but void, and going on would lose something. */
export class StoreError extends Error {
  readonly problem: StoreProblem;
  constructor(problem: StoreProblem) {
    super(problem.message);
    this.name = 'StoreError';
    this.problem = problem;
  }
}

type Standing = Exclude<StoreProblem['kind'], 'key-not-kept'>;

const PROBLEMS: Readonly<Record<Standing, StoreProblem>> = {
  newer: {
    kind: 'newer',
    message: 'Your data was written by a newer Loupe.',
    detail: 'Nothing was changed. Update Loupe, and everything is there again.',
  },
  blocked: {
    kind: 'blocked',
    message: 'Another Loupe window still uses the old data.',
    detail: 'Close the other Loupe tabs and panels, then reload this one. Nothing was changed.',
  },
  unopenable: {
    kind: 'unopenable',
    message: 'The browser could not open Loupe’s data.',
    detail:
      'Restart the browser first. If it stays so, your requests, chains and lists can be restored from the last automatic copy; keys must be entered again.',
  },
  absent: {
    kind: 'absent',
    message: 'This window has no storage.',
    detail: 'Private windows give an extension no database. Use Loupe in a normal window.',
  },
  full: {
    kind: 'full',
    message: 'The disk space for Loupe is used up.',
    detail: 'Kept answers were cleared first. Free some disk space, then go on.',
  },
};

export const storeProblem = (kind: Standing): StoreProblem => PROBLEMS[kind];

/** @param error what opening threw, or a kind that is known already. */
export function openingProblem(error: unknown): StoreProblem {
  if (error === 'newer' || error === 'blocked') return PROBLEMS[error];
  const names = errorNames(error);
  if (names.includes('VersionError')) return PROBLEMS.newer;
  if (names.includes('MissingAPIError') || names.includes('MissingApi')) return PROBLEMS.absent;
  if (names.includes('QuotaExceededError')) return PROBLEMS.full;
  return PROBLEMS.unopenable;
}

/** Dexie wraps what IndexedDB threw, sometimes twice. */
function errorNames(error: unknown): string[] {
  const names: string[] = [];
  for (let at = error, depth = 0; at instanceof Object && depth < 6; depth++) {
    if ('name' in at && typeof at.name === 'string') names.push(at.name);
    at = 'inner' in at ? at.inner : undefined;
  }
  return names;
}

/** The disk or the browser's quota refused a write. */
export const isFull = (error: unknown): boolean => errorNames(error).includes('QuotaExceededError');
