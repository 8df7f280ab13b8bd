/** A list as a table: its rows beside what its plans found of each company, and the columns that this gives. */
import type { List, LookupResult } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { rowsPage } from './lists.ts';
import type { StoredListRow } from './rows.ts';

const CHUNK = 2000;

export interface TableRow {
  readonly row: StoredListRow;
  /** One for each plan of the list, at the same place; null where it was never asked. */
  readonly results: readonly (LookupResult | null)[];
}

export interface Column {
  readonly planId: string;
  /** The request's or chain's name. */
  readonly plan: string;
  /** The field's name: its key in `LookupResult.cells`. */
  readonly field: string;
  readonly label: string;
}

/** The next rows after the one at `after` (-1: from the start), joined with their results. */
export async function tablePage(
  db: LoupeDatabase,
  list: Pick<List, 'id' | 'plans'>,
  after: number,
  limit = CHUNK,
): Promise<readonly TableRow[]> {
  return db.transaction('r', db.listRows, db.results, async () => {
    const rows = await rowsPage(db, list.id, after, limit);
    const perPlan = await Promise.all(
      list.plans.map(plan => db.results.bulkGet(rows.map((row): [string, string] => [plan, row.subject]))),
    );
    return rows.map((row, i) => ({ row, results: perPlan.map(results => results[i] ?? null) }));
  });
}

/** All of it, part by part, so that a screen shows the first rows at once. Ends early when `signal` is aborted. */
export async function* tableParts(
  db: LoupeDatabase,
  list: Pick<List, 'id' | 'plans'>,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableRow[], void> {
  for (let after = -1; !signal?.aborted; ) {
    const part = await tablePage(db, list, after);
    const last = part.at(-1);
    if (!last) return;
    yield part;
    after = last.row.order;
  }
}

/** The fields of the list's plans, in their order; a plan that is gone gives none. */
export async function listColumns(db: LoupeDatabase, plans: readonly string[]): Promise<readonly Column[]> {
  const [requests, chains] = await Promise.all([
    db.requests.bulkGet([...plans]),
    db.chains.bulkGet([...plans]),
  ]);
  return plans.flatMap((planId, i) => {
    const definition = requests[i]?.definition;
    if (definition)
      return [...definition.fields, ...definition.derived].map(({ name, label }) => ({
        planId,
        plan: definition.name,
        field: name,
        label,
      }));
    const chain = chains[i]?.chain;
    const outputs = chain?.outputs ?? [];
    return outputs.map(({ name, label }) => ({ planId, plan: chain?.name ?? '', field: name, label }));
  });
}
