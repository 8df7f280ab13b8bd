/** A request or chain as a list sees it: its columns, who fills them, the price, when an answer is stale. */
import { sumCosts } from '../cost.ts';
import type { FieldType } from '../field/definition.ts';
import { pushPlanId } from '../push/plan-id.ts';
import type { StoredChain, StoredRequest } from '../record/records.ts';

export interface PlanField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly derived: boolean;
}

export interface PlanView {
  readonly id: string;
  /** `push`: rows go to it. */
  readonly kind: 'request' | 'chain' | 'push';
  readonly name: string;
  /** Who answers: `Hunter`, `3 steps`. */
  readonly provider: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly ttlMs: number;
  readonly notFoundTtlMs: number;
  /** Most that one row may cost, by unit; empty where it is free. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  readonly fields: readonly PlanField[];
  /** The requests that it is made of; itself when it is one. */
  readonly requests: readonly StoredRequest[];
}

export function requestView(request: StoredRequest): PlanView {
  const { id, enabled, revision, definition } = request;
  const { name, provider, cost, cache } = definition;
  return {
    id,
    kind: 'request',
    name,
    provider: provider || name,
    enabled,
    revision,
    ...cache,
    costs: sumCosts([cost]),
    fields: [
      ...definition.fields.map(field => ({ ...pick(field), derived: false })),
      ...definition.derived.map(field => ({ ...pick(field), derived: true })),
    ],
    requests: [request],
  };
}

/** The request as a destination: what was pushed is never stale, and is no result of its revision. */
export const pushView = (request: StoredRequest): PlanView => ({
  ...requestView(request),
  // What the answer to a batch says is of no one row.
  ...(request.definition.batch ? { fields: [] } : {}),
  id: pushPlanId(request.id),
  kind: 'push',
  revision: 0,
  ttlMs: Number.POSITIVE_INFINITY,
  notFoundTtlMs: Number.POSITIVE_INFINITY,
});

/** @returns null when a request that it needs is gone. */
export function chainView(
  { id, chain, enabled, revision }: StoredChain,
  byId: ReadonlyMap<string, StoredRequest>,
): PlanView | null {
  const ids = [...new Set(chain.steps.map(step => step.requestId))];
  const requests = ids.flatMap(one => byId.get(one) ?? []);
  if (requests.length < ids.length) return null;
  const typeOf = (from: string): FieldType => {
    const [stepId, field] = from.split('.');
    const step = chain.steps.find(one => one.id === stepId);
    const definition = step && byId.get(step.requestId)?.definition;
    return definition?.fields.find(one => one.name === field)?.type ?? 'text';
  };
  return {
    id,
    kind: 'chain',
    name: chain.name,
    provider: `${chain.steps.length} ${chain.steps.length === 1 ? 'step' : 'steps'}`,
    enabled: enabled && requests.every(one => one.enabled),
    // As the engine reckons it: each part's revision only grows, so the sum tells every change.
    revision: requests.reduce((sum, one) => sum + one.revision, revision),
    ttlMs: Math.min(...requests.map(one => one.definition.cache.ttlMs)),
    notFoundTtlMs: Math.min(...requests.map(one => one.definition.cache.notFoundTtlMs)),
    costs: sumCosts(chain.steps.flatMap(step => byId.get(step.requestId)?.definition.cost ?? [])),
    fields: chain.outputs.map(({ name, label, from }) => ({
      name,
      label,
      type: typeOf(from[0] ?? ''),
      derived: false,
    })),
    requests,
  };
}

const pick = ({ name, label, type }: Omit<PlanField, 'derived'>): Omit<PlanField, 'derived'> => ({
  name,
  label,
  type,
});

/** Names of the keys that its calls need. */
export function secretsOf(plan: Pick<PlanView, 'requests'>): readonly string[] {
  const names = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      if (key === 'secret' || key === 'clientSecret' || key === 'refreshSecret') names.add(value);
      else
        for (const match of value.matchAll(/\{\{\s*secret\.([a-z0-9_-]+)/g))
          if (match[1]) names.add(match[1]);
    } else if (value instanceof Object) for (const [name, part] of Object.entries(value)) visit(part, name);
  };
  for (const { definition } of plan.requests) visit(definition, '');
  return [...names];
}
