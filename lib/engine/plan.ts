/** A request or a chain, as a run and a lookup see it: what it is called, needs, costs, and when its results are fresh. */
import { sumCosts } from '../core/cost.ts';
import type { FieldContent } from '../core/field/definition.ts';
import type { Chain } from '../core/plan/chain.ts';
import { pushedTo } from '../core/push/plan-id.ts';
import { fingerprint } from '../core/push/values.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import { variablesOf } from '../core/request/variables.ts';
import type { Scope } from '../core/template/scope.ts';
import type { DriveParts } from './drive-parts.ts';
import type { Ports } from './ports.ts';

interface Common {
  readonly id: string;
  readonly name: string;
  /** Who answers, in a person's words. */
  readonly provider: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly ttlMs: number;
  readonly notFoundTtlMs: number;
  /** Rows that may be asked at once. */
  readonly concurrency: number;
  /** Most that one row may cost, by unit; empty where it is free. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  /** The unit that a run is counted in. */
  readonly unit: string;
  /** Variables of a row that decide the answer. */
  readonly variables: readonly string[];
}

export type Plan =
  /** `push`: the request takes rows of a list along, in place of being asked about them. */
  | (Common & { readonly kind: 'request' | 'push'; readonly request: StoredRequest })
  | (Common & {
      readonly kind: 'chain';
      readonly chain: Chain;
      /** By request id. */
      readonly requests: ReadonlyMap<string, StoredRequest>;
    });

/** What it may ask: its own request, or those of all its steps. */
export const requestsOf = (plan: Plan): readonly StoredRequest[] =>
  plan.kind === 'chain' ? [...plan.requests.values()] : [plan.request];

/** Those that one row asks at most, in order; one that two steps ask stands twice. */
export const callsOf = (plan: Plan): readonly StoredRequest[] =>
  plan.kind === 'chain'
    ? plan.chain.steps.flatMap(step => plan.requests.get(step.requestId) ?? [])
    : [plan.request];

const providerOf = ({ definition }: StoredRequest): string => definition.provider || definition.name;

const commonOf = (
  requests: readonly StoredRequest[],
): Omit<Common, 'id' | 'name' | 'provider' | 'enabled' | 'revision' | 'costs'> => ({
  ttlMs: Math.min(...requests.map(one => one.definition.cache.ttlMs)),
  notFoundTtlMs: Math.min(...requests.map(one => one.definition.cache.notFoundTtlMs)),
  // The gate holds the limits; more rows than slots keep it busy while others are read and written down, in batches.
  // Few more where a call costs: an answer that is not yet written is what a crash may lose.
  concurrency: Math.min(
    100,
    requests.reduce((sum, { definition: { cost, limits } }) => {
      return sum + limits.concurrency * (cost.amount > 0 ? 1 : 4);
    }, 2),
  ),
  unit: requests.find(one => one.definition.cost.amount > 0)?.definition.cost.unit ?? 'credit',
  variables: [...new Set(requests.flatMap(one => variablesOf(one.definition)))].sort(),
});

/** What was pushed stays pushed, however long ago, and whatever was changed in the request since. */
const ONCE = {
  revision: 0,
  ttlMs: Number.POSITIVE_INFINITY,
  notFoundTtlMs: Number.POSITIVE_INFINITY,
} as const;

/** @returns null when it, or a request that it needs, is gone. */
export const loadPlan = async (plans: Ports['plans'], id: string): Promise<Plan | null> => {
  const destination = pushedTo(id);
  const request = await plans.request(destination ?? id);
  if (request)
    return {
      kind: destination === null ? 'request' : 'push',
      id,
      name: request.definition.name,
      provider: providerOf(request),
      enabled: request.enabled,
      revision: request.revision,
      ...commonOf([request]),
      ...(destination === null ? {} : ONCE),
      costs: sumCosts([request.definition.cost]),
      request,
    };
  const stored = await plans.chain(id);
  if (!stored) return null;
  const ids = [...new Set(stored.chain.steps.map(step => step.requestId))];
  const found = (await Promise.all(ids.map(one => plans.request(one)))).filter(one => one !== null);
  if (found.length < ids.length) return null;
  return {
    kind: 'chain',
    id,
    name: stored.chain.name,
    provider: stored.chain.name,
    enabled: stored.enabled && found.every(one => one.enabled),
    // Each part's revision only grows, so the sum tells every change.
    revision: found.reduce((sum, one) => sum + one.revision, stored.revision),
    ...commonOf(found),
    costs: sumCosts(
      stored.chain.steps.flatMap(step => found.find(one => one.id === step.requestId)?.definition.cost ?? []),
    ),
    chain: stored.chain,
    requests: new Map(found.map(one => [one.id, one])),
  };
};

/** What templates and conditions of a row may name: its columns, then `domain`, `company_name` and `name`. */
export const scopeOf = (subject: Subject, values: Readonly<Record<string, FieldContent>>): Scope => ({
  ...values,
  ...(subject.domain ? { domain: subject.domain } : {}),
  ...(subject.name ? { company_name: subject.name, name: subject.name } : {}),
});

/** The row's values that the plan reads, as one text; two rows with the same text get the same answer. */
export const inputsOf = (plan: Pick<Plan, 'variables'>, scope: Scope): string =>
  JSON.stringify(
    plan.variables.flatMap(variable => {
      const [root = ''] = variable.split('.');
      return Object.hasOwn(scope, root) ? [[root, scope[root]]] : [];
    }),
  );

/** What the driver of a run needs to know of its plan. */
export const drivePlan = (plan: Plan | null): DriveParts['plan'] | null =>
  plan && {
    provider: plan.provider,
    concurrency: plan.concurrency,
    revision: plan.revision,
    ttlMs: plan.ttlMs,
    notFoundTtlMs: plan.notFoundTtlMs,
    stopsOnRefusal: plan.kind !== 'chain',
    isPush: plan.kind === 'push',
    inputsOf: row =>
      plan.kind === 'push' ? fingerprint(row.values) : inputsOf(plan, scopeOf(row.subject, row.values)),
  };
