/** The shapes by which the parts of the engine speak: one call's context, and what came of a request with all its pages. */
import type { Problem } from '../core/outcome/problem.ts';
import type { LookupResult, PushedRow, Refresh } from '../core/record/records.ts';
import type { Repeat } from '../core/request/repeat.ts';
import type { Judgement } from './judge.ts';

export interface CallContext {
  readonly planId: string;
  readonly runId: string | null;
  /** The subject's key. */
  readonly subject: string;
  /** A person's lookup goes ahead of a running list on the same key, inside the same limits. */
  readonly priority: 'person' | 'run';
  readonly refresh: Refresh;
  /** Answers at or after this time are this run's own, and never bought twice. */
  readonly since: number;
  readonly signal: AbortSignal;
  /** Only from what is kept, however old: nothing is sent. */
  readonly keptOnly?: boolean;
  readonly push?: PushCall;
}

/** A call that takes rows along. It is no other rows' call, however alike, and its rows' outcome is written with its end. */
export interface PushCall {
  readonly rows: readonly [PushedRow, ...PushedRow[]];
  readonly repeat: Repeat | null;
  /** May it be sent again when nobody knows whether it arrived? */
  readonly harmless: boolean;
  /** What an end means for the rows; none where it means nothing yet. */
  told(end: PushEnd): Promise<readonly LookupResult[]>;
}

export interface PushEnd {
  readonly judgement: Judgement;
  readonly charged: number;
  /** Under which an answer is kept. */
  readonly answerKey: string;
  readonly at: number;
}

/** One stored answer that a result rests on. */
export interface Source {
  readonly answerKey: string;
  readonly at: number;
  readonly status: number;
  readonly fromCache: boolean;
}

/** What was spent and sent, whatever came of it. */
export interface Told {
  /** Units charged, or that may have been. */
  readonly charged: number;
  readonly calls: number;
  readonly retries: number;
}

export type Collected =
  | (Told & {
      readonly kind: 'answered';
      /** The answer's value; of several pages, the first page's with the items of all at `itemsPath`. */
      readonly value: unknown;
      readonly sources: readonly Source[];
      /** Why later pages are missing. */
      readonly partial: Problem | null;
    })
  | (Told & { readonly kind: 'not-found'; readonly sources: readonly Source[] })
  /** Not now: the row is written down and taken up at `until`. Nothing of it is lost. */
  | (Told & { readonly kind: 'wait'; readonly until: number; readonly problem: Problem })
  | (Told & { readonly kind: 'failed'; readonly problem: Problem });
