/** Decides whether a row's call is made, and says why in a sentence. Null-safe; numbers compare as numbers where both are. */
import { readDate } from '../field/date.ts';
import { isEmpty, lookUp, type Scope } from '../template/scope.ts';
import { type Condition, OPERATOR_WORDS, type Rule } from './definition.ts';

export interface Verdict {
  readonly run: boolean;
  /** For a person: `Employees is 12, less than 30.` */
  readonly reason: string;
}

const DAY_MS = 86_400_000;

/** An object, which no text operator is for, is written as JSON: it may have no prototype to make a text of it. */
const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(item => textOf(item)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return JSON.stringify(value) ?? '';
};
const fold = (value: unknown): string => textOf(value).trim().toLowerCase();

/** A number, or text that is one; NaN else. `1,240` is not guessed at. */
const numberOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
};

const listOf = (value: Rule['value']): readonly (string | number)[] =>
  Array.isArray(value)
    ? value
    : textOf(value)
        .split(',')
        .map(one => one.trim());

/** Lists hold when one of their items does. */
const same = (value: unknown, wanted: unknown): boolean => {
  if (Array.isArray(value)) return value.some(one => same(one, wanted));
  const [a, b] = [numberOf(value), numberOf(wanted)];
  return Number.isNaN(a) || Number.isNaN(b) ? fold(value) === fold(wanted) : a === b;
};

/** Milliseconds since 1970; NaN for what is no date. */
export const dateOf = (value: unknown): number => {
  const read = readDate(value);
  return read.ok ? Date.parse(read.value) : Number.NaN;
};

/** @param at milliseconds since 1970; NaN is neither older nor newer */
export const ageHolds = (
  { operator, value }: Pick<Rule, 'operator' | 'value'>,
  at: number,
  now: number,
): boolean => {
  const bound = numberOf(value) * DAY_MS;
  return operator === 'older-than-days' ? now - at > bound : now - at <= bound;
};

/** @param now milliseconds since 1970, for ages */
export const ruleHolds = (
  { operator, value: wanted }: Pick<Rule, 'operator' | 'value'>,
  value: unknown,
  now: number,
): boolean => {
  const number = numberOf(value);
  switch (operator) {
    case 'filled':
      return !isEmpty(value);
    case 'empty':
      return isEmpty(value);
    case 'equals':
      return same(value, wanted);
    case 'not-equals':
      return !same(value, wanted);
    case 'contains':
      return fold(value).includes(fold(wanted));
    case 'not-contains':
      return !fold(value).includes(fold(wanted));
    case 'starts-with':
      return fold(value).startsWith(fold(wanted));
    case 'ends-with':
      return fold(value).endsWith(fold(wanted));
    case 'one-of':
      return listOf(wanted).some(one => same(value, one));
    case 'not-one-of':
      return !listOf(wanted).some(one => same(value, one));
    // A comparison with NaN is false, so a value that is no number never passes.
    case 'greater':
      return number > numberOf(wanted);
    case 'at-least':
      return number >= numberOf(wanted);
    case 'less':
      return number < numberOf(wanted);
    case 'at-most':
      return number <= numberOf(wanted);
    case 'between': {
      const [from, to] = listOf(wanted);
      return number >= numberOf(from) && number <= numberOf(to);
    }
    case 'older-than-days':
    case 'newer-than-days':
      return ageHolds({ operator, value: wanted }, dateOf(value), now);
  }
};

const nameOf = (field: string): string => {
  const words = field.replaceAll(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** What a rule asks of its value: `is at least 30`, `is more than 30 days old`. */
export const ruleWords = ({ operator, value }: Pick<Rule, 'operator' | 'value'>): string => {
  const days = `${textOf(value)} ${numberOf(value) === 1 ? 'day' : 'days'} old`;
  switch (operator) {
    case 'filled':
    case 'empty':
      return OPERATOR_WORDS[operator];
    case 'older-than-days':
      return `is more than ${days}`;
    case 'newer-than-days':
      return `is at most ${days}`;
    case 'between':
      return `${OPERATOR_WORDS[operator]} ${listOf(value).join(' and ')}`;
    default:
      return `${OPERATOR_WORDS[operator]} ${textOf(value)}`;
  }
};

/** `Employees is 12; it runs when it is at least 30.` */
const refusal = (rule: Rule, value: unknown): string => {
  const shown = isEmpty(value) ? 'empty' : textOf(value).slice(0, 80);
  return `${nameOf(rule.field)} is ${shown}; it runs when it ${ruleWords(rule)}.`;
};

/** For rules; a formula is evaluated by the engine, which can wait for it. */
export const evaluateCondition = (
  condition: Extract<Condition, { kind: 'rules' }>,
  scope: Scope,
  { now }: { readonly now: number },
): Verdict => {
  if (condition.rules.length === 0) return { run: true, reason: 'There is no condition.' };
  const checked = condition.rules.map(rule => {
    const value = lookUp(scope, rule.field.split('.'));
    return { rule, value, good: ruleHolds(rule, value, now) };
  });
  const failed = checked.filter(one => !one.good);
  const run = condition.join === 'all' ? failed.length === 0 : failed.length < checked.length;
  if (run) return { run, reason: 'The condition holds.' };
  return {
    run,
    reason: failed
      .slice(0, 3)
      .map(one => refusal(one.rule, one.value))
      .join(' '),
  };
};
