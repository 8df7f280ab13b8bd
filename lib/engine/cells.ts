/** From fields' values to a result's cells, each with its provenance. */
import type { FieldValue } from '../core/field/definition.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { Cell, EntityVerdict, LookupResult, StoredRequest } from '../core/record/records.ts';
import type { Source } from './call.ts';
import type { Ask } from './enriched.ts';

export const cellOf = (
  stored: StoredRequest,
  label: string,
  field: FieldValue,
  source: Source | undefined,
  now: number,
): Cell => ({
  label,
  value: field.kind === 'filled' || field.kind === 'fallback' ? field.value : null,
  kind: field.kind,
  why: field.kind === 'filled' ? null : field.why,
  requestId: stored.id,
  provider: stored.definition.provider || stored.definition.name,
  path: field.kind === 'filled' ? field.path : null,
  answerKey: source?.answerKey ?? null,
  at: source?.at ?? now,
});

/** Fallback values fill the row when all else failed; the failure stays on record beside them. */
export const fallbackCells = (stored: StoredRequest, why: string, now: number): Record<string, Cell> =>
  Object.fromEntries(
    stored.definition.fields.flatMap(field =>
      field.fallback === null
        ? []
        : [
            [
              field.name,
              cellOf(stored, field.label, { kind: 'fallback', value: field.fallback, why }, undefined, now),
            ],
          ],
    ),
  );

export interface ResultParts {
  readonly state: LookupResult['state'];
  readonly cells?: Readonly<Record<string, Cell>>;
  readonly problem?: Problem | null;
  readonly note?: string | null;
  readonly entity?: EntityVerdict;
  readonly sources?: readonly Source[];
  readonly charged?: number;
}

/** A result of a request or a chain, for the subject that was asked about. `at` is the oldest answer's time. */
export const resultOf = (
  ask: Ask,
  plan: { readonly id: string; readonly revision: number; readonly unit: string; readonly inputs: string },
  {
    state,
    cells = {},
    problem = null,
    note = null,
    entity = { kind: 'unchecked' },
    sources = [],
    charged = 0,
  }: ResultParts,
  now: number,
): LookupResult => ({
  planId: plan.id,
  subject: ask.subject.key,
  inputs: plan.inputs,
  name: ask.subject.name,
  domain: ask.subject.domain,
  at: sources.length > 0 ? Math.min(...sources.map(source => source.at)) : now,
  state,
  cells,
  problem,
  note,
  revision: plan.revision,
  runId: ask.runId,
  fromCache: sources.length > 0 && sources.every(source => source.fromCache),
  charged,
  unit: plan.unit,
  entity,
});
