/** A list as a table of texts, for a file or the clipboard. */
import type { FieldContent } from '../field/definition.ts';
import { askedText, pointsText } from '../score/words.ts';
import type { ListColumn } from './columns.ts';
import { type BriefRow, pushedText } from './row.ts';
import type { Reason, Scorer } from './scorer.ts';
import { plainValue } from './value.ts';

/** A column of the file. */
export interface FileColumn {
  readonly name: string;
  /** Who fills it: tells two of one name apart. */
  readonly by: string;
  content(row: BriefRow): FieldContent | null;
}

/** A score becomes its points, its band where it has any, and why, if that is wanted. */
export const fileColumns = (
  columns: readonly ListColumn[],
  { reasons = false }: { readonly reasons?: boolean } = {},
): readonly FileColumn[] =>
  columns.flatMap((column): FileColumn[] => {
    const { name, by } = column;
    const own = { name, by: by.split(' · ')[0] ?? by, content: (row: BriefRow) => contentOf(row, column) };
    if (column.kind !== 'score') return [own];
    const { scorer } = column;
    return [
      own,
      ...(scorer.score.bands.length > 0
        ? [{ name: `${name} band`, by: 'Score', content: (row: BriefRow) => scorer.band(row)?.name ?? null }]
        : []),
      ...(reasons
        ? [{ name: `${name} reasons`, by: 'Score', content: (row: BriefRow) => reasonsOf(row, scorer) }]
        : []),
    ];
  });

const contentOf = (row: BriefRow, column: ListColumn): FieldContent | null => {
  switch (column.kind) {
    case 'name':
      return row.name;
    case 'domain':
      return row.domain;
    case 'value':
      return Object.hasOwn(row.values, column.name) ? (row.values[column.name] ?? null) : null;
    case 'push':
      return pushedText(row.results[column.plan] ?? null);
    case 'field': {
      const result = row.results[column.plan];
      // Another firm's answer is not this company's.
      return result && result.other === null ? (result.values[column.field] ?? null) : null;
    }
    case 'score':
      return column.scorer.total(row).points;
  }
};

/** What earned or lost points, and what is not known. */
const reasonsOf = (row: BriefRow, scorer: Scorer): readonly string[] =>
  scorer.reasons(row).flatMap(({ rule, column, seen, verdict }: Reason) => {
    const name = column?.name ?? rule.label;
    if (typeof verdict === 'string') return [`${name}: not known`];
    if (!verdict) return [];
    const value = seen.known && seen.value !== null ? ` (${plainValue(seen.value)})` : '';
    return [`${askedText(name, rule)}${value}: ${pointsText(rule.points)}`];
  });

/** Two columns of one name are told apart by who fills them. */
export function headerOf(columns: readonly FileColumn[]): readonly string[] {
  const count = Map.groupBy(columns, column => column.name);
  const taken = new Set<string>();
  return columns.map(column => {
    const twice = (count.get(column.name)?.length ?? 0) > 1;
    const wanted = twice ? `${column.name} (${column.by})` : column.name;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} ${copy}`;
    taken.add(name);
    return name;
  });
}

export function* tableTexts(
  rows: Iterable<BriefRow>,
  columns: readonly FileColumn[],
): Generator<readonly string[], void> {
  for (const row of rows) yield columns.map(column => plainValue(column.content(row)));
}

/** A JSON array, one object a row; numbers, booleans and lists stay what they are. Joined, the parts are the file. */
export function* jsonParts(
  rows: readonly BriefRow[],
  columns: readonly FileColumn[],
): Generator<string, void> {
  const names = headerOf(columns);
  yield '[';
  for (const [i, row] of rows.entries()) {
    // By pairs, so that a column named __proto__ is a key like any other.
    const object = Object.fromEntries(columns.map((column, k) => [names[k] ?? '', column.content(row)]));
    yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(object)}`;
  }
  yield '\n]\n';
}
