/** From what the store knows of a company to what a screen shows of it. Pure: time and plans are arguments. */

import type { CompanyView, FieldView, GroupView, MismatchView } from '../../components/company/view.ts';
import { costsWords } from '../core/cost.ts';
import { valueText } from '../core/field/value-text.ts';
import { formatAge, formatAgo, formatDay, formatUntil } from '../core/format.ts';
import { OUTCOMES } from '../core/outcome/table.ts';
import type { Cell, LookupResult } from '../core/record/records.ts';
import { isStale } from '../engine/fresh.ts';
import { nextViewOf } from './next-step.ts';
import type { PlanInfo } from './plan-info.ts';
import { priced, priceOf } from './price.ts';

export interface ViewInput {
  readonly results: readonly LookupResult[];
  readonly plans: ReadonlyMap<string, PlanInfo>;
  /** Plans that are being asked right now. */
  readonly asking: ReadonlySet<string>;
  readonly now: number;
}

/** A result of a plan that was changed keeps its own labels and what it cost. */
export function companyView({ results, plans, asking, now }: ViewInput): CompanyView {
  const shown = withoutSteps(results, plans);
  const known = new Map(shown.map(result => [result.planId, result]));
  const ids = [...new Set([...known.keys(), ...asking])];
  const order = (id: string): string => plans.get(id)?.name ?? id;
  const groups = ids
    .sort((a, b) => rank(known.get(a)) - rank(known.get(b)) || order(a).localeCompare(order(b)))
    .map(id => groupOf(id, known.get(id), plans.get(id), asking.has(id), now, results));
  return {
    groups,
    mismatches: shown.flatMap(result => mismatchOf(result, plans.get(result.planId))),
    stale: groups.some(group => group.stale),
    asked: groups.length > 0,
  };
}

/** What has values stands before what has none. */
const rank = (result: LookupResult | undefined): number => {
  if (!result) return 1;
  return result.state === 'found' || result.state === 'partial' ? 0 : result.state === 'failed' ? 2 : 3;
};

/** A chain's own result holds what its steps found: they stand beside it only where they need a person. */
function withoutSteps(
  results: readonly LookupResult[],
  plans: ReadonlyMap<string, PlanInfo>,
): LookupResult[] {
  const inChains = new Set(
    results.flatMap(({ planId }) => {
      const plan = plans.get(planId);
      return plan?.kind === 'chain' ? plan.requests : [];
    }),
  );
  return results.filter(
    ({ planId, state }) => !inChains.has(planId) || state === 'failed' || state === 'unknown',
  );
}

const mismatchOf = (result: LookupResult, plan: PlanInfo | undefined): MismatchView[] => {
  const { entity, planId } = result;
  if (entity.kind !== 'different') return [];
  const { name, domain, why } = entity;
  return [{ planId, provider: plan?.provider ?? 'The API', name, domain, why }];
};

function groupOf(
  planId: string,
  result: LookupResult | undefined,
  plan: PlanInfo | undefined,
  asked: boolean,
  now: number,
  all: readonly LookupResult[],
): GroupView {
  const provider = plan?.provider ?? Object.values(result?.cells ?? {})[0]?.provider ?? planId;
  const cost = result ? costOf(result, plan, all) : '';
  const stale = !!result && !!plan && answered(result) && isStale(result, plan, now);
  const base = { planId, provider, stale, mixed: plan?.kind === 'chain', again: null };
  if (asked || !result) {
    const keep = result && answered(result) && !isApart(result) ? Object.entries(result.cells) : [];
    const fields = keep.length
      ? keep.map(([name, cell]) => cellView(planId, name, cell, provider, stale, cost, now))
      : (plan?.fields ?? []).map(({ name, label }) =>
          stateView(planId, name, label, 'asking', 'Asking…', provider),
        );
    return { ...base, meta: 'Asking…', fields };
  }
  const meta = [formatAgo(result.at, now), cost].filter(Boolean).join(' · ');
  const fields = fieldsOf(result, plan, provider, stale, cost, now);
  const offered = fields.some(({ next }) => next?.problem.next.do === 'try-again');
  const again =
    plan?.enabled && !offered && result.state !== 'unknown'
      ? priced(`Ask ${provider} again`, priceOf([plan]))
      : null;
  return { ...base, meta, fields, again };
}

const answered = ({ state }: LookupResult): boolean =>
  state === 'found' || state === 'partial' || state === 'not-found' || state === 'empty';

const isApart = ({ entity }: LookupResult): boolean => entity.kind === 'different' || entity.kind === 'apart';

function fieldsOf(
  result: LookupResult,
  plan: PlanInfo | undefined,
  provider: string,
  stale: boolean,
  cost: string,
  now: number,
): FieldView[] {
  const { planId, problem, cells } = result;
  const [only] = plan?.fields ?? [];
  const whole = plan?.fields.length === 1 && only ? only.label : (plan?.name ?? 'Answer');
  const row = (
    state: FieldView['state'],
    text: string,
    why: string | null,
    label: string = whole,
  ): FieldView => ({
    ...stateView(planId, '', label, state, text, provider),
    why,
    age: ageOf(result.at, now),
    cost,
    next: problem ? nextViewOf(problem, planId) : null,
  });
  if (result.entity.kind === 'different') return [row('other', 'Other firm?', result.entity.why)];
  if (result.entity.kind === 'apart') return [row('skipped', 'Another firm, kept apart', null)];
  const values = Object.entries(cells)
    .filter(([, cell]) => cell.value !== null || result.state === 'found' || result.state === 'partial')
    .map(([name, cell]) => cellView(planId, name, cell, provider, stale, cost, now));
  // Beside values it is not one of them once more.
  const beside = values.length === 0 ? whole : result.state === 'partial' ? 'The rest' : 'Last try';
  const sentence = problem
    ? [problem.message, problem.detail].filter(Boolean).join(' ')
    : (result.note ?? null);
  switch (result.state) {
    case 'found':
      return values;
    case 'partial':
      return problem ? [...values, row('failed', problemWords(result), sentence, beside)] : values;
    case 'not-found':
      return [row('missing', 'Not found', sentence)];
    case 'empty':
      return [row('missing', 'Nothing in the answer', sentence)];
    case 'skipped':
      return [
        ...values,
        row('skipped', 'Skipped', sentence ?? 'Its condition does not hold for this company.', beside),
      ];
    case 'unknown':
      return [...values, row('unknown', 'Paid or not?', sentence, beside)];
    case 'failed': {
      // Known by its name alone: what is missing is its domain, and that is added above, not in the request.
      if (problem?.kind === 'missing-variable' && !result.domain)
        return [{ ...row('skipped', 'Needs its domain', sentence), next: null }];
      const { until, kind } = problem ?? {};
      if (kind !== undefined && until !== undefined && until > now)
        return [
          ...values,
          row('waits', `${OUTCOMES[kind].title} until ${formatUntil(until, now)}`, sentence, beside),
        ];
      return [...values, row('failed', problemWords(result), sentence, beside)];
    }
  }
}

/** `Key refused (401)` */
export function problemWords({ problem }: Pick<LookupResult, 'problem'>): string {
  if (!problem) return 'Failed';
  const { title } = OUTCOMES[problem.kind];
  return problem.status === undefined ? title : `${title} (${problem.status})`;
}

const stateView = (
  planId: string,
  name: string,
  label: string,
  state: FieldView['state'],
  text: string,
  source: string,
): FieldView => ({
  key: `${planId}.${name}`,
  label,
  text,
  state,
  source,
  why: null,
  age: null,
  stale: false,
  fallback: false,
  number: false,
  next: null,
  cell: null,
  cost: '',
});

function cellView(
  planId: string,
  name: string,
  cell: Cell,
  provider: string,
  stale: boolean,
  cost: string,
  now: number,
): FieldView {
  const { label, value, kind, why } = cell;
  const filled = value !== null;
  const state = filled ? (stale ? 'stale' : 'filled') : kind === 'unreadable' ? 'failed' : 'none';
  return {
    ...stateView(
      planId,
      name,
      label,
      state,
      filled ? valueText(value, label) : '–',
      cell.provider || provider,
    ),
    ...(kind === 'unreadable' && !filled ? { text: 'Unreadable value' } : {}),
    why: filled && kind !== 'fallback' ? null : why,
    age: ageOf(cell.at, now),
    stale: stale && filled,
    fallback: kind === 'fallback',
    number: typeof value === 'number',
    cell,
    cost,
  };
}

/** `3 d`; today and yesterday by their names. */
export function ageOf(at: number, now: number): string {
  const day = formatDay(at, now);
  return day === 'today' || day === 'yesterday' ? day : formatAge(at, now);
}

/** `1 credit`, `free`, `no charge`, `from cache`, `paid or not?` */
function costOf(result: LookupResult, plan: PlanInfo | undefined, all: readonly LookupResult[]): string {
  if (result.state === 'unknown') return 'paid or not?';
  if (result.charged > 0) {
    // A chain of several vendors has cost units that have no sum: its steps tell which.
    const parts = plan && plan.costs.length > 1 ? all.filter(one => plan.requests.includes(one.planId)) : [];
    const charges = parts.length > 0 ? parts : [result];
    return costsWords(charges.map(({ charged, unit }) => ({ amount: charged, unit })));
  }
  if (result.state === 'failed' || result.state === 'skipped') return 'no charge';
  if (plan && plan.costs.length === 0) return 'free';
  return result.fromCache ? 'from cache' : 'no charge';
}
