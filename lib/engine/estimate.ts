/** What a run would do, before it does it: rows, what is known already, calls, cost, time. Nothing is sent. */

import { cacheKey } from '../core/cache-key.ts';
import type { Condition } from '../core/condition/definition.ts';
import { sumCosts } from '../core/cost.ts';
import type { Refresh, StoredRequest } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Scope } from '../core/template/scope.ts';
import { firstOverride } from './collect.ts';
import { draftRequest } from './draft.ts';
import { isFresh } from './fresh.ts';
import { callsOf, inputsOf, type Plan, requestsOf, scopeOf } from './plan.ts';
import type { Ports } from './ports.ts';
import { conditionOf, mayRun, wantsDomain } from './resolve-name.ts';

export interface Estimate {
  readonly rows: number;
  /** A condition leaves them out. */
  readonly skipped: number;
  /** Answered already, and fresh. */
  readonly cached: number;
  /** The request was changed since, and the answer of its call is kept: filled from that, for nothing. */
  readonly kept: number;
  /** At most, without retries and further pages. */
  readonly calls: number;
  /** Of these, how many find the domain of a row that is known by its name alone. */
  readonly names: number;
  /** At most, by unit; empty where it is free. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  /** About; by the limits and half a second a call. */
  readonly seconds: number;
  /** What is left today of the budget that ends first, and whether that is enough; null without a budget. */
  readonly budgetLeft: { readonly amount: number; readonly unit: string; readonly enough: boolean } | null;
}

interface EstimateRow {
  readonly subject: Subject;
  readonly values: Readonly<Record<string, string>>;
}

const SECONDS_A_CALL = 0.5;
const CHUNK = 500;

/** The slowest of the limits' windows decides, else how many calls may be under way. */
export const secondsFor = (requests: readonly StoredRequest[], calls: number): number => {
  const rates = requests.flatMap(one => [
    ...one.definition.limits.windows.map(window => (window.calls / window.perMs) * 1000),
    one.definition.limits.concurrency / SECONDS_A_CALL,
  ]);
  return calls / Math.min(...rates);
};

/** Above so many rows a formula is not tried on each: the estimate is then at most. */
const MOST_FORMULAS = 5000;

/** Each request that so many rows of a plan may ask, and how often. */
const spendsOf = (plan: Plan | null, rows: number): readonly { request: StoredRequest; calls: number }[] =>
  [...Map.groupBy(plan ? callsOf(plan) : [], request => request.id).values()].flatMap(steps =>
    steps[0] ? [{ request: steps[0], calls: steps.length * rows }] : [],
  );

const sum = (spends: readonly { readonly calls: number }[]): number =>
  spends.reduce((all, { calls }) => all + calls, 0);

/** The key under which the answer of this row's call is kept; null where there is no one call. */
const callKey = (plan: Plan, scope: Scope): string | null => {
  if (plan.kind !== 'request') return null;
  const { id, definition } = plan.request;
  const drafted = draftRequest(definition, scope, firstOverride(definition));
  return drafted.ok ? cacheKey(id, drafted.draft.canonical) : null;
};

/** @param resolver what finds the domains of rows that are known by name alone; null where nothing does */
export const estimate = async (
  { clock, results, answers, journal }: Pick<Ports, 'clock' | 'results' | 'answers' | 'journal'>,
  plan: Plan,
  resolver: Plan | null,
  rows: readonly EstimateRow[],
  refresh: Refresh,
): Promise<Estimate> => {
  const now = clock.now();
  const condition = conditionOf(plan);
  const isTried = (one: Condition): boolean => one.kind === 'rules' || rows.length <= MOST_FORMULAS;
  const leavesOut = async (scope: Scope): Promise<boolean> =>
    condition !== null && isTried(condition) && !(await mayRun(condition, scope, now));
  /** Subjects by how their row is answered without a call. */
  const freshOf = async (
    of: Plan,
    part: readonly EstimateRow[],
  ): Promise<ReadonlyMap<string, 'known' | 'kept'>> => {
    const known = await results.get(
      of.id,
      part.map(row => row.subject.key),
    );
    const found = new Map<string, 'known' | 'kept'>();
    const calls = new Map<string, string>();
    for (const { subject, values } of part) {
      const result = known.get(subject.key);
      const scope = scopeOf(subject, values);
      // Fresh, but for a change of the request.
      if (
        !result ||
        !isFresh(result, { ...of, revision: result.revision }, refresh, inputsOf(of, scope), now)
      )
        continue;
      const call = result.revision === of.revision ? null : callKey(of, scope);
      if (call !== null) calls.set(subject.key, call);
      else if (result.revision === of.revision) found.set(subject.key, 'known');
    }
    const kept = calls.size > 0 ? await answers.has([...calls.values()]) : new Set();
    for (const [subject, call] of calls) if (kept.has(call)) found.set(subject, 'kept');
    return found;
  };
  let [skipped, cached, kept, names] = [0, 0, 0, 0];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const nameless = resolver ? part.filter(row => row.subject.domain === null) : [];
    const [known, resolved] = await Promise.all([
      freshOf(plan, part),
      resolver && nameless.length > 0 ? freshOf(resolver, nameless) : new Map(),
    ]);
    for (const row of part) {
      const first = resolver !== null && (await wantsDomain(plan, row, now));
      if (!first && (await leavesOut(scopeOf(row.subject, row.values)))) skipped++;
      else if (known.get(row.subject.key) === 'known') cached++;
      else if (known.has(row.subject.key)) kept++;
      else if (first && !resolved.has(row.subject.key)) names++;
    }
  }
  const asked = rows.length - skipped - cached - kept;
  const [own, first] = [spendsOf(plan, asked), spendsOf(resolver, names)];
  const spends = [...own, ...first];
  return {
    rows: rows.length,
    skipped,
    cached,
    kept,
    calls: sum(spends),
    names: sum(first),
    costs: sumCosts(spends.map(priceOf)),
    seconds:
      secondsFor(requestsOf(plan), sum(own)) + (resolver ? secondsFor(requestsOf(resolver), sum(first)) : 0),
    budgetLeft: await budgetLeft(journal, spends, now),
  };
};

const priceOf = ({ request, calls }: { readonly request: StoredRequest; readonly calls: number }) => {
  const { amount, unit } = request.definition.cost;
  return { amount: amount * calls, unit };
};

/** Of the request whose budget ends first. */
const budgetLeft = async (
  journal: Ports['journal'],
  spends: ReturnType<typeof spendsOf>,
  now: number,
): Promise<Estimate['budgetLeft']> => {
  const all = await Promise.all(
    spends.map(async spend => {
      const { perDay, perMonth } = spend.request.definition.cost.budget;
      const spent = await journal.spent(spend.request.id, now);
      const left = Math.min((perDay ?? Infinity) - spent.day, (perMonth ?? Infinity) - spent.month);
      const { amount: need, unit } = priceOf(spend);
      return { left, rest: left - need, unit };
    }),
  );
  const [first] = all.filter(one => Number.isFinite(one.left)).sort((a, b) => a.rest - b.rest);
  return first ? { amount: Math.max(0, first.left), unit: first.unit, enough: first.rest >= 0 } : null;
};
