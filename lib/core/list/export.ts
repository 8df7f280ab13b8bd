/** A list as a table of texts, for a file or the clipboard. */
import type { FieldContent } from '../field/definition.ts';
import type { ListColumn } from './columns.ts';
import { type BriefRow, pushedText } from './row.ts';
import { plainValue } from './value.ts';

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
  }
};

/** Two columns of one name are told apart by who fills them. */
export function headerOf(columns: readonly ListColumn[]): readonly string[] {
  const count = Map.groupBy(columns, column => column.name);
  const taken = new Set<string>();
  return columns.map(column => {
    const twice = (count.get(column.name)?.length ?? 0) > 1;
    const wanted = twice ? `${column.name} (${column.by.split(' · ')[0]})` : column.name;
    let name = wanted;
    for (let copy = 2; taken.has(name); copy++) name = `${wanted} ${copy}`;
    taken.add(name);
    return name;
  });
}

export function* tableTexts(
  rows: Iterable<BriefRow>,
  columns: readonly ListColumn[],
): Generator<readonly string[], void> {
  for (const row of rows) yield columns.map(column => plainValue(contentOf(row, column)));
}

/** A JSON array, one object a row; numbers, booleans and lists stay what they are. Joined, the parts are the file. */
export function* jsonParts(
  rows: readonly BriefRow[],
  columns: readonly ListColumn[],
): Generator<string, void> {
  const names = headerOf(columns);
  yield '[';
  for (const [i, row] of rows.entries()) {
    // By pairs, so that a column named __proto__ is a key like any other.
    const object = Object.fromEntries(
      columns.map((column, k) => [names[k] ?? column.id, contentOf(row, column)]),
    );
    yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(object)}`;
  }
  yield '\n]\n';
}
