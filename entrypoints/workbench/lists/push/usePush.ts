/** What a push would do, reckoned anew whenever a person changes something about it. */
import { useEffect, useState } from 'preact/hooks';
import { permissions } from '../../../../lib/browser/permissions.ts';
import type { PlanView } from '../../../../lib/core/list/plan-view.ts';
import type { StoredRequest } from '../../../../lib/core/record/records.ts';
import { originsOf } from '../../../../lib/core/request/origins.ts';
import { estimatePush, type PushEstimate } from '../../../../lib/engine/push-estimate.ts';
import { type ChosenRows, type PushSelection, pushRows } from '../../../../lib/store/push-rows.ts';
import { spentOn } from '../../../../lib/store/spend.ts';
import { useBench } from '../../bench.ts';
import { missingKeys } from '../estimates.ts';

export interface Reckoned {
  readonly estimate: PushEstimate;
  readonly chosen: ChosenRows;
  /** Of the first row that would go, for the table of variables. */
  readonly sample: ChosenRows['rows'][number] | null;
  /** That the browser has not granted yet. */
  readonly origins: readonly string[];
  /** That nobody has entered. */
  readonly keys: readonly string[];
  /** Units left of the budget that ends first; null without one. */
  readonly left: number | null;
}

const SETTLE_MS = 250;

export interface PushPlan {
  readonly request: StoredRequest;
  readonly view: PlanView;
  readonly selection: PushSelection;
  readonly size: number;
}

/** Null while it is reckoned. `problem` is a sentence for a person. */
export function usePush(plan: PushPlan | null): { reckoned: Reckoned | null; problem: string } {
  const { db } = useBench();
  const [made, setMade] = useState<{ about: string; reckoned: Reckoned } | null>(null);
  const [problem, setProblem] = useState('');
  const about = plan ? JSON.stringify([plan.request.revision, plan.selection, plan.size]) : '';
  useEffect(() => {
    if (!plan) return;
    let stopped = false;
    const reckon = async (): Promise<Reckoned> => {
      const { request, view, selection, size } = plan;
      const { definition } = request;
      const now = Date.now();
      const chosen = await pushRows(db, selection, now);
      const estimate = await estimatePush(request, chosen.rows, size, now);
      const origins = originsOf(definition);
      const has = await Promise.all(origins.map(origin => permissions.has(origin)));
      const { perDay, perMonth } = definition.cost.budget;
      const spent = await spentOn(db, request.id, now);
      const left = Math.min((perDay ?? Infinity) - spent.day, (perMonth ?? Infinity) - spent.month);
      return {
        estimate,
        chosen,
        sample: chosen.rows[0] ?? null,
        origins: origins.filter((_, i) => !has[i]),
        keys: await missingKeys(db, view),
        left: Number.isFinite(left) ? Math.max(0, left) : null,
      };
    };
    const timer = setTimeout(() => {
      reckon().then(
        reckoned => {
          if (stopped) return;
          setMade({ about, reckoned });
          setProblem('');
        },
        error => stopped || setProblem(error instanceof Error ? error.message : 'It could not be reckoned.'),
      );
    }, SETTLE_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [about]);
  return { reckoned: made?.about === about ? made.reckoned : null, problem };
}
