/** A lookup by hand: every plan that is on, or the ones named, ahead of whatever runs. */

import type { Company } from '../../lib/core/message/command.ts';
import { heardByHand } from '../../lib/core/outcome/by-hand.ts';
import { problem } from '../../lib/core/outcome/table.ts';
import { plansByHand } from '../../lib/core/plan/by-hand.ts';
import type { LookupResult, Refresh } from '../../lib/core/record/records.ts';
import { type Subject, subjectOf } from '../../lib/core/record/subject.ts';
import { toldDomain } from '../../lib/core/record/told-domain.ts';
import { isFresh } from '../../lib/engine/fresh.ts';
import { inputsOf, loadPlan, type Plan, requestsOf, scopeOf } from '../../lib/engine/plan.ts';
import { nameRows } from '../../lib/store/lists.ts';
import { setting } from '../../lib/store/settings.ts';
import { app } from './app.ts';

/** Beside the time that the calls themselves may take, for the line and short repeats. Milliseconds. */
const PATIENCE_MS = 35_000;

/** A person may wait as long as the request says that its answer may take: what is under way is not cut off before. */
const patienceFor = (plan: Plan): number =>
  requestsOf(plan).reduce((sum, { definition }) => sum + definition.answer.timeoutMs, PATIENCE_MS);

/** Nobody pressed a button: the time was over. */
const overTime = (result: LookupResult, plan: Plan): LookupResult =>
  result.problem?.kind === 'cancelled'
    ? { ...result, problem: problem('timeout', { provider: plan.provider }) }
    : result;

const plansFor = async (wanted: readonly string[] | null): Promise<readonly string[]> => {
  if (wanted) return wanted;
  const { db } = await app();
  return plansByHand(
    ...(await Promise.all([
      db.requests.toArray(),
      db.chains.toArray(),
      setting(db, 'lookupPlans'),
      setting(db, 'resolverPlan'),
    ])),
  );
};

/**
 * @returns the results, and whom they are about: a company known by name alone may have got its domain
 * @throws with a sentence when the company has neither a name nor a domain
 */
export const lookUpNow = async (
  company: Company,
  plans: readonly string[] | null,
  refresh: Refresh,
): Promise<{ results: LookupResult[]; subject: Subject }> => {
  const asked = subjectOf(company);
  if (!asked) throw new Error('Write a domain, an e-mail address or a company name.');
  const { db, ports } = await app();
  const chosen = asked.domain === null ? await setting(db, 'resolverPlan') : null;
  const resolver = chosen !== null && (await loadPlan(ports.plans, chosen))?.enabled ? chosen : null;
  const named = resolver === null ? [] : await askPlans(asked, company, [resolver], refresh);
  const domain = named.map(toldDomain).find(told => told !== null) ?? null;
  const subject = domain === null ? asked : (subjectOf({ name: asked.name, domain }) ?? asked);
  if (subject.key !== asked.key)
    await db.transaction('rw', db.lists, db.listRows, () =>
      nameRows(db, [{ from: asked.key, to: subject }], ports.clock.now()),
    );
  const { key, name } = subject;
  await ports.results.remember({ subject: key, name, domain: subject.domain, at: ports.clock.now() });
  const wanted = (await plansFor(plans)).filter(planId => planId !== chosen);
  const results = await askPlans(subject, company, wanted, refresh);
  return { results: domain === null ? [...named, ...results] : results, subject };
};

async function askPlans(
  subject: Subject,
  company: Company,
  plans: readonly string[],
  wanted: Refresh,
): Promise<LookupResult[]> {
  const { ports, enrich } = await app();
  const now = ports.clock.now();
  /** As it lies in the store: beside what was known before. */
  const kept = async (result: LookupResult): Promise<LookupResult> =>
    (await ports.results.get(result.planId, [subject.key])).get(subject.key) ?? result;
  const ask = async (planId: string): Promise<LookupResult[]> => {
    const plan = await loadPlan(ports.plans, planId);
    if (!plan) return [];
    // What costs nothing is renewed once it is stale: the card shows what was known until the new answer comes.
    const refresh = wanted === 'missing' && plan.costs.length === 0 ? 'stale' : wanted;
    const inputs = inputsOf(plan, scopeOf(subject, company.values));
    const known = (await ports.results.get(planId, [subject.key])).get(subject.key);
    if (known && isFresh(known, plan, refresh, inputs, now)) return [known];
    const patience = AbortSignal.timeout(patienceFor(plan));
    const outcome = await enrich({
      planId,
      subject,
      values: company.values,
      runId: null,
      priority: 'person',
      refresh,
      since: now,
      signal: patience,
    });
    const [price = { amount: 0, unit: plan.unit }] = plan.costs;
    if (outcome.kind === 'done') {
      const results = outcome.results.map(one => {
        const told = patience.aborted ? overTime(one, plan) : one;
        return told.problem ? { ...told, problem: heardByHand(told.problem, price) } : told;
      });
      await ports.results.put(results);
      return [await kept(outcome.results[0])];
    }
    const waiting: LookupResult = {
      planId,
      subject: subject.key,
      inputs,
      name: subject.name,
      domain: subject.domain,
      at: now,
      state: 'failed',
      cells: {},
      problem: { ...heardByHand(outcome.problem, price), until: outcome.until },
      note: null,
      revision: plan.revision,
      runId: null,
      fromCache: false,
      charged: outcome.charged,
      unit: plan.unit,
      entity: { kind: 'unchecked' },
    };
    await ports.results.put([waiting]);
    return [await kept(waiting)];
  };
  return (await Promise.all(plans.map(ask))).flat();
}
