/** Requests that the user set to run by themselves on a site: for what is visible, within the site's own budget. */
import type { FoundCompany } from '../../lib/core/message/page.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import { loadPlan } from '../../lib/engine/plan.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { spentBySite } from '../../lib/store/site-spend.ts';
import { siteAt } from '../../lib/store/sites.ts';
import { app } from './app.ts';

/** Of one message, at most so many are asked: a page that lists thousands does not start thousands. */
const MOST_AT_ONCE = 50;

export const runByItself = async (
  db: LoupeDatabase,
  origin: string,
  companies: readonly FoundCompany[],
): Promise<null> => {
  const site = await siteAt(db, origin);
  if (!site || site.state === 'off' || site.auto.plans.length === 0) return null;
  const { ports, runner } = await app();
  const rows = companies.slice(0, MOST_AT_ONCE).flatMap(company => {
    // Without a domain it is a guess, and a guess is not paid for unasked.
    const subject = company.domain ? subjectOf(company) : null;
    return subject ? [{ subject, values: {} }] : [];
  });
  for (const planId of site.auto.plans) {
    const plan = await loadPlan(ports.plans, planId);
    if (!plan?.enabled) continue;
    const known = await ports.results.get(
      planId,
      rows.map(row => row.subject.key),
    );
    const open = rows.filter(row => !known.has(row.subject.key));
    const left =
      plan.cost === 0
        ? open.length
        : Math.floor((site.auto.budgetPerDay - (await spentBySite(db, origin, Date.now()))) / plan.cost);
    const taken = open.slice(0, Math.max(0, left));
    if (taken.length > 0)
      await runner.start({
        planId,
        listId: null,
        title: origin,
        refresh: 'missing',
        unit: plan.unit,
        rows: taken,
      });
  }
  return null;
};
