/** Many matches to one value. */

import type { Match } from '../jsonpath/compile.ts';
import { isBlank, readAs, sampleOf } from './convert.ts';
import type { FieldContent, FieldDefinition, Scalar } from './definition.ts';

export type Folded =
  | { readonly kind: 'filled'; readonly value: FieldContent; readonly first: Match; readonly matches: number }
  | { readonly kind: 'unreadable'; readonly why: string; readonly raw: string }
  /** Nothing but null, blanks and empty lists. */
  | { readonly kind: 'blank' };

const MAX_ITEMS = 10_000;
const MAX_JOINED = 50_000;

/** Values that are not blank, each with its match at the same place: an answer may hold a hundred thousand. */
interface Candidates {
  readonly raws: readonly unknown[];
  readonly owners: readonly Match[];
}

type FoldRule = Pick<FieldDefinition, 'type' | 'fold' | 'separator'>;

/**
 * Folds matches by the field's rule. A match that is itself a list stands for its items, so `$.tags` and `$.tags[*]`
 * mean the same. A value that cannot be read as the type is passed over where others can, and named where none can.
 */
export function foldMatches(matches: readonly Match[], rule: FoldRule): Folded {
  if (rule.fold === 'count') return counted(matches);
  const candidates = spread(matches);
  const [first] = candidates.owners;
  if (first === undefined) return { kind: 'blank' };
  if (rule.type !== 'list' && (rule.fold === 'first' || rule.fold === 'last')) return oneOf(candidates, rule);
  const read = readAll(candidates.raws, numericFold(rule) ? { ...rule, type: 'number' } : rule);
  if (!read.ok) return read.unreadable;
  return { kind: 'filled', value: combine(read.values, rule), first, matches: matches.length };
}

function counted(matches: readonly Match[]): Folded {
  const [first] = matches;
  if (first === undefined) return { kind: 'blank' };
  let count = 0;
  for (const { value } of matches) {
    if (Array.isArray(value)) count += value.filter(item => !isBlank(item)).length;
    else if (!isBlank(value)) count++;
  }
  return { kind: 'filled', value: count, first, matches: matches.length };
}

/** Numbers are summed; but the first and last of dates are dates. */
function numericFold(rule: FoldRule): boolean {
  if (rule.fold === 'sum' || rule.fold === 'average') return true;
  return (rule.fold === 'minimum' || rule.fold === 'maximum') && rule.type !== 'date';
}

function oneOf({ raws, owners }: Candidates, rule: FoldRule): Folded {
  const last = raws.length - 1;
  for (let n = 0; n <= last; n++) {
    const at = rule.fold === 'last' ? last - n : n;
    const read = readAs(rule.type, raws[at]);
    const first = owners[at];
    if (read.ok && first) return { kind: 'filled', value: read.value, first, matches: raws.length };
  }
  return unreadable(raws[rule.fold === 'last' ? last : 0], rule);
}

type AllRead =
  | { readonly ok: true; readonly values: readonly Scalar[] }
  | { readonly ok: false; readonly unreadable: Folded };

function readAll(raws: readonly unknown[], rule: FoldRule): AllRead {
  const values: Scalar[] = [];
  for (const raw of raws) {
    const read = readAs(rule.type, raw);
    if (read.ok) values.push(read.value);
    // A sum or mean over part of the values would be a wrong number.
    else if (rule.fold === 'sum' || rule.fold === 'average')
      return { ok: false, unreadable: unreadable(raw, rule) };
  }
  return values.length > 0 ? { ok: true, values } : { ok: false, unreadable: unreadable(raws[0], rule) };
}

function combine(values: readonly Scalar[], rule: FoldRule): FieldContent {
  switch (rule.fold) {
    case 'sum':
      return total(values);
    case 'average':
      return total(values) / values.length;
    case 'minimum':
    case 'maximum':
      return extreme(values, rule.fold);
    case 'unique':
      return rule.type === 'list'
        ? distinct(values).slice(0, MAX_ITEMS)
        : joined(distinct(values), rule.separator);
    case 'join':
      return joined(values, rule.separator);
    default:
      return values.slice(0, MAX_ITEMS);
  }
}

/** Sums with the lost parts carried along (Kahan and Babuska), so that cents stay cents. */
function total(values: readonly Scalar[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = typeof value === 'number' ? value : 0;
    const added = sum + next;
    lost += Math.abs(sum) >= Math.abs(next) ? sum - added + next : next - added + sum;
    sum = added;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

function extreme(values: readonly Scalar[], which: 'minimum' | 'maximum'): Scalar {
  return values.reduce((best, value) => ((which === 'minimum' ? value < best : value > best) ? value : best));
}

function distinct(values: readonly Scalar[]): readonly Scalar[] {
  return [...new Set(values)];
}

function joined(values: readonly Scalar[], separator: string): string {
  const text = values.join(separator);
  return text.length > MAX_JOINED ? `${text.slice(0, MAX_JOINED - 1)}…` : text;
}

function spread(matches: readonly Match[]): Candidates {
  const raws: unknown[] = [];
  const owners: Match[] = [];
  for (const match of matches) {
    const { value } = match;
    for (const raw of Array.isArray(value) ? value : [value]) {
      if (isBlank(raw)) continue;
      raws.push(raw);
      owners.push(match);
    }
  }
  return { raws, owners };
}

const TYPE_WORDS = {
  text: 'text',
  number: 'a number',
  boolean: 'yes or no',
  date: 'a date',
  url: 'a web address',
  list: 'a list',
} as const;

function unreadable(raw: unknown, rule: FoldRule): Folded {
  const type = numericFold(rule) ? 'number' : rule.type;
  const read = readAs(type, raw);
  const reason = read.ok ? '' : ` ${read.why}`;
  const sample = sampleOf(raw);
  const said = reason.includes(sample) ? '' : `: “${sample}”`;
  return {
    kind: 'unreadable',
    why: `It cannot be read as ${TYPE_WORDS[type]}${said}.${reason}`,
    raw: sample,
  };
}
