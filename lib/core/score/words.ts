/** A score's rules and points, for a person. */
import type { Rule } from '../condition/definition.ts';
import { ruleWords } from '../condition/evaluate.ts';
import { valueText } from '../field/value-text.ts';
import { formatNumber } from '../format.ts';
import { ON_DATES } from './fault.ts';

/** `+20`, `−15`, `0`. */
export const pointsText = (points: number): string => {
  if (points === 0) return '0';
  return `${points > 0 ? '+' : '\u2212'}${formatNumber(Math.abs(points))}`;
};

/** `Employees is at least 1,000`, `Founded is at least 2014` */
export const askedText = (column: string, { operator, value }: Pick<Rule, 'operator' | 'value'>): string => {
  if (value === undefined || ON_DATES.has(operator))
    return `${column} ${ruleWords({ operator, ...(value === undefined ? {} : { value }) })}`;
  const text = Array.isArray(value) ? value.map(one => valueText(one, column)) : valueText(value, column);
  return `${column} ${ruleWords({ operator, value: text })}`;
};
