/** Which steps of a chain are due: those whose inputs are there, and whose outputs somebody still needs. */
import type { Chain, Output, Step } from './chain.ts';

/** A step that has ended: which of its fields hold a value. */
export interface Ended {
  readonly filled: ReadonlySet<string>;
}

/** `cost` of each step, for a waterfall that takes the cheapest first. */
export interface OrderParts {
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly cost: ReadonlyMap<string, number>;
}

const sourcesOf = (
  chain: Chain,
  output: Output,
  cost: ReadonlyMap<string, number>,
): readonly { step: string; field: string }[] => {
  const sources = output.from.map(from => {
    const [step = '', field = ''] = from.split('.');
    return { step, field };
  });
  if (chain.order === 'written') return sources;
  return sources.toSorted((a, b) => (cost.get(a.step) ?? 0) - (cost.get(b.step) ?? 0));
};

export interface Winner {
  readonly step: string;
  readonly field: string;
}

/** Who fills an output: the first in order that holds a value; null while nobody does. */
export const winnerOf = (
  chain: Chain,
  output: Output,
  ended: ReadonlyMap<string, Ended>,
  cost: ReadonlyMap<string, number>,
): Winner | null =>
  sourcesOf(chain, output, cost).find(one => ended.get(one.step)?.filled.has(one.field)) ?? null;

/**
 * Steps to start now. A step is wanted when an output's turn has come to it (all before it ended without a value), when
 * no output names it at all, or when a wanted step needs it. It is due when the steps that it needs have ended.
 */
export const dueSteps = (
  chain: Chain,
  ended: ReadonlyMap<string, Ended>,
  started: ReadonlySet<string>,
  { needs, cost }: OrderParts,
): readonly Step[] => {
  const named = new Set(chain.outputs.flatMap(output => output.from.map(from => from.split('.')[0] ?? '')));
  const wanted = new Set<string>();
  const want = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const other of needs.get(id) ?? []) want(other);
  };
  const needed = new Set([...needs.values()].flat());
  for (const step of chain.steps) if (!named.has(step.id) && !needed.has(step.id)) want(step.id);
  for (const output of chain.outputs) {
    if (winnerOf(chain, output, ended, cost)) continue;
    const next = sourcesOf(chain, output, cost).find(one => !ended.has(one.step));
    if (next) want(next.step);
  }
  return chain.steps.filter(
    step =>
      wanted.has(step.id) && !started.has(step.id) && (needs.get(step.id) ?? []).every(id => ended.has(id)),
  );
};
