/** What the person's own lists say of companies: which hold them, and what they are called there. */
import type { LoupeDatabase } from './database.ts';
import { rowId } from './lists.ts';

export interface Listed {
  readonly name: string | null;
  /** The lists that hold it. */
  readonly lists: readonly { readonly id: string; readonly name: string }[];
}

/** @param keys of companies; those that stand in no list are left out */
export async function listedOf(
  db: LoupeDatabase,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Listed>> {
  const found = new Map<string, { name: string | null; lists: { id: string; name: string }[] }>();
  for (const { id, name } of await db.lists.orderBy('name').toArray()) {
    const rows = await db.listRows.bulkGet(keys.map(key => rowId(id, key)));
    for (const row of rows) {
      if (!row) continue;
      const before = found.get(row.subject) ?? { name: null, lists: [] };
      before.lists.push({ id, name });
      found.set(row.subject, { ...before, name: before.name ?? (row.name?.trim() || null) });
    }
  }
  return found;
}
