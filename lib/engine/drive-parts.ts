/** What the driver of a run is given, and how a drive ends. */
import type { Problem } from '../core/outcome/problem.ts';
import type { RunRow } from '../core/record/records.ts';
import type { Enrich } from './enriched.ts';
import type { Ports } from './ports.ts';
import type { Resolver } from './resolve-name.ts';

export interface DriveParts {
  readonly ports: Ports;
  readonly enrich: Enrich;
  /** What the run asks: its name, how many rows at once, and what makes an earlier result fresh. */
  readonly plan: {
    readonly provider: string;
    readonly concurrency: number;
    readonly revision: number;
    readonly ttlMs: number;
    readonly notFoundTtlMs: number;
    readonly inputsOf: (row: RunRow) => string;
    /** A chain goes on when one of its providers refuses; a single request does not. */
    readonly stopsOnRefusal: boolean;
    /** Rows go out: only what this run itself has pushed is done. */
    readonly isPush?: boolean;
  };
  /** Asked first for the domain of a row that is known by its name alone. */
  readonly resolver?: Resolver | null;
  readonly signal: AbortSignal;
}

/** How a drive ended: all rows done, nothing due before `at`, stopped by the signal, or paused by a problem. */
export type DriveEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'later'; readonly at: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'paused'; readonly problem: Problem };
