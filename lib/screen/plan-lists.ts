/** Reads of the store what the screens must know of all requests and chains. */
import { sumCosts } from '../core/cost.ts';
import { plansByHand } from '../core/plan/by-hand.ts';
import type { StoredChain, StoredRequest } from '../core/record/records.ts';
import type { Auth } from '../core/request/auth.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { setting } from '../store/settings.ts';
import { bookOf, originOfTemplate, type PlanBook, type PlanInfo, type PlanLists } from './plan-info.ts';

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

export const planBook = async (db: LoupeDatabase): Promise<PlanBook> => bookOf(await planLists(db));

export async function planLists(db: LoupeDatabase): Promise<PlanLists> {
  const [requests, chains, chosen, resolver] = await Promise.all([
    db.requests.toArray(),
    db.chains.toArray(),
    setting(db, 'lookupPlans'),
    setting(db, 'resolverPlan'),
  ]);
  const ofId = new Map(requests.map(row => [row.id, ofRequest(row)]));
  const plans = new Map(ofId);
  for (const row of chains) plans.set(row.id, ofChain(row, ofId));
  const all = [...plans.values()].sort((a, b) => a.name.localeCompare(b.name));
  const byHand = plansByHand(requests, chains, chosen, resolver);
  const wasChosen = byHand.some(id => chosen.includes(id));
  // Without a choice: chains first, which are made of the requests that give most, each by name.
  const first = ({ kind }: PlanInfo): number => (kind === 'chain' ? 0 : 1);
  const named = all.filter(plan => byHand.includes(plan.id)).sort((a, b) => first(a) - first(b));
  return { plans: all, byHand: wasChosen ? byHand : named.map(plan => plan.id), resolver };
}
