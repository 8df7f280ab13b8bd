/** The least and the most that a score can come to: rules of one column may exclude each other, as bands of a number do. */
import type { FieldContent } from '../field/definition.ts';
import type { ScoreRule } from './definition.ts';
import { judge, totalOf } from './evaluate.ts';
import { ON_DATES, ON_NUMBERS } from './fault.ts';

export interface Reach {
  readonly least: number;
  readonly most: number;
}

/** Each column is tried with values at, just under and just over all that its rules name. */
export function reachOf(rules: readonly ScoreRule[], now: number): Reach {
  let least = 0;
  let most = 0;
  for (const own of Map.groupBy(rules, rule => rule.column).values()) {
    const totals = candidates(own, now).map(
      value => totalOf(own, () => ({ known: true, value }), now).points ?? 0,
    );
    least += Math.min(0, ...totals);
    most += Math.max(0, ...totals);
  }
  return { least, most };
}

const DAY_MS = 86_400_000;
const MOST_TRIED = 400;

function candidates(rules: readonly ScoreRule[], now: number): readonly (FieldContent | null)[] {
  const texts: string[] = [];
  const others: (FieldContent | null)[] = [null, '\u0001', Number.MAX_VALUE, -Number.MAX_VALUE];
  for (const { operator, value } of rules) {
    const split = operator === 'between' || operator.endsWith('one-of');
    const named = Array.isArray(value) ? value : split ? String(value ?? '').split(',') : [value ?? ''];
    for (const one of named) {
      const number = Number(one);
      if (ON_NUMBERS.has(operator)) {
        const step = Math.max(1e-6, Math.abs(number) * 1e-9);
        others.push(number, number - step, number + step);
      } else if (ON_DATES.has(operator)) {
        for (const days of [number - 0.5, number + 0.5])
          if (Math.abs(days) < 1e7) others.push(new Date(now - days * DAY_MS).toISOString());
      } else if (typeof one === 'boolean') others.push(one);
      else texts.push(String(one).trim());
    }
  }
  // A list may hold several of them at once.
  const good = rules.filter(rule => rule.points > 0 && rule.value !== undefined);
  const together = texts.filter(text =>
    good.some(rule => judge(rule, { known: true, value: text }, now) === true),
  );
  return [together, ...others, ...texts].slice(0, MOST_TRIED);
}
