/** A score's rules and points, for a person. */
import { type Rule } from '../condition/definition.ts';
import { ruleWords } from '../condition/evaluate.ts';
import { formatNumber } from '../format.ts';

/** `+20`, `−15`, `0`. */
export const pointsText = (points: number): string => {
  if (points === 0) return '0';
  return `${points > 0 ? '+' : '\u2212'}${formatNumber(Math.abs(points))}`;
};

/** `Employees is at least 50` */
export const askedText = (column: string, rule: Pick<Rule, 'operator' | 'value'>): string => {
  const value = typeof rule.value === 'boolean' ? (rule.value ? 'Yes' : 'No') : rule.value;
  return `${column} ${ruleWords(value === undefined ? rule : { operator: rule.operator, value })}`;
};
