/** A row of a list beside what is known of it, made small: 100,000 of them are held at once. */
import type { FieldContent } from '../field/definition.ts';
import type { ProblemKind } from '../outcome/problem.ts';
import type { Cell, ListRow, LookupResult } from '../record/records.ts';
import type { PlanView } from './plan-view.ts';

/** What a list keeps of a `LookupResult`; the whole of it is read again when a cell is opened. */
export interface BriefResult {
  readonly state: LookupResult['state'];
  readonly at: number;
  readonly revision: number;
  /** The kind and sentence of what went wrong. */
  readonly problem: { readonly kind: ProblemKind; readonly message: string } | null;
  readonly note: string | null;
  /** Why the answer seems to be about another company. */
  readonly other: string | null;
  readonly charged: number;
  /** By the plan's fields, in their order. */
  readonly values: readonly (FieldContent | null)[];
  readonly kinds: readonly (Cell['kind'] | null)[];
}

export interface BriefRow {
  readonly id: string;
  readonly subject: string;
  readonly order: number;
  readonly name: string | null;
  readonly domain: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly addedAt: number;
  /** One for each plan of the list, in its order. */
  readonly results: readonly (BriefResult | null)[];
}

export function briefResult(result: LookupResult, plan: PlanView): BriefResult {
  const { state, at, revision, problem, note, entity, charged, cells } = result;
  const own = (field: string): Cell | undefined => (Object.hasOwn(cells, field) ? cells[field] : undefined);
  return {
    state,
    at,
    revision,
    problem: problem && { kind: problem.kind, message: problem.message },
    note,
    other: entity.kind === 'different' ? entity.why : null,
    charged,
    values: plan.fields.map(field => own(field.name)?.value ?? null),
    kinds: plan.fields.map(field => own(field.name)?.kind ?? null),
  };
}

export const briefRow = (
  row: ListRow & { readonly order: number },
  results: readonly (BriefResult | null)[],
  plans: readonly (PlanView | null)[],
): BriefRow => ({
  id: row.id,
  subject: row.subject,
  order: row.order,
  name: row.name,
  domain: row.domain,
  values: row.values,
  addedAt: row.addedAt,
  results: plans.map((_, i) => results[i] ?? null),
});

/** `2026-11-29T20:14:03Z` where it was pushed, else why not: for a file, a search, an order. Null where it never was tried. */
export function pushedText(result: BriefResult | null): string | null {
  if (!result) return null;
  switch (result.state) {
    case 'found':
      return new Date(result.at).toISOString().replace(/\.\d+Z$/, 'Z');
    case 'skipped':
      return `skipped: ${result.note ?? ''}`;
    case 'unknown':
      return `unknown: ${result.problem?.message ?? ''}`;
    default:
      return `failed: ${result.problem?.message ?? ''}`;
  }
}

/** Older than its time to live. */
export const isStale = (result: BriefResult, plan: PlanView, now: number): boolean =>
  now - result.at > (result.state === 'not-found' ? plan.notFoundTtlMs : plan.ttlMs);

/** A person is needed: it failed, may have been paid, or is about another company. */
export const needsPerson = (result: BriefResult): boolean =>
  result.state === 'failed' || result.state === 'unknown' || result.other !== null;
