/** From a value clicked in the tree to a field: its name, its label, its type. */
import { compilePath } from '../jsonpath/compile.ts';
import { normalizedPath, type Step, shortPath } from '../jsonpath/location.ts';
import { readDate } from './date.ts';
import type { FieldDefinition, FieldType } from './definition.ts';
import { readUrl } from './scalar.ts';

/** Names that say nothing by themselves: the level above is taken with them. */
const VAGUE = new Set([
  'name',
  'value',
  'id',
  'count',
  'total',
  'type',
  'text',
  'title',
  'url',
  'code',
  'label',
  'data',
  '0',
]);
/** Levels that only wrap an answer. */
const WRAPPERS = new Set([
  'data',
  'result',
  'results',
  'response',
  'items',
  'attributes',
  'properties',
  'company',
  'organization',
]);
const ACRONYMS = new Set([
  'url',
  'id',
  'sic',
  'vat',
  'lei',
  'cik',
  'ip',
  'crm',
  'api',
  'ceo',
  'cto',
  'cfo',
  'naics',
  'seo',
  'hq',
  'usd',
  'eur',
]);
const DATE_NAME =
  /(?:^|_)(?:at|date|day|founded|created|updated|modified|timestamp|since|until|expires|expiry|dob)(?:_|$)/;
const AMOUNT_NAME =
  /(?:^|_)(?:count|total|number|amount|revenue|employees|headcount|size|score|rank|price|usd|eur)(?:_|$)/;
const ID_NAME = /(?:^|_)(?:id|uuid|code|phone|zip|postal|postcode|vat|sic|naics|lei|cik|number|fax)(?:_|$)/;

/** Letters that do not come apart into a base and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
  ['đ', 'd'],
]);

/** A name for a field: `employee_count` for `$.data.metrics.employeeCount`. Always a valid field name. */
export function nameForPath(path: string): string {
  const names = namesIn(path);
  const last = names.at(-1) ?? 'value';
  const above = names.at(-2);
  const vague = VAGUE.has(snake(last)) && above !== undefined && !WRAPPERS.has(snake(above));
  const name = snake(vague ? `${singular(above)} ${last}` : last)
    .slice(0, 60)
    .replace(/_+$/, '');
  if (name === '') return 'value';
  return /^[a-z_]/.test(name) ? name : `n_${name}`.slice(0, 60);
}

/** A label for a person: `Employee count` for `employee_count`. */
export function labelForName(name: string): string {
  const words = name.split('_').filter(word => word !== '');
  const text = words.map(word => (ACRONYMS.has(word) ? word.toUpperCase() : word)).join(' ');
  return text === '' ? 'Value' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Name, label, type and fold for a path and the value that it shows; names in `taken` get a number. */
export function guessField(path: string, value: unknown, taken: readonly string[] = []): FieldDefinition {
  const base = nameForPath(path);
  let name = base;
  for (let copy = 2; taken.includes(name); copy++) name = `${base.slice(0, 56)}_${copy}`;
  const compiled = compilePath(path);
  const many = Array.isArray(value) || (compiled.ok && !compiled.singular);
  const type = Array.isArray(value) || many ? typeOfList(value, base) : guessType(value, base);
  return { name, label: labelForName(name), path, type, fold: 'first', separator: ', ', fallback: null };
}

/** A path to a place in the answer's tree, in the form that a person reads: `$.data[0].name`. */
export function pathForSteps(steps: readonly Step[]): string {
  const short = shortPath(steps);
  return compilePath(short).ok ? short : normalizedPath(steps);
}

/** The same place in every item of the innermost list: `$.people[*].name` for `$.people[3].name`; null without a list. */
export function pathForAll(steps: readonly Step[]): string | null {
  const at = steps.findLastIndex(step => typeof step === 'number');
  if (at === -1) return null;
  const rest = shortPath(steps.slice(at + 1)).slice(1);
  return `${pathForSteps(steps.slice(0, at))}[*]${rest}`;
}

function typeOfList(value: unknown, name: string): FieldType {
  if (!Array.isArray(value)) return guessType(value, name);
  return 'list';
}

function guessType(value: unknown, name: string): FieldType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return DATE_NAME.test(name) && readDate(value).ok ? 'date' : 'number';
  if (typeof value !== 'string') return 'text';
  const text = value.trim();
  if (/^https?:\/\//i.test(text) && readUrl(text).ok) return 'url';
  if (/^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(text) && readDate(text).ok) return 'date';
  if (DATE_NAME.test(name) && readDate(text).ok) return 'date';
  if (/^(?:true|false)$/i.test(text)) return 'boolean';
  // A leading zero or a code is not an amount, though it is all digits.
  const isFigure = /^-?(?:0|[1-9]\d{0,2}(?:,?\d{3}){0,4})(?:\.\d{1,6})?$/.test(text);
  return isFigure && (AMOUNT_NAME.test(name) || !ID_NAME.test(name)) ? 'number' : 'text';
}

function namesIn(path: string): readonly string[] {
  const names: string[] = [];
  // Names behind dots and in quotes; filters are cut out first, for their names are not the value's.
  const plain = path.slice(0, 1000).replace(/\[\?[^\]]{0,300}\]/g, '');
  for (const found of plain.matchAll(
    /\.([\p{L}_][\p{L}\p{N}_-]*)|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/gu,
  )) {
    names.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return names;
}

function snake(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđ]/gi, letter => LETTERS.get(letter.toLowerCase()) ?? letter)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

function singular(word: string): string {
  if (/ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/i.test(word) ? word.slice(0, -1) : word;
}
