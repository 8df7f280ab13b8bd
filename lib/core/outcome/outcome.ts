/** The shape of one row of the table of problems, and the words that its rows share. */
import type { NextStep } from './problem.ts';

/** What a sentence may name. Never a secret's value. */
export interface ProblemContext {
  /** `Hunter`; `The API` where the request names nobody. */
  readonly provider?: string;
  readonly requestId?: string;
  readonly status?: number;
  /** The vendor's own error sentence, redacted. */
  readonly said?: string;
  readonly secret?: string;
  readonly origin?: string;
  /** The variable, header or field that it is about. */
  readonly about?: string;
  readonly until?: number;
  /** Overrides the table: `charged` is false where it is known that nothing was, true where something was or may have been. */
  readonly charged?: boolean;
  /** Seconds until the time limit. */
  readonly seconds?: number;
  /** `1 credit`: what another try costs. */
  readonly cost?: string;
  /** A sentence that says it better than the table's. */
  readonly message?: string;
  readonly detail?: string;
}

/**
 * - `retry`: `yes` after a pause; `if-safe` only where a repeat is harmless, as the server may have acted; `wait` until the
 *   server's time; `never` until a person changes something.
 * - `cached`: the answer is kept, and not asked for again while it is fresh.
 * - `charged`: what vendors commonly do; the request's own cost setting decides the ledger.
 */
export interface Outcome {
  readonly title: string;
  readonly sentence: (context: ProblemContext) => string;
  readonly detail?: string;
  readonly next: (context: ProblemContext) => NextStep;
  readonly retry: 'never' | 'if-safe' | 'yes' | 'wait';
  readonly cached: boolean;
  readonly charged: 'no' | 'maybe' | 'yes';
}

export const who = ({ provider }: ProblemContext): string => provider || 'The API';
export const edit =
  (tab?: string) =>
  ({ requestId }: ProblemContext): NextStep => ({
    do: 'edit-request',
    ...(requestId ? { requestId } : {}),
    ...(tab ? { tab } : {}),
  });
export const again = ({ cost }: ProblemContext): NextStep => ({ do: 'try-again', ...(cost ? { cost } : {}) });
export const changeKey = ({ secret }: ProblemContext): NextStep => ({
  do: 'change-key',
  ...(secret ? { secret } : {}),
});
export const wait = (): NextStep => ({ do: 'wait' });
export const quoted = ({ said }: ProblemContext): string => (said ? `: “${said}”` : '');
export const named = (about: string | undefined, otherwise: string): string =>
  about ? `“${about}”` : otherwise;

/** Nothing was done, and nothing will be until a person changes something. */
export const refused = { retry: 'never', cached: false, charged: 'no' } as const;
