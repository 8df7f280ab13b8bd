/** How a person arranged a list's columns: kept beside the settings, by list. */
import * as v from 'valibot';
import type { LoupeDatabase } from './database.ts';

const ids = v.optional(v.array(v.string()), []);
const viewSchema = v.object({
  order: ids,
  hidden: ids,
  /** Pixels, by column. */
  widths: v.optional(v.record(v.string(), v.number()), {}),
  sort: v.optional(v.nullable(v.object({ column: v.string(), descending: v.boolean() })), null),
});

export type ListView = v.InferOutput<typeof viewSchema>;

export const PLAIN_VIEW: ListView = { order: [], hidden: [], widths: {}, sort: null };

const nameOf = (listId: string): string => `list-view:${listId}`;

/** One that cannot be read counts as none. */
export async function listView(db: LoupeDatabase, listId: string): Promise<ListView> {
  const read = v.safeParse(viewSchema, (await db.settings.get(nameOf(listId)))?.value);
  return read.success ? read.output : PLAIN_VIEW;
}

export function changeListView(db: LoupeDatabase, listId: string, change: Partial<ListView>): Promise<void> {
  return db.transaction('rw', db.settings, async () => {
    const value = { ...(await listView(db, listId)), ...change };
    await db.settings.put({ name: nameOf(listId), value });
  });
}

export async function forgetListView(db: LoupeDatabase, listId: string): Promise<void> {
  await db.settings.delete(nameOf(listId));
}
