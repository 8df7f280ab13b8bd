/** What a run would do, as the background reckons it. */
import * as v from 'valibot';
import { command } from '../../../lib/browser/commands.ts';
import type { PlanView } from '../../../lib/core/list/plan-view.ts';
import { secretsOf } from '../../../lib/core/list/plan-view.ts';
import type { CommandInput } from '../../../lib/core/message/command.ts';
import { type Estimate, estimateSchema } from '../../../lib/core/message/estimate.ts';
import type { Refresh } from '../../../lib/core/record/records.ts';
import type { LoupeDatabase } from '../../../lib/store/database.ts';
import { planViews } from '../../../lib/store/list-brief.ts';
import { setting } from '../../../lib/store/settings.ts';

export type Source = Extract<CommandInput, { do: 'estimate' }>['source'];

const startedSchema = v.object({ runId: v.string() });

/** @throws CommandError with a sentence for a person */
export const estimateRun = async (planId: string, source: Source, refresh: Refresh): Promise<Estimate> =>
  v.parse(estimateSchema, await command({ do: 'estimate', planId, source, refresh }));

/** @returns the run's id */
export const startRun = async (
  planId: string,
  title: string,
  source: Source,
  refresh: Refresh,
): Promise<string> =>
  v.parse(startedSchema, await command({ do: 'start-run', planId, title, source, refresh })).runId;

/** Addresses that the plan calls. A variable cannot be part of a host. */
export const originsOf = (plan: PlanView): readonly string[] => {
  const urls = plan.requests.flatMap(({ definition }) => {
    const { auth } = definition;
    const token = 'tokenUrl' in auth ? [auth.tokenUrl] : 'url' in auth ? [auth.url] : [];
    return [definition.url, ...token];
  });
  return [...new Set(urls.flatMap(url => URL.parse(url.replace(/\{\{[^}]*\}\}/g, 'x'))?.origin ?? []))];
};

/** What finds the domains of names, if something was chosen for it. */
export const resolverViews = async (db: LoupeDatabase): Promise<readonly PlanView[]> => {
  const chosen = await setting(db, 'resolverPlan');
  return chosen === null ? [] : (await planViews(db, [chosen])).filter(view => view !== null);
};

/** Keys that the plan names and nobody has entered. */
export const missingKeys = async (db: LoupeDatabase, plan: PlanView): Promise<readonly string[]> => {
  const names = secretsOf(plan);
  const there = await db.secrets.bulkGet([...names]);
  return names.filter((_, i) => there[i] === undefined);
};
