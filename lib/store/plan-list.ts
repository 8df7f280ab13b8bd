/** Requests and chains as one list, for menus and the popup: what a person may choose to ask. */
import type { StoredRequest } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';

export interface PlanSummary {
  readonly id: string;
  readonly kind: 'request' | 'chain';
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  readonly source: StoredRequest['source'];
  /** Units that one lookup may cost at most; a chain's steps together where they share a unit, else null. */
  readonly cost: { readonly amount: number; readonly unit: string } | null;
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
      return { id, kind: 'request', name, provider, enabled, source, cost: sumOf([cost]) };
    }),
    ...chains.map(({ id, enabled, source, chain }): PlanSummary => {
      const cost = sumOf(chain.steps.flatMap(step => costs.get(step.requestId) ?? []));
      return { id, kind: 'chain', name: chain.name, provider: '', enabled, source, cost };
    }),
  ];
  return plans.sort((a, b) => a.name.localeCompare(b.name));
}

function sumOf(costs: readonly { amount: number; unit: string }[]): PlanSummary['cost'] {
  const paid = costs.filter(cost => cost.amount > 0);
  const unit = paid[0]?.unit ?? costs[0]?.unit ?? 'credit';
  if (paid.some(cost => cost.unit !== unit)) return null;
  return { amount: paid.reduce((sum, cost) => sum + cost.amount, 0), unit };
}
