/** What a chain needs to know of its requests: the variables that each reads, and the fields that it gives. */
import type { RequestShape } from '../../../lib/core/plan/check.ts';
import type { StoredRequest } from '../../../lib/core/record/records.ts';
import { variablesOf } from '../../../lib/core/request/variables.ts';

export const shapesOf = (requests: readonly StoredRequest[]): ReadonlyMap<string, RequestShape> =>
  new Map(
    requests.map(({ id, definition }) => [
      id,
      {
        variables: variablesOf(definition),
        fields: [...definition.fields, ...definition.derived].map(field => field.name),
      },
    ]),
  );

/** `legal_entity` for “Legal entity”, free among the steps. */
export const stepId = (name: string, taken: readonly string[]): string => {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 30);
  const stem = words || 'step';
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}_${n}`;
    if (!taken.includes(id)) return id;
  }
};
