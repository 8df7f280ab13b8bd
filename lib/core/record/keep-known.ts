/** A lookup that fails takes nothing away: what was known before stays, with its age, beside what went wrong. */
import { isPush } from '../push/plan-id.ts';
import type { Cell, LookupResult } from './records.ts';

const bringsNothing = ({ state }: LookupResult): boolean =>
  state === 'failed' || state === 'unknown' || state === 'skipped';

/** May a result leave values out that an earlier one had, without saying anything about them? */
export const mayLack = (result: LookupResult): boolean => bringsNothing(result) || result.state === 'partial';

/**
 * @param before what the store holds of the same plan and company
 * @returns `after`, with the values of `before` that it says nothing about
 */
export function keepKnown(before: LookupResult | undefined, after: LookupResult): LookupResult {
  if (!before || !mayLack(after) || before.inputs !== after.inputs) return after;
  // What the destination answered to an earlier push is no answer to this one.
  if (isPush(after.planId)) return after;
  if (before.entity.kind === 'different' || before.entity.kind === 'apart') return after;
  const kept = Object.entries(before.cells).filter(
    ([name, cell]) => cell.kind === 'filled' && saysNothing(after.cells[name]),
  );
  if (kept.length === 0) return after;
  const cells = { ...after.cells, ...Object.fromEntries(kept) };
  const own = Object.values(after.cells).some(cell => cell.kind === 'filled');
  return own
    ? { ...after, cells }
    : { ...after, cells, at: before.at, revision: before.revision, entity: before.entity };
}

/** A fallback stands for a value that nobody knows; one that was known is better. */
const saysNothing = (cell: Cell | undefined): boolean => cell === undefined || cell.kind === 'fallback';
