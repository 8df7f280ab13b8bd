/** What goes into a formula and what comes out: copies without prototypes, plain data only. */
import { FORMULA_BOUNDS, FormulaTooCostly } from './formula-bounds.ts';

const MAX_INPUT = 250_000;
const MAX_DEPTH = 300;

/**
 * A deep copy in which objects have no prototype and cannot be changed; functions and symbols are left out. Lists are
 * copied but not frozen: jsonata marks a list that it is given with `keepSingleton`.
 */
export function frozenCopy(input: unknown): unknown {
  const left = { nodes: MAX_INPUT };
  return copy(input, left, 0, true, () => {
    throw new FormulaTooCostly('The formula is given too much data. Name what it needs as fields.');
  });
}

/** The result as plain data of at most a million characters; jsonata marks its lists with extra members. */
export function plainResult(found: unknown): unknown {
  let size = FORMULA_BOUNDS.result;
  const spend = (amount: number) => {
    size -= amount;
    if (size < 0) throw new FormulaTooCostly('The formula gives more than 1 MB.');
  };
  const left = {
    get nodes(): number {
      return size;
    },
    set nodes(_: number) {
      spend(2);
    },
  };
  return copy(
    found,
    left,
    0,
    false,
    () => spend(Infinity),
    text => spend(text.length),
  );
}

function copy(
  value: unknown,
  left: { nodes: number },
  depth: number,
  freeze: boolean,
  over: () => void,
  onText?: (text: string) => void,
): unknown {
  if (--left.nodes < 0 || depth > MAX_DEPTH) over();
  if (typeof value === 'string') {
    onText?.(value);
    return value;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map(item => copy(item, left, depth + 1, freeze, over, onText));
  }
  if (typeof value !== 'object') return undefined;
  const target: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    onText?.(key);
    const safe = copy(item, left, depth + 1, freeze, over, onText);
    if (safe !== undefined) target[key] = safe;
  }
  return freeze ? Object.freeze(target) : target;
}
