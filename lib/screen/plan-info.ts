/** What the screens must know of a request or chain: who answers, what it costs, when it is stale, where it calls. */
import type { StoredChain, StoredRequest } from '../core/record/records.ts';
import type { Auth } from '../core/request/auth.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { setting } from '../store/settings.ts';

export interface PlanInfo {
  readonly id: string;
  readonly kind: 'request' | 'chain';
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** Ids of the requests that it asks; its own for a request. */
  readonly requests: readonly string[];
  readonly ttlMs: number;
  readonly notFoundTtlMs: number;
  /** Units that one lookup may cost at most, by unit. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  /** Origins that it calls, where its address names them without a variable. */
  readonly origins: readonly string[];
}

/** As it goes over a line: no maps. */
export interface PlanLists {
  readonly plans: readonly PlanInfo[];
  readonly byHand: readonly string[];
}

export interface PlanBook {
  readonly plans: ReadonlyMap<string, PlanInfo>;
  /** What a lookup by hand asks. */
  readonly byHand: readonly PlanInfo[];
}

export const EMPTY_BOOK: PlanBook = { plans: new Map(), byHand: [] };

/** The origin of an address template: null while a variable stands within it. */
export const originOfTemplate = (template: string): string | null => {
  const [head] = /^https?:\/\/[^/?#\s{}]+(?=[/?#]|$)/i.exec(template.trim()) ?? [];
  return head && URL.canParse(head) ? new URL(head).origin : null;
};

const tokenUrlOf = (auth: Auth): string => {
  if ('tokenUrl' in auth) return auth.tokenUrl;
  return auth.kind === 'login' ? auth.url : '';
};

const ofRequest = ({ id, enabled, revision, definition }: StoredRequest): PlanInfo => ({
  id,
  kind: 'request',
  name: definition.name,
  provider: definition.provider || definition.name,
  enabled,
  revision,
  fields: [...definition.fields, ...definition.derived].map(({ name, label }) => ({ name, label })),
  requests: [id],
  ttlMs: definition.cache.ttlMs,
  notFoundTtlMs: definition.cache.notFoundTtlMs,
  costs: sumCosts([definition.cost]),
  origins: [originOfTemplate(definition.url), originOfTemplate(tokenUrlOf(definition.auth))].flatMap(
    origin => origin ?? [],
  ),
});

const ofChain = (
  { id, enabled, revision, chain }: StoredChain,
  requests: ReadonlyMap<string, PlanInfo>,
): PlanInfo => {
  const steps = chain.steps.flatMap(step => requests.get(step.requestId) ?? []);
  return {
    id,
    kind: 'chain',
    name: chain.name,
    provider: chain.name,
    enabled,
    revision,
    fields: chain.outputs.map(({ name, label }) => ({ name, label })),
    requests: [...new Set(steps.map(step => step.id))],
    ttlMs: Math.min(...steps.map(step => step.ttlMs)),
    notFoundTtlMs: Math.min(...steps.map(step => step.notFoundTtlMs)),
    costs: sumCosts(steps.flatMap(step => step.costs)),
    origins: [...new Set(steps.flatMap(step => step.origins))],
  };
};

/** Amounts of one unit together; what is free is left out. */
export const sumCosts = (
  costs: readonly { readonly amount: number; readonly unit: string }[],
): { amount: number; unit: string }[] => {
  const sums = new Map<string, number>();
  for (const { amount, unit } of costs) if (amount > 0) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  return [...sums].map(([unit, amount]) => ({ unit, amount }));
};

export const bookOf = ({ plans, byHand }: PlanLists): PlanBook => {
  const ofId = new Map(plans.map(plan => [plan.id, plan]));
  return { plans: ofId, byHand: byHand.flatMap(id => ofId.get(id) ?? []) };
};

export const planBook = async (db: LoupeDatabase): Promise<PlanBook> => bookOf(await planLists(db));

export async function planLists(db: LoupeDatabase): Promise<PlanLists> {
  const [requests, chains, chosen] = await Promise.all([
    db.requests.toArray(),
    db.chains.toArray(),
    setting(db, 'lookupPlans'),
  ]);
  const ofId = new Map(requests.map(row => [row.id, ofRequest(row)]));
  const plans = new Map(ofId);
  for (const row of chains) plans.set(row.id, ofChain(row, ofId));
  const all = [...plans.values()].sort((a, b) => a.name.localeCompare(b.name));
  const byHand =
    chosen.length > 0
      ? all.filter(plan => chosen.includes(plan.id))
      : all.filter(plan => plan.kind === 'request' && plan.enabled && plan.fields.length > 0);
  return { plans: all, byHand: byHand.map(plan => plan.id) };
}
