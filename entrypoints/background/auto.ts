/** Requests that the user set to run by themselves on a site: for what is visible, within the site's own budget. */
import { timesWithin } from '../../lib/core/cost.ts';
import type { FoundCompany } from '../../lib/core/message/page.ts';
import type { Site } from '../../lib/core/record/records.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import { loadPlan, type Plan } from '../../lib/engine/plan.ts';
import type { WantedRow } from '../../lib/engine/run-rows.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { type SiteSpend, siteSpend } from '../../lib/store/site-spend.ts';
import { siteAt } from '../../lib/store/sites.ts';
import { app } from './app.ts';

/** Of one message, at most so many are asked: a page that lists thousands does not start thousands. */
const MOST_AT_ONCE = 50;

/** One message at a time: two that read the same spend would both spend what is left. Lost with the worker, and its runs are then in the store. */
let last: Promise<unknown> = Promise.resolve();

export const runByItself = (
  db: LoupeDatabase,
  origin: string,
  companies: readonly FoundCompany[],
): Promise<null> => {
  const next = last
    .catch(() => undefined)
    .then(async () => {
      const site = await siteAt(db, origin);
      if (site && site.state !== 'off') await startRuns(db, site, companies);
      return null;
    });
  last = next;
  return next;
};

const startRuns = async (
  db: LoupeDatabase,
  site: Site,
  companies: readonly FoundCompany[],
): Promise<void> => {
  const { ports, runner } = await app();
  const rows = companies.slice(0, MOST_AT_ONCE).flatMap(company => {
    // Without a domain it is a guess, and a guess is not paid for unasked.
    const subject = company.domain ? subjectOf(company) : null;
    return subject ? [{ subject, values: {} }] : [];
  });
  for (const planId of rows.length > 0 ? site.auto.plans : []) {
    const plan = await loadPlan(ports.plans, planId);
    if (!plan?.enabled) continue;
    const spend = await siteSpend(db, site.origin, Date.now());
    // A person, or what went wrong, stopped it here: a page that is scrolled does not start it again.
    if (spend.open.some(run => run.planId === planId && run.paused)) continue;
    const open = await withoutKnown(rows, plan, spend);
    const taken = open.slice(0, await mayAsk(site, plan, spend));
    if (taken.length === 0) continue;
    const { unit } = plan;
    await runner.start({ planId, listId: null, title: site.origin, refresh: 'missing', unit, rows: taken });
  }
};

/** How many more companies fit into the site's budget, when all that is in line costs what it may. */
const mayAsk = async (site: Site, plan: Plan, spend: SiteSpend): Promise<number> => {
  const { plans } = (await app()).ports;
  const committed = new Map(spend.settled);
  for (const { planId, subjects } of spend.open)
    for (const { amount, unit } of (await loadPlan(plans, planId))?.costs ?? [])
      committed.set(unit, (committed.get(unit) ?? 0) + subjects.length * amount);
  const leftOf = (unit: string): number => (site.auto.budgets[unit] ?? 0) - (committed.get(unit) ?? 0);
  return Math.min(MOST_AT_ONCE, timesWithin(plan.costs, leftOf));
};

const withoutKnown = async (
  rows: readonly WantedRow[],
  plan: Plan,
  spend: SiteSpend,
): Promise<readonly WantedRow[]> => {
  const keys = rows.map(row => row.subject.key);
  const { results } = (await app()).ports;
  const known = new Set((await results.get(plan.id, keys)).keys());
  for (const { planId, subjects } of spend.open)
    if (planId === plan.id) for (const key of subjects) known.add(key);
  return rows.filter(row => !known.has(row.subject.key));
};
