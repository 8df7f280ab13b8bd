/** One row through one request: condition, call with all pages, fields, and what it says when any of these says no. */
import { evaluateCondition } from '../core/condition/evaluate.ts';
import type { StoredRequest } from '../core/record/records.ts';
import type { Scope } from '../core/template/scope.ts';
import type { Told } from './call.ts';
import { fallbackCells, type ResultParts, resultOf } from './cells.ts';
import type { Collector } from './collect.ts';
import type { Ask, Enriched } from './enriched.ts';
import { evaluateFormula } from './formula.ts';
import { mapAnswer } from './map-answer.ts';
import type { Ports } from './ports.ts';
import { rowState } from './run-outcome.ts';

export interface RequestAsk {
  readonly ask: Ask;
  readonly stored: StoredRequest;
  readonly scope: Scope;
  /** The row's values as one text; kept with the result. */
  readonly inputs: string;
}

export const NOTHING_FILLED = 'The answer came, but no field was filled.';

export const enrichRequest = async (
  ports: Pick<Ports, 'clock'>,
  collector: Collector,
  { ask, stored, scope, inputs }: RequestAsk,
): Promise<Enriched> => {
  const { clock } = ports;
  const plan = { id: stored.id, revision: stored.revision, unit: stored.definition.cost.unit, inputs };
  const done = (parts: ResultParts, told: Told = { charged: 0, calls: 0, retries: 0 }): Enriched => {
    const result = resultOf(ask, plan, { ...parts, charged: told.charged }, clock.now());
    return {
      kind: 'done',
      state: rowState(result),
      results: [result],
      charged: told.charged,
      calls: told.calls,
      retries: told.retries,
    };
  };

  const { condition } = stored.definition;
  if (condition) {
    const verdict =
      condition.kind === 'rules'
        ? evaluateCondition(condition, scope, { now: clock.now() })
        : await evaluateFormula(condition.expression, scope, clock.now());
    if (!verdict.run) return done({ state: 'skipped', note: verdict.reason });
  }

  const collected = await collector.collect(stored, scope, {
    planId: ask.planId,
    runId: ask.runId,
    subject: ask.subject.key,
    priority: ask.priority,
    refresh: ask.refresh,
    since: ask.since,
    signal: ask.signal,
  });
  switch (collected.kind) {
    case 'wait':
      return collected;
    case 'not-found':
      return done(
        { state: 'not-found', note: 'No such company there.', sources: collected.sources },
        collected,
      );
    case 'failed':
      return done(
        {
          state: collected.problem.kind === 'unknown' ? 'unknown' : 'failed',
          problem: collected.problem,
          cells: fallbackCells(stored, collected.problem.message, clock.now()),
        },
        collected,
      );
    case 'answered': {
      const { cells, filled, entity } = await mapAnswer(stored, collected.value, {
        subject: ask.subject,
        scope,
        sources: collected.sources,
        now: clock.now(),
      });
      const hasFields = Object.keys(cells).length > 0;
      return done(
        {
          state: collected.partial ? 'partial' : filled > 0 || !hasFields ? 'found' : 'empty',
          cells,
          entity,
          problem: collected.partial,
          note: filled > 0 || !hasFields ? null : NOTHING_FILLED,
          sources: collected.sources,
        },
        collected,
      );
    }
  }
};
