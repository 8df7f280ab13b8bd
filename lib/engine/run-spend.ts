/** What a run has spent, by unit: a chain, or the request that finds a domain, may cost in units of another vendor. */
import { sumCosts } from '../core/cost.ts';
import type { Run } from '../core/record/records.ts';
import type { Enriched } from './enriched.ts';

/** The parts of what was charged whose unit is told; steps of a chain tell theirs. */
const partsOf = (outcome: Enriched): readonly { amount: number; unit: string }[] => {
  if (outcome.kind === 'wait') return [];
  const [main, ...steps] = outcome.results;
  return (steps.length > 0 ? steps : [main]).map(({ charged, unit }) => ({ amount: charged, unit }));
};

export const addSpend = (run: Run, outcome: Enriched): Run => {
  const parts = outcome.charged > 0 ? partsOf(outcome) : [];
  const told = parts.reduce((sum, { amount }) => sum + amount, 0);
  // What waits has no result yet: it counts in the run's own unit.
  const all = sumCosts([...parts, { amount: outcome.charged - told, unit: run.unit }]);
  let { spent } = run;
  const also: Record<string, number> = { ...run.also };
  for (const { amount, unit } of all)
    if (unit === run.unit) spent += amount;
    else also[unit] = (also[unit] ?? 0) + amount;
  return Object.keys(also).length > 0 ? { ...run, spent, also } : { ...run, spent };
};
