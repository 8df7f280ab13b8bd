/** One row through a chain: steps as their inputs come, side by side where they can; the result says who filled what. */

import { evaluateCondition } from '../core/condition/evaluate.ts';
import type { Problem } from '../core/outcome/problem.ts';
import type { Chain, Step } from '../core/plan/chain.ts';
import { needsOf } from '../core/plan/check.ts';
import { dueSteps, type Ended, type OrderParts, winnerOf } from '../core/plan/order.ts';
import type { Cell, LookupResult, StoredRequest } from '../core/record/records.ts';
import { variablesOf } from '../core/request/variables.ts';
import { parseTemplate } from '../core/template/parse.ts';
import { isEmpty, readVariable, type Scope } from '../core/template/scope.ts';
import type { Told } from './call.ts';
import { resultOf } from './cells.ts';
import type { Collector } from './collect.ts';
import { enrichRequest } from './enrich-request.ts';
import type { Ask, Enriched } from './enriched.ts';
import { evaluateFormula } from './formula.ts';
import { contentOf } from './map-answer.ts';
import { inputsOf, type Plan } from './plan.ts';
import type { Ports } from './ports.ts';

type ChainPlan = Extract<Plan, { kind: 'chain' }>;
type Done = Extract<Enriched, { kind: 'done' }>;

/** The step's inputs, each a template over the row and earlier steps; a whole variable keeps its type. */
const inputScope = (step: Step, scope: Scope): Scope => {
  const inputs: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(step.inputs)) {
    const parsed = parseTemplate(text);
    if (!parsed.ok) continue;
    const { parts } = parsed.template;
    const values = parts.map(part => (part.kind === 'literal' ? part.text : readVariable(part, scope)));
    if (values.some(value => typeof value !== 'string' && !value.ok)) continue;
    const data = values.map(value => (typeof value === 'string' ? value : value.ok ? value.value : ''));
    inputs[name] = data.length === 1 ? data[0] : data.join('');
  }
  return { ...scope, ...inputs };
};

const endedOf = (result: LookupResult): Ended => ({
  filled: new Set(
    Object.entries(result.cells).flatMap(([name, cell]) =>
      isEmpty(cell.value) || cell.kind === 'fallback' ? [] : [name],
    ),
  ),
});

const orderParts = (plan: ChainPlan): OrderParts => {
  const shapeOf = (request: StoredRequest | undefined) =>
    request && {
      variables: variablesOf(request.definition),
      fields: [...request.definition.fields, ...request.definition.derived].map(field => field.name),
    };
  const { steps } = plan.chain;
  return {
    needs: new Map(
      steps.map(step => [step.id, needsOf(step, steps, shapeOf(plan.requests.get(step.requestId)))]),
    ),
    cost: new Map(
      steps.map(step => [step.id, plan.requests.get(step.requestId)?.definition.cost.amount ?? 0]),
    ),
  };
};

/** The chain's own cells: each output from its winner; without outputs, all fields of all steps by `step.field`. */
const chainCells = (
  chain: Chain,
  results: ReadonlyMap<string, LookupResult>,
  parts: OrderParts,
): Record<string, Cell> => {
  const cells: Record<string, Cell> = {};
  if (chain.outputs.length === 0) {
    for (const [id, result] of results)
      for (const [name, cell] of Object.entries(result.cells)) cells[`${id}.${name}`] = cell;
    return cells;
  }
  const ended = new Map([...results].map(([id, result]) => [id, endedOf(result)]));
  for (const output of chain.outputs) {
    const winner = winnerOf(chain, output, ended, parts.cost);
    // Where nobody filled it, the first one's reason (or fallback) stands.
    const [id = '', field = ''] = winner ? [winner.step, winner.field] : (output.from[0] ?? '').split('.');
    const cell = results.get(id)?.cells[field];
    if (cell) cells[output.name] = { ...cell, label: output.label };
  }
  return cells;
};

const stepMayRun = async (
  step: Step,
  scope: Scope,
  now: number,
): Promise<{ run: boolean; reason: string }> => {
  if (!step.condition) return { run: true, reason: '' };
  return step.condition.kind === 'rules'
    ? evaluateCondition(step.condition, scope, { now })
    : evaluateFormula(step.condition.expression, scope, now);
};

export const enrichChain = async (
  ports: Pick<Ports, 'clock'>,
  collector: Collector,
  { ask, plan, scope: row }: { ask: Ask; plan: ChainPlan; scope: Scope },
): Promise<Enriched> => {
  const parts = orderParts(plan);
  const results = new Map<string, LookupResult>();
  const started = new Set<string>();
  const told = { charged: 0, calls: 0, retries: 0 };
  let scope: Scope = row;
  let waits: StepWait[] = [];
  /** A step failed and may have been charged all the same: the row must not begin anew. */
  let paidInVain = false;

  const runStep = async (step: Step): Promise<void> => {
    const stored = plan.requests.get(step.requestId);
    if (!stored) return;
    const mine = inputScope(step, scope);
    const verdict = await stepMayRun(step, mine, ports.clock.now());
    const inputs = inputsOf({ variables: variablesOf(stored.definition) }, mine);
    const outcome: Enriched = verdict.run
      ? await enrichRequest(ports, collector, {
          ask: { ...ask, planId: stored.id },
          stored,
          scope: mine,
          inputs,
        })
      : skipped(ask, stored, inputs, verdict.reason, ports.clock.now());
    told.calls += outcome.calls;
    told.retries += outcome.retries;
    told.charged += outcome.charged;
    if (outcome.kind === 'wait') return void waits.push({ step, stored, inputs, outcome });
    const [result] = outcome.results;
    paidInVain ||= result.problem !== null && outcome.charged > 0;
    take(step, result);
  };
  const take = (step: Step, result: LookupResult): void => {
    results.set(step.id, result);
    scope = { ...scope, [step.id]: contentOf(result.cells) };
  };

  for (;;) {
    const ended = new Map([...results].map(([id, result]) => [id, endedOf(result)]));
    const due = dueSteps(plan.chain, ended, started, parts);
    if (due.length === 0) break;
    for (const step of due) started.add(step.id);
    await Promise.all(due.map(runStep));
    // Later steps may need what waits; the answers that came lie in the cache, and are found there when it goes on.
    const [first] = waits;
    if (first && !paidInVain)
      return {
        ...first.outcome,
        until: Math.max(...waits.map(one => one.outcome.until)),
        ...told,
      };
    for (const wait of waits) take(wait.step, failedToWait(ask, wait, ports.clock.now()));
    waits = [];
  }
  return chainDone(ask, plan, {
    cells: chainCells(plan.chain, results, parts),
    results,
    inputs: inputsOf(plan, row),
    told,
    now: ports.clock.now(),
  });
};

interface StepWait {
  readonly step: Step;
  readonly stored: StoredRequest;
  readonly inputs: string;
  readonly outcome: Extract<Enriched, { kind: 'wait' }>;
}

const failedToWait = (ask: Ask, { stored, inputs, outcome }: StepWait, now: number): LookupResult =>
  resultOf(
    ask,
    { id: stored.id, revision: stored.revision, unit: stored.definition.cost.unit, inputs },
    { state: 'failed', problem: outcome.problem },
    now,
  );

const skipped = (ask: Ask, stored: StoredRequest, inputs: string, reason: string, now: number): Done => ({
  kind: 'done',
  state: 'skipped',
  results: [
    resultOf(
      ask,
      { id: stored.id, revision: stored.revision, unit: stored.definition.cost.unit, inputs },
      { state: 'skipped', note: reason },
      now,
    ),
  ],
  charged: 0,
  calls: 0,
  retries: 0,
});

interface ChainEnd {
  readonly cells: Record<string, Cell>;
  readonly results: ReadonlyMap<string, LookupResult>;
  readonly inputs: string;
  readonly told: Told;
  readonly now: number;
}

const chainDone = (ask: Ask, plan: ChainPlan, { cells, results, inputs, told, now }: ChainEnd): Done => {
  const steps = [...results.values()];
  const problems = steps.flatMap((step): Problem[] => (step.problem ? [step.problem] : []));
  const filled = Object.values(cells).some(cell => cell.kind === 'filled');
  const state = filled
    ? problems.length > 0
      ? 'partial'
      : 'found'
    : problems.length > 0
      ? 'failed'
      : steps.every(step => step.state === 'skipped')
        ? 'skipped'
        : 'not-found';
  const own = resultOf(
    ask,
    { id: plan.id, revision: plan.revision, unit: plan.unit, inputs },
    {
      state,
      cells,
      problem: problems[0] ?? null,
      note: steps.find(step => step.note)?.note ?? null,
      entity: steps.find(step => step.entity.kind === 'different')?.entity ?? { kind: 'unchecked' },
      charged: told.charged,
    },
    now,
  );
  const result: LookupResult = {
    ...own,
    at: steps.length > 0 ? Math.min(...steps.map(step => step.at)) : now,
    fromCache: steps.length > 0 && steps.every(step => step.fromCache),
  };
  const rowState = state === 'partial' || state === 'found' ? 'found' : state;
  return { kind: 'done', state: rowState, results: [result, ...steps], ...told };
};
