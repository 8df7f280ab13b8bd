/** Formulas for derived fields and conditions: JSONata behind an allow-list, on copies, with every resource bounded. */
import jsonata from 'jsonata';
import { PatternTooCostly } from '../jsonpath/pattern.ts';
import { boundFunctions, checkSize, FORMULA_BOUNDS, FormulaTooCostly } from './formula-bounds.ts';
import { formulaFault } from './formula-check.ts';
import { patternEngine } from './formula-pattern.ts';
import { frozenCopy, plainResult } from './formula-values.ts';

export interface FormulaProblem {
  readonly kind: 'formula-syntax' | 'formula-refused' | 'formula-cost' | 'formula-failed';
  /** What happened and what to write, for a person. */
  readonly message: string;
  /** Offset in the formula, where it is known. */
  readonly at: number | null;
}

export type FormulaResult =
  /** `undefined` where the formula finds nothing. */
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: FormulaProblem };

export interface FormulaOptions {
  /** What `$now()` and `$millis()` say, in milliseconds since 1970; without it they give nothing. */
  readonly now?: number;
}

export interface CompiledFormula {
  readonly ok: true;
  readonly expression: string;
  /** Never rejects. The input is copied, and never changed. */
  evaluate(input: unknown, options?: FormulaOptions): Promise<FormulaResult>;
}

export type FormulaCompilation = CompiledFormula | { readonly ok: false; readonly problem: FormulaProblem };

const MAX_EXPRESSION = 4000;

/** Compiles a formula of at most 4000 characters, or says what it may not do. */
export function compileDerived(expression: string): FormulaCompilation {
  if (expression.length > MAX_EXPRESSION) {
    return failed(
      'formula-syntax',
      `The formula is longer than ${MAX_EXPRESSION} characters.`,
      MAX_EXPRESSION,
    );
  }
  const budget = { left: 0 };
  let compiled: jsonata.Expression;
  try {
    compiled = jsonata(expression, {
      timeout: FORMULA_BOUNDS.time,
      stack: FORMULA_BOUNDS.stack,
      sequence: FORMULA_BOUNDS.items,
      // The type asks for the whole RegExp; jsonata 2.2 uses the three members that Engine has.
      RegexEngine: patternEngine(budget) as unknown as RegExpConstructor,
    });
  } catch (error) {
    if (error instanceof RangeError) return failed('formula-syntax', 'The formula is nested too deep.', null);
    const { message, at } = faultOf(error);
    return failed('formula-syntax', `The formula cannot be read: ${message}`, at);
  }
  const fault = formulaFault(compiled.ast());
  if (fault !== null) return failed('formula-refused', fault.message, fault.at);
  boundFunctions(compiled);
  countSteps(compiled);
  return {
    ok: true,
    expression,
    async evaluate(input, options = {}) {
      budget.left = FORMULA_BOUNDS.patterns;
      try {
        const found: unknown = await compiled.evaluate(
          frozenCopy(onlyWhatIsRead(input, expression)),
          clock(options.now),
        );
        return { ok: true, value: plainResult(found) };
      } catch (error) {
        return ended(error);
      }
    },
  };
}

/** A formula that could reach everything: wildcards, the whole input, names made at run time. */
const READS_ALL = /[*%\\]|\$\$|\$(?![A-Za-z_])|\$(?:keys|lookup|merge|spread|string)\b/;

/** Leaves out what the formula never names, so that a large `answer` is copied only for a formula that reads it. */
function onlyWhatIsRead(input: unknown, expression: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || READS_ALL.test(expression))
    return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => expression.includes(key)));
}

/** The symbols under which jsonata 2.2 looks for something to call before and after each node. */
const ENTRY = 'jsonata.__evaluate_entry';
const EXIT = 'jsonata.__evaluate_exit';

function countSteps(compiled: jsonata.Expression): void {
  const steps = new WeakMap<object, number>();
  const spend = ({ base }: { readonly base: object }, amount: number) => {
    // One base for each evaluation, so evaluations side by side are counted apart.
    const count = (steps.get(base) ?? 0) + amount;
    if (count > FORMULA_BOUNDS.steps) {
      throw new FormulaTooCostly(
        'The formula takes more than 10,000 steps. Pick the values with a field first.',
      );
    }
    steps.set(base, count);
  };
  type Environment = { readonly base: object };
  bindSymbol(compiled, ENTRY, (_node: unknown, _input: unknown, environment: Environment) =>
    spend(environment, 1),
  );
  bindSymbol(compiled, EXIT, (_node: unknown, _input: unknown, environment: Environment, result: unknown) => {
    checkSize(result);
    // A step that makes a long list or text did more than one step's work.
    if (typeof result === 'string') spend(environment, result.length >> 11);
    else if (Array.isArray(result)) spend(environment, result.length >> 6);
  });
}

function bindSymbol(compiled: jsonata.Expression, name: string, hook: unknown): void {
  // `assign` passes its name on to the environment's `bind`, whose own type takes symbols.
  compiled.assign(Symbol.for(name) as unknown as string, hook);
}

/** Time is an argument in `core`: jsonata's own clock functions are covered by ours. */
function clock(now: number | undefined): Record<string, unknown> {
  const bindings: Record<string, unknown> = Object.create(null);
  bindings['now'] = () => (now === undefined ? undefined : new Date(now).toISOString());
  bindings['millis'] = () => now;
  return bindings;
}

function ended(error: unknown): FormulaResult {
  if (error instanceof FormulaTooCostly) return failed('formula-cost', error.message, null);
  if (error instanceof PatternTooCostly) {
    return failed(
      'formula-cost',
      'A pattern in the formula takes too long on this text. Write a simpler one.',
      null,
    );
  }
  const { code, message, at } = faultOf(error);
  if (code === 'D1011' || error instanceof RangeError) {
    return failed('formula-cost', 'The formula asks for too much at once. Make it smaller.', at);
  }
  if (code === 'D1012') return failed('formula-cost', 'The formula takes too long. Make it smaller.', at);
  if (code === 'D2014' || code === 'D2015') {
    return failed('formula-cost', 'A list in the formula grows beyond 10,000 items.', at);
  }
  return failed('formula-failed', `The formula stopped: ${message}`, at);
}

interface JsonataFault {
  readonly code: string;
  readonly message: string;
  readonly at: number | null;
}

function faultOf(error: unknown): JsonataFault {
  // jsonata throws plain objects with these members, and now and then an Error.
  const fault: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const spoken = error instanceof Error ? error.message : fault['message'];
  const text = typeof spoken === 'string' && spoken !== '' ? spoken.slice(0, 300) : 'it cannot be evaluated';
  return {
    code: String(fault['code'] ?? ''),
    message: /[.!?]$/.test(text) ? text : `${text}.`,
    at: typeof fault['position'] === 'number' ? fault['position'] : null,
  };
}

function failed(
  kind: FormulaProblem['kind'],
  message: string,
  at: number | null,
): { ok: false; problem: FormulaProblem } {
  return { ok: false, problem: { kind, message, at } };
}
