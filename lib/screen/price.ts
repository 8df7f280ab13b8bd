/** Prices on buttons and beside groups. */
import { costsWords } from '../core/cost.ts';
import type { PlanInfo } from './plan-info.ts';

/** `1 credit`, `2 credits + 1 call`; empty for what is free. */
export const priceOf = (plans: readonly Pick<PlanInfo, 'costs'>[]): string =>
  costsWords(plans.flatMap(plan => plan.costs));

/** `Refresh · 1 credit` */
export const priced = (verb: string, price: string): string => (price ? `${verb} · ${price}` : verb);
