/** Requests and chains as one list, for menus and the popup: what a person may choose to ask. */
import { sumCosts } from '../core/cost.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

export interface PlanSummary {
  readonly id: string;
  readonly kind: 'request' | 'chain';
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  readonly source: StoredRequest['source'];
  /** What one lookup may cost at most, by unit; empty where it is free. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
}

/** By name. */
export async function planList(db: LoupeDatabase): Promise<readonly PlanSummary[]> {
  const [requests, chains] = await db.transaction('r', db.requests, db.chains, () =>
    Promise.all([db.requests.toArray(), db.chains.toArray()]),
  );
  const costs = new Map(requests.map(row => [row.id, row.definition.cost]));
  const plans = [
    ...requests.map(({ id, enabled, source, definition }): PlanSummary => {
      const { name, provider, cost } = definition;
      return { id, kind: 'request', name, provider, enabled, source, costs: sumCosts([cost]) };
    }),
    ...chains.map(({ id, enabled, source, chain }): PlanSummary => {
      const ofSteps = sumCosts(chain.steps.flatMap(step => costs.get(step.requestId) ?? []));
      return { id, kind: 'chain', name: chain.name, provider: '', enabled, source, costs: ofSteps };
    }),
  ];
  return plans.sort((a, b) => a.name.localeCompare(b.name));
}
