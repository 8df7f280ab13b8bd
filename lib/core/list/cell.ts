/** What one cell shows: a value with its condition, or why there is none. */
import type { FieldContent } from '../field/definition.ts';
import type { ProblemKind } from '../outcome/problem.ts';
import { OUTCOMES } from '../outcome/table.ts';
import type { RunRow } from '../record/records.ts';
import type { PlanView } from './plan-view.ts';
import { type BriefResult, isStale } from './row.ts';

/** What a run is about to do with a row. */
export interface Pending {
  readonly state: Extract<RunRow['state'], 'queued' | 'working' | 'waiting'>;
  /** Milliseconds since 1970; 0 when it is not known. */
  readonly until: number;
}

export type CellView =
  /** Never asked. */
  | { readonly kind: 'none' }
  /** Asked and answered, and this field had nothing in it. */
  | { readonly kind: 'empty'; readonly why: string }
  | {
      readonly kind: 'filled';
      readonly value: FieldContent;
      /** When it was fetched, if that is too long ago. */
      readonly staleSince: number | null;
      /** It stands in for a value that was not there. */
      readonly fallback: boolean;
    }
  | { readonly kind: 'line' | 'asking' }
  | { readonly kind: 'waits'; readonly until: number }
  | { readonly kind: 'failed'; readonly word: string; readonly why: string }
  | { readonly kind: 'unknown' | 'other' | 'skipped' | 'missing'; readonly why: string };

export function cellView(
  result: BriefResult | null,
  field: number,
  plan: PlanView,
  pending: Pending | null,
  now: number,
): CellView {
  const value = result?.values[field] ?? null;
  if (pending?.state === 'working' && value === null) return { kind: 'asking' };
  if (pending?.state === 'waiting' && value === null) return { kind: 'waits', until: pending.until };
  if (pending?.state === 'queued' && value === null) return { kind: 'line' };
  if (!result) return { kind: 'none' };
  // Another firm's answer is never shown as this one's.
  if (result.other !== null) return { kind: 'other', why: result.other };
  if (value !== null) {
    const staleSince = isStale(result, plan, now) ? result.at : null;
    return { kind: 'filled', value, staleSince, fallback: result.kinds[field] === 'fallback' };
  }
  const why = result.problem?.message ?? result.note ?? '';
  switch (result.state) {
    case 'failed':
      return { kind: 'failed', word: problemWord(result.problem?.kind), why };
    case 'unknown':
      return { kind: 'unknown', why: why || 'The browser closed in mid-call. It may have been charged.' };
    case 'skipped':
      return { kind: 'skipped', why: why || 'Its condition left it out. Nothing was charged.' };
    case 'not-found':
      return { kind: 'missing', why: why || `${plan.provider} does not know this company.` };
    default:
      return {
        kind: 'empty',
        why:
          result.kinds[field] === 'unreadable'
            ? 'The value could not be read.'
            : why || 'The answer has no value here.',
      };
  }
}

/** For a narrow column: two words at most. */
const WORDS: { readonly [K in ProblemKind]?: string } = {
  unauthorized: 'Key rejected',
  forbidden: 'Not permitted',
  payment: 'Not paid',
  'secret-missing': 'No key',
  'secret-locked': 'Keys locked',
  'secret-unbound': 'Key not bound',
  permission: 'Not allowed',
  'origin-refused': 'Refused',
  budget: 'Budget used',
  offline: 'Offline',
  unreachable: 'Unreachable',
  timeout: 'Timed out',
  redirect: 'Redirected',
  'bad-request': 'Bad request',
  'missing-variable': 'Value missing',
  'unsafe-value': 'Unsafe value',
  throttled: 'Rate limited',
  server: 'Server error',
  'wrong-address': 'No such address',
  html: 'Not data',
  malformed: 'Unreadable',
  'too-large': 'Too large',
  empty: 'Empty answer',
  'sign-in': 'Sign in',
  definition: 'Cannot build',
  cancelled: 'Cancelled',
};

export const problemWord = (kind: ProblemKind | undefined): string =>
  kind === undefined ? 'Failed' : (WORDS[kind] ?? OUTCOMES[kind].title);
