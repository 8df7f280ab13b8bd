/** A condition that is written as a formula: JSONata over the row, within its bounds. */
import { compileDerived } from '../core/field/derived.ts';
import type { Scope } from '../core/template/scope.ts';

/** A formula that fails leaves the row out, and says why: nothing is paid for on a doubt. */
export const evaluateFormula = async (
  expression: string,
  scope: Scope,
  now: number,
): Promise<{ run: boolean; reason: string }> => {
  const compiled = compileDerived(expression);
  if (!compiled.ok) return { run: false, reason: compiled.problem.message };
  const outcome = await compiled.evaluate({ ...scope, row: scope }, { now });
  if (!outcome.ok) return { run: false, reason: outcome.problem.message };
  return outcome.value === true
    ? { run: true, reason: 'The formula is true.' }
    : { run: false, reason: 'The formula is not true for this row.' };
};
