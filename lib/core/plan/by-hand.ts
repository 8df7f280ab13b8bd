import type { StoredChain, StoredRequest } from '../record/records.ts';

/**
 * What a lookup by hand asks: of what a person chose, all that is on; where nothing was chosen (or what was is gone or
 * off), every request and chain that is on and gives a field. A request that is a step of such a chain is left to it, or
 * it would be asked twice, or without what the chain gives it.
 * @param chosen ids, none for no choice. @param resolver the request that finds domains by names, which is asked before; or null
 * @returns their ids, in the order in which they were chosen
 */
export function plansByHand(
  requests: readonly StoredRequest[],
  chains: readonly StoredChain[],
  chosen: readonly string[],
  resolver: string | null,
): readonly string[] {
  const enabled = new Set([...requests, ...chains].filter(one => one.enabled).map(one => one.id));
  const picked = chosen.filter(id => enabled.has(id));
  if (picked.length > 0) return picked;
  const on = new Set(requests.filter(one => one.enabled).map(one => one.id));
  const whole = chains.filter(
    ({ enabled, chain }) =>
      enabled && chain.outputs.length > 0 && chain.steps.every(step => on.has(step.requestId)),
  );
  const steps = new Set(whole.flatMap(({ chain }) => chain.steps.map(step => step.requestId)));
  const alone = requests.filter(
    ({ id, definition }) =>
      on.has(id) &&
      !steps.has(id) &&
      id !== resolver &&
      definition.fields.length + definition.derived.length > 0,
  );
  return [...alone, ...whole].map(one => one.id);
}
