/** What a schedule's run would do if it started now, and what is in its way. */
import { useEffect, useState } from 'preact/hooks';
import { permissions } from '../../../lib/browser/permissions.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import type { Estimate } from '../../../lib/core/message/estimate.ts';
import type { Schedule } from '../../../lib/core/schedule/schedule.ts';
import { useBench } from '../bench.ts';
import { estimateRun, missingKeys, originsOf, resolverViews } from '../lists/estimates.ts';

export interface Reckoned {
  readonly estimate: Estimate;
  /** Addresses that are not allowed yet, and keys that are not set. */
  readonly origins: readonly string[];
  readonly keys: readonly string[];
  /** By unit: what one row may cost, with the call that finds its domain. */
  readonly units: readonly string[];
}

/** Null while it is reckoned. `again` changes when it is to be reckoned anew. */
export function useReckoned(
  plan: PlanView | null,
  listId: string,
  only: Schedule['only'],
): { readonly reckoned: Reckoned | null; readonly problem: string } {
  const { db } = useBench();
  const [found, setFound] = useState<{ about: string; reckoned: Reckoned } | null>(null);
  const [problem, setProblem] = useState('');
  const about = JSON.stringify([plan?.id, plan?.revision, listId, only]);
  useEffect(() => {
    if (!plan) return;
    let gone = false;
    const reckon = async (): Promise<Reckoned> => {
      const refresh = only === 'all' ? 'all' : only === 'new' || only === 'failed' ? 'missing' : 'stale';
      const estimate = await estimateRun(plan.id, { kind: 'list', listId, only }, refresh);
      const resolvers = (await resolverViews(db)).filter(one => one.id !== plan.id);
      const asked = [plan, ...(estimate.names > 0 ? resolvers : [])];
      const origins = [...new Set(asked.flatMap(originsOf))];
      const has = await Promise.all(origins.map(origin => permissions.has(origin)));
      const keys = (await Promise.all(asked.map(one => missingKeys(db, one)))).flat();
      // Names may come into the list later, so what finds their domains is capped too.
      const units = [...new Set([plan, ...resolvers].flatMap(one => one.costs.map(cost => cost.unit)))];
      return { estimate, origins: origins.filter((_, i) => !has[i]), keys, units };
    };
    setProblem('');
    reckon().then(
      reckoned => gone || setFound({ about, reckoned }),
      error => gone || setProblem(error instanceof Error ? error.message : 'The run could not be reckoned.'),
    );
    return () => {
      gone = true;
    };
  }, [about]);
  return { reckoned: found?.about === about ? found.reckoned : null, problem };
}
