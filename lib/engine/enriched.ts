/** What came of one row, as the run and a person's lookup read it. */
import type { FieldContent } from '../core/field/definition.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { LookupResult, Refresh, RunRow } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Told } from './call.ts';

export interface Ask {
  readonly planId: string;
  readonly subject: Subject;
  readonly values: Readonly<Record<string, FieldContent>>;
  readonly runId: string | null;
  readonly priority: 'person' | 'run';
  readonly refresh: Refresh;
  readonly since: number;
  /** Of a push: rows a call, at most. */
  readonly rowsACall?: number;
  readonly signal: AbortSignal;
}

export type Enriched =
  | (Told & {
      readonly kind: 'done';
      readonly state: Extract<RunRow['state'], 'found' | 'not-found' | 'failed' | 'skipped' | 'unknown'>;
      /** The plan's own result first; a chain's steps follow. */
      readonly results: readonly [LookupResult, ...LookupResult[]];
    })
  | (Told & { readonly kind: 'wait'; readonly until: number; readonly problem: Problem });

export type Enrich = (ask: Ask) => Promise<Enriched>;
