/** What of a row goes out: its values by the destination's variables, and their fingerprint. */
import type { FieldContent } from '../field/definition.ts';
import type { RequestDefinition } from '../request/definition.ts';
import { variablesOf } from '../request/variables.ts';
import { sha256 } from '../sha256.ts';
import type { PushMapping, PushSource } from './definition.ts';

export type PushValues = Readonly<Record<string, FieldContent>>;

export type ScoreReader = (scoreId: string, part: 'points' | 'band') => FieldContent | null;

export interface PushRow {
  readonly name: string | null;
  readonly domain: string | null;
  readonly values: Readonly<Record<string, string>>;
  /** What a plan found of this company; null where it found nothing, or another company. */
  readonly field: (planId: string, field: string) => FieldContent | null;
  /** What a score of the list comes to; null where nothing of it is known. */
  readonly score: ScoreReader;
}

const isFilled = (value: FieldContent | null | undefined): value is FieldContent =>
  value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '');

const read = (source: PushSource, row: PushRow): FieldContent | null | undefined => {
  switch (source.from) {
    case 'name':
      return row.name;
    case 'domain':
      return row.domain;
    case 'value':
      return Object.hasOwn(row.values, source.column) ? row.values[source.column] : null;
    case 'field':
      return row.field(source.planId, source.field);
    case 'score':
      return row.score(source.scoreId, source.part);
    case 'kept':
      return source.text;
  }
};

/** Variables whose source is empty in this row are left out, so that a default or "leave out" counts. */
export const pushValues = (mapping: PushMapping, row: PushRow): PushValues =>
  Object.fromEntries(
    Object.entries(mapping).flatMap(([variable, source]) => {
      const value = read(source, row);
      return isFilled(value) ? [[variable, value]] : [];
    }),
  );

/** What is the same in every row of a batch. What differs has no place outside the list that repeats. */
export function sharedValues(rows: readonly PushValues[]): PushValues {
  const [first = {}, ...others] = rows;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => {
      const text = JSON.stringify(value);
      return others.every(row => Object.hasOwn(row, name) && JSON.stringify(row[name]) === text);
    }),
  );
}

/** Another text where anything that is sent of the row is another. 32 hexadecimal digits. */
export const fingerprint = (values: PushValues): string =>
  sha256(JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 32);

/** What a person maps: all that the call's templates name, and what its rules look at. */
export function pushVariables(definition: RequestDefinition): readonly string[] {
  const { condition } = definition;
  const ruled = condition?.kind === 'rules' ? condition.rules.map(rule => rule.field) : [];
  return [...new Set([...variablesOf(definition), ...ruled])];
}

/** Something that a variable may be filled from. */
export interface Offered {
  readonly label: string;
  readonly source: PushSource;
  /** The field's own name, where it has one beside its label. */
  readonly name?: string;
}

const NAMES = new Set(['name', 'companyname', 'company', 'organisation', 'organization', 'accountname']);
const DOMAINS = new Set(['domain', 'companydomain', 'website', 'hostname', 'domainname']);
const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A first mapping: by equal names, the company's own name and domain first. What fits nothing is left open. */
export function guessPushMapping(variables: readonly string[], offered: readonly Offered[]): PushMapping {
  const guess = (variable: string): PushSource | null => {
    const folded = fold(variable);
    const last = fold(variable.split('.').at(-1) ?? '');
    if (folded === 'companyname' || folded === 'name') return { from: 'name' };
    if (folded === 'domain') return { from: 'domain' };
    const named = (wanted: string) =>
      offered.find(
        one => fold(one.label) === wanted || (one.name !== undefined && fold(one.name) === wanted),
      );
    const found = named(folded) ?? named(last);
    if (found) return found.source;
    if (NAMES.has(folded)) return { from: 'name' };
    return DOMAINS.has(folded) ? { from: 'domain' } : null;
  };
  return Object.fromEntries(
    variables.flatMap(variable => {
      const source = guess(variable);
      return source ? [[variable, source]] : [];
    }),
  );
}
