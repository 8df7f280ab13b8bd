/** The repeats of one live call: p-retry counts and ends them; how long to wait between two is the caller's, on his clock. */
import pRetry from 'p-retry';

/** What one try came to: an end, or a failure after which another try may be right. */
export type Once<End, Failure> =
  | { readonly kind: 'end'; readonly end: End }
  | { readonly kind: 'again'; readonly failure: Failure };

export const end = <End>(end: End): Once<End, never> => ({ kind: 'end', end });
export const again = <Failure>(failure: Failure): Once<never, Failure> => ({ kind: 'again', failure });

export interface Repeating<End, Failure> {
  /** The most tries after the first. */
  readonly retries: number;
  once(): Promise<Once<End, Failure>>;
  /**
   * Called after each failure. Waits and gives null, or says what it all comes to: it has to where `left` is 0.
   * @param retry the number of the try that would follow, from 1. @param left how many may follow, that one included.
   */
  between(failure: Failure, retry: number, left: number): Promise<End | null>;
}

/** Rejects only with what `once` or `between` throw. */
export async function repeat<End, Failure>(parts: Repeating<End, Failure>): Promise<End> {
  const { retries, once, between } = parts;
  // Errors of our own: p-retry takes a TypeError for a broken program and does not repeat it.
  class Failed extends Error {
    readonly failure: Failure;
    constructor(failure: Failure) {
      super('This try failed.');
      this.failure = failure;
    }
  }
  class Ended extends Error {
    readonly end: End;
    constructor(end: End) {
      super('No further try.');
      this.end = end;
    }
  }
  const tryOnce = async (): Promise<End> => {
    const tried = await once();
    if (tried.kind === 'end') return tried.end;
    throw new Failed(tried.failure);
  };
  try {
    // Without a signal: p-retry would throw its reason in place of an answer that came and was paid for.
    return await pRetry(tryOnce, {
      retries,
      minTimeout: 0,
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        const ended =
          error instanceof Failed ? await between(error.failure, attemptNumber, retriesLeft) : null;
        if (ended !== null) throw new Ended(ended);
      },
      shouldRetry: ({ error }) => error instanceof Failed,
    });
  } catch (error) {
    if (error instanceof Ended) return error.end;
    throw error;
  }
}
