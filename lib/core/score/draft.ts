/** A score while it is written: texts as they are typed, and what each still lacks. */
import * as v from 'valibot';
import type { Operator } from '../condition/definition.ts';
import { bandsSchema, type Score, type ScoreRule } from './definition.ts';
import { ALONE, ON_DATES, ON_NUMBERS, ruleFault } from './fault.ts';

export interface RuleDraft {
  /** Tells it from the others while they move. */
  readonly key: number;
  readonly column: string;
  readonly label: string;
  readonly operator: Operator;
  readonly value: string;
  /** The other end of `between`. */
  readonly upTo: string;
  readonly points: string;
}

export interface BandDraft {
  readonly key: number;
  readonly name: string;
  /** Empty: all that is less. */
  readonly from: string;
}

export interface ScoreDraft {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly RuleDraft[];
  readonly bands: readonly BandDraft[];
}

export interface Faults {
  readonly name: string | null;
  /** By the keys of rules and bands. */
  readonly rules: ReadonlyMap<number, string>;
  readonly bands: ReadonlyMap<number, string>;
}

export interface ReadDraft {
  /** What is whole of it; null while there is no whole rule. */
  readonly score: Score | null;
  readonly faults: Faults;
  readonly whole: boolean;
  /** The draft's keys of the rules in `score`, in their order. */
  readonly keys: readonly number[];
}

export const draftOf = (score: Score): ScoreDraft => ({
  id: score.id,
  name: score.name,
  rules: score.rules.map((rule, key) => {
    const { column, label, operator, value, points } = rule;
    const both = operator === 'between';
    const texts = Array.isArray(value) ? value.map(String) : String(value ?? '').split(both ? ',' : '\n');
    return {
      ...{ key, column, label, operator, points: String(points) },
      value: both ? (texts[0] ?? '').trim() : texts.join(', '),
      upTo: both ? (texts[1] ?? '').trim() : '',
    };
  }),
  bands: score.bands.map(({ name, from }, key) => ({ key, name, from: from === null ? '' : String(from) })),
});

/** A number as it is typed, with or without commas and a real minus sign; NaN for anything else. */
const typed = (text: string): number => {
  const plain = text
    .trim()
    .replaceAll(/,(?=\d{3}\b)/g, '')
    .replace('\u2212', '-');
  return plain === '' ? Number.NaN : Number(plain);
};

export function readDraft(draft: ScoreDraft): ReadDraft {
  const rules = new Map<number, string>();
  const whole: ScoreRule[] = [];
  const keys: number[] = [];
  for (const rule of draft.rules) {
    const made = ruleOf(rule);
    if (typeof made === 'string') rules.set(rule.key, made);
    else {
      whole.push(made);
      keys.push(rule.key);
    }
  }
  const bands = new Map<number, string>();
  for (const band of draft.bands) {
    const fault = bandFault(band, draft.bands);
    if (fault) bands.set(band.key, fault);
  }
  const sorted = draft.bands
    .filter(band => !bands.has(band.key))
    .map(({ name, from }) => ({ name: name.trim(), from: from.trim() === '' ? null : typed(from) }))
    .sort((a, b) => (b.from ?? Number.NEGATIVE_INFINITY) - (a.from ?? Number.NEGATIVE_INFINITY));
  const name = draft.name.trim();
  const faults: Faults = { name: name === '' ? 'Write a name, such as Fit.' : null, rules, bands };
  const score = {
    id: draft.id,
    name: name || 'Score',
    rules: whole,
    bands: v.is(bandsSchema, sorted) ? sorted : [],
  };
  return {
    score: whole.length > 0 ? score : null,
    faults,
    whole: !faults.name && rules.size === 0 && bands.size === 0 && whole.length > 0,
    keys,
  };
}

function ruleOf({ column, label, operator, value, upTo, points }: RuleDraft): ScoreRule | string {
  if (column === '') return 'Choose a column.';
  const read = operands(operator, value, upTo);
  const fault = ruleFault({ operator, ...(read === undefined ? {} : { value: read }) });
  if (fault) return fault;
  const number = typed(points);
  if (!Number.isFinite(number)) return 'Write points, such as 10 or -5.';
  if (Math.abs(number) > 1000) return 'Write at most 1,000 points.';
  return { column, label, operator, points: number, ...(read === undefined ? {} : { value: read }) };
}

function operands(operator: Operator, value: string, upTo: string): ScoreRule['value'] {
  if (ALONE.has(operator)) return undefined;
  // What is no number stays text, so that the fault says so.
  const number = (text: string): string | number =>
    Number.isFinite(typed(text)) ? typed(text) : text.trim();
  if (operator === 'between') return [number(value), number(upTo)];
  if (ON_NUMBERS.has(operator) || ON_DATES.has(operator)) return number(value);
  if (operator === 'one-of' || operator === 'not-one-of')
    return value
      .split(',')
      .map(text => text.trim())
      .filter(Boolean);
  const text = value.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,3}(?:,\d{3})+$/.test(text) ? typed(text) : text;
}

function bandFault(band: BandDraft, all: readonly BandDraft[]): string | null {
  const name = band.name.trim();
  if (name === '') return 'Write a name, such as A.';
  if (all.some(other => other.key !== band.key && other.name.trim() === name))
    return `Two bands are called ${name}.`;
  if (band.from.trim() !== '' && !Number.isFinite(typed(band.from))) return 'Write points, such as 50.';
  const from = (text: string): number | null => (text.trim() === '' ? null : typed(text));
  const twice = all.some(other => other.key !== band.key && from(other.from) === from(band.from));
  if (!twice) return null;
  return band.from.trim() === '' ? 'Only one band can be for the rest.' : 'Two bands begin at these points.';
}
