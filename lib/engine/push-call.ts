/** The call that takes rows to a destination: one row, or a batch of them in one list of the body. */
import { type PushValues, sharedValues } from '../core/push/values.ts';
import type { Batch, RequestDefinition } from '../core/request/definition.ts';
import type { Repeat } from '../core/request/repeat.ts';
import { sharedVariables } from '../core/request/variables.ts';
import type { Scope } from '../core/template/scope.ts';
import { type Drafted, draftRequest } from './draft.ts';
import { hasIdempotency, isHarmless } from './send.ts';

/**
 * How a request behaves as a destination. It has one page. A GET or HEAD that takes a row somewhere acts, whatever its
 * method promises, so it is tried once. A batch may come together in another way after a crash: neither the vendor's
 * memory for its key nor a job that was begun can be relied on, so it is tried once as well, and 202 means taken.
 */
export function asDestination(definition: RequestDefinition, batched: boolean): RequestDefinition {
  const { retry, answer } = definition;
  const { idempotency } = retry;
  return {
    ...definition,
    paging: { kind: 'none' },
    retry: {
      ...retry,
      ...(actsByReading(definition) && !hasIdempotency(definition) ? { retries: 0 } : {}),
      ...(batched && idempotency ? { idempotency: { ...idempotency, validHours: 0 } } : {}),
    },
    answer: batched ? { ...answer, poll: null } : answer,
  };
}

const actsByReading = ({ method, retry }: RequestDefinition): boolean =>
  (method === 'GET' || method === 'HEAD') && !retry.repeatable;

/** The same row, sent again by any run, comes to the same: nobody has to know whether it arrived. */
export const isUpsert = (definition: RequestDefinition): boolean =>
  !actsByReading(definition) &&
  isHarmless({ ...definition, retry: { ...definition.retry, idempotency: null } });

/** May this very call be sent again when nobody knows whether it arrived? */
export const mayGoTwice = (definition: RequestDefinition, batched: boolean): boolean =>
  isUpsert(definition) || (!batched && hasIdempotency(definition));

/** What the templates outside the repeated list see, and what the list is filled from; `batch` is null for one row a call. */
export function pushScope(
  batch: Batch | null,
  rows: readonly [PushValues, ...PushValues[]],
): { readonly scope: Scope; readonly repeat: Repeat | null } {
  return batch
    ? { scope: sharedValues(rows), repeat: { path: batch.path, scopes: rows } }
    : { scope: rows[0], repeat: null };
}

/** Rows that may share a call are alike in all that stands outside the list that repeats. */
export function sharedKey(definition: RequestDefinition, values: PushValues): string {
  const { batch } = definition;
  if (!batch) return '';
  const names = sharedNames.get(definition) ?? sharedVariables(definition, batch.path);
  sharedNames.set(definition, names);
  return JSON.stringify(names.map(name => values[name] ?? null));
}

/** Worked out once: a push asks the same of one definition, row by row. */
const sharedNames = new WeakMap<RequestDefinition, readonly string[]>();

/** The call as it will be sent, with its secrets as names; or why these rows cannot go. */
export function draftPush(
  definition: RequestDefinition,
  batch: Batch | null,
  rows: readonly [PushValues, ...PushValues[]],
): Drafted {
  const { scope, repeat } = pushScope(batch, rows);
  return draftRequest(asDestination(definition, batch !== null), scope, repeat ? { repeat } : null);
}
