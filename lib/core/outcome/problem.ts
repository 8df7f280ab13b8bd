/** What went wrong, in one shape for engine, card, popup, list and docs. The table of all kinds is `table.ts`. */

export const PROBLEM_KINDS = [
  // Before a call: nothing was sent, nothing was charged.
  'definition',
  'missing-variable',
  'unsafe-value',
  'secret-missing',
  'secret-locked',
  'secret-unbound',
  'permission',
  'origin-refused',
  'budget',
  'cancelled',
  // The way there.
  'offline',
  'unreachable',
  'timeout',
  'interrupted',
  'redirect',
  'sign-in',
  // What the server said.
  'bad-request',
  'unauthorized',
  'payment',
  'forbidden',
  'not-found',
  'wrong-address',
  'gone',
  'conflict',
  'throttled',
  'server',
  'rejected',
  'declared-failure',
  'not-ready',
  // What its answer was.
  'html',
  'malformed',
  'too-large',
  'too-deep',
  'empty',
  'more-follow',
  // The run.
  'circuit-open',
  'unknown',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** The one next step that an error offers. The interface knows how to do each. */
export type NextStep =
  | { readonly do: 'edit-request'; readonly requestId?: string; readonly tab?: string }
  | { readonly do: 'change-key'; readonly secret?: string }
  | { readonly do: 'unlock' }
  | { readonly do: 'bind-key'; readonly secret: string; readonly origin: string }
  | { readonly do: 'allow-origin'; readonly origin: string }
  | { readonly do: 'raise-budget'; readonly requestId?: string }
  | { readonly do: 'sign-in'; readonly requestId?: string }
  | { readonly do: 'try-again'; readonly cost?: string }
  | { readonly do: 'wait' }
  | { readonly do: 'none' };

export interface Problem {
  readonly kind: ProblemKind;
  /** What happened, for a person: `Hunter refused the key.` Never holds a secret. */
  readonly message: string;
  /** What was kept or charged, what goes on by itself. */
  readonly detail?: string;
  readonly next: NextStep;
  /** HTTP status, where a server answered. */
  readonly status?: number;
  /** Milliseconds since 1970 before which asking again is useless. */
  readonly until?: number;
  /** The variable, header, field or secret that it is about. */
  readonly about?: string;
}
