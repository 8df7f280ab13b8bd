import type { Site, StoredChain, StoredRequest } from '../../core/record/records.ts';
import type { Migration } from './migration.ts';

interface OldSite extends Omit<Site, 'auto'> {
  readonly auto: { readonly plans: readonly string[]; readonly budgetPerDay: number };
}

/** A site's budget for a day counted units of every vendor together: now each unit has its own. */
export const siteBudgets: Migration = {
  version: 4,
  stores: {},
  async upgrade(transaction) {
    const sites = await transaction.table<OldSite, string>('sites').toArray();
    if (sites.length === 0) return;
    const requests = new Map(
      (await transaction.table<StoredRequest, string>('requests').toArray()).map(one => [one.id, one]),
    );
    const chains = new Map(
      (await transaction.table<StoredChain, string>('chains').toArray()).map(one => [one.id, one.chain]),
    );
    const unitsOf = (plan: string): string[] =>
      (chains.get(plan)?.steps.map(step => step.requestId) ?? [plan]).flatMap(id => {
        const cost = requests.get(id)?.definition.cost;
        return cost && cost.amount > 0 ? [cost.unit] : [];
      });
    const carried = sites.map(({ auto: { plans, budgetPerDay }, ...site }): Site => {
      const units = new Set(plans.flatMap(unitsOf));
      return {
        ...site,
        auto: { plans, budgets: Object.fromEntries([...units].map(unit => [unit, budgetPerDay])) },
      };
    });
    await transaction.table<Site, string>('sites').bulkPut(carried);
  },
};
