/** Patterns written into a path are checked when it is typed, not when a run finds nothing. */
import { type JSONPathQuery, jsonpath } from 'json-p3';
import { compilePattern } from './pattern.ts';

type Expression = jsonpath.expressions.FilterExpression;

/** What is wrong with a pattern in `match()` or `search()`, or null. */
export function literalPatternFault(query: JSONPathQuery): string | null {
  for (const segment of query.segments) {
    for (const selector of segment.selectors) {
      if (!(selector instanceof jsonpath.selectors.FilterSelector)) continue;
      const fault = faultIn(selector.expression);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function faultIn(expression: Expression): string | null {
  const {
    FilterQuery,
    FunctionExtension,
    InfixExpression,
    LogicalExpression,
    PrefixExpression,
    StringLiteral,
  } = jsonpath.expressions;
  if (expression instanceof LogicalExpression) return faultIn(expression.expression);
  if (expression instanceof PrefixExpression) return faultIn(expression.right);
  if (expression instanceof InfixExpression) return faultIn(expression.left) ?? faultIn(expression.right);
  if (expression instanceof FilterQuery) return literalPatternFault(expression.path);
  if (!(expression instanceof FunctionExtension)) return null;
  const [, pattern] = expression.args;
  if ((expression.name === 'match' || expression.name === 'search') && pattern instanceof StringLiteral) {
    const compiled = compilePattern(pattern.value);
    if (!compiled.ok) return compiled.message;
  }
  return expression.args.reduce<string | null>((fault, part) => fault ?? faultIn(part), null);
}
