/** json-p3 with our own pattern functions: its own hand a stranger's pattern to the platform's backtracking RegExp. */
import { FunctionExpressionType, JSONPathEnvironment } from 'json-p3';
import { memo } from '../memo.ts';
import { patternBudget } from './evaluate.ts';
import { compilePattern } from './pattern.ts';

const patternFor = memo(50, compilePattern);

/** `match()` and `search()` of RFC 9535, 2.4.6 and 2.4.7: false where a text or a pattern is missing. */
function patternFunction(whole: boolean) {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call(...[text, source]: unknown[]): boolean {
      if (typeof text !== 'string' || typeof source !== 'string') return false;
      const compiled = patternFor(source);
      if (!compiled.ok) return false;
      const budget = patternBudget();
      return whole ? compiled.pattern.matches(text, budget) : compiled.pattern.find(text, 0, budget) !== null;
    },
  };
}

export const environment = new JSONPathEnvironment();
environment.functionRegister.set('match', patternFunction(true));
environment.functionRegister.set('search', patternFunction(false));
