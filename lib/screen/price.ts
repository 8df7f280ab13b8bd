/** Prices on buttons and beside groups. */
import { costWords } from '../core/cost.ts';
import type { PlanInfo } from './plan-info.ts';
import { sumCosts } from './plan-info.ts';

/** `1 credit`, `2 credits + 1 call`; empty for what is free. */
export const priceOf = (plans: readonly Pick<PlanInfo, 'costs'>[]): string =>
  sumCosts(plans.flatMap(plan => plan.costs))
    .map(costWords)
    .join(' + ');

/** `Refresh · 1 credit` */
export const priced = (verb: string, price: string): string => (price ? `${verb} · ${price}` : verb);
