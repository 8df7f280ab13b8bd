/** Lists and their rows. A company is one row of a list, however often and from wherever it is added. */
import { Dexie } from 'dexie';
import type { List } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Named } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import type { StoredListRow } from './rows.ts';

const CHUNK = 1000;

/** A company to be added. */
export interface NewRow {
  readonly subject: Subject;
  readonly values?: Readonly<Record<string, string>>;
  /** Where it came from, for a person: `techcrunch.com`, `prospects.csv`. */
  readonly source: string;
}

export interface Added {
  readonly added: number;
  /** Rows that were there already, or twice among the new ones. */
  readonly merged: number;
}

export async function createList(
  db: LoupeDatabase,
  id: string,
  name: string,
  now: number,
  more: Partial<Pick<List, 'plans' | 'columns'>> = {},
): Promise<List> {
  const list = { id, name: name.trim(), plans: [], columns: [], createdAt: now, updatedAt: now, ...more };
  await db.lists.add(list);
  return list;
}

/** The name, or the first of `name 2`, `name 3` … that no list has. */
export async function freeListName(db: LoupeDatabase, name: string): Promise<string> {
  const taken = new Set((await db.lists.toArray()).map(list => list.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
  return free;
}

/** Changes its name, plans or columns. @returns false when it is gone. */
export async function changeList(
  db: LoupeDatabase,
  id: string,
  change: Partial<Pick<List, 'name' | 'plans' | 'columns'>>,
  now: number,
): Promise<boolean> {
  return (await db.lists.update(id, { ...change, updatedAt: now })) > 0;
}

/** The list, its rows and its schedules. Results stay: they belong to the company, not to the list. */
export function deleteList(db: LoupeDatabase, id: string): Promise<void> {
  return db.transaction('rw', db.lists, db.listRows, db.schedules, db.pushes, async () => {
    await db.lists.delete(id);
    await db.schedules.where('listId').equals(id).delete();
    await db.pushes.where('[listId+requestId]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    await ofList(db, id).delete();
  });
}

/**
 * Adds rows at the end, all or none; one of the same company is merged: a filled value wins over an empty one, and what
 * is there over what comes. New value names become columns of the list.
 * @throws when there is no such list.
 */
export function addRows(
  db: LoupeDatabase,
  listId: string,
  rows: readonly NewRow[],
  now: number,
): Promise<Added> {
  return db.transaction('rw', db.lists, db.listRows, async () => {
    const list = await db.lists.get(listId);
    if (!list) throw new Error('The list was deleted.');
    let order = ((await ofList(db, listId).last())?.order ?? -1) + 1;
    let added = 0;
    const columns = new Set(list.columns);
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK);
      const ids = [...new Set(chunk.map(row => rowId(listId, row.subject.key)))];
      const there = await db.listRows.bulkGet(ids);
      const known = new Map(there.flatMap(row => (row ? [[row.id, row]] : [])));
      for (const row of chunk) {
        for (const name of Object.keys(row.values ?? {})) columns.add(name);
        const id = rowId(listId, row.subject.key);
        const before = known.get(id);
        if (!before) added++;
        known.set(id, before ? merge(before, row) : fresh(id, listId, row, now, order++));
      }
      await db.listRows.bulkPut([...known.values()]);
    }
    await db.lists.put({ ...list, columns: [...columns], updatedAt: now });
    return { added, merged: rows.length - added };
  });
}

/**
 * Companies that were known by name alone have got their domain: in every list they stand under it from now on, and are
 * merged with the row that stood there. To be called within a transaction over lists and their rows.
 */
export async function nameRows(db: LoupeDatabase, named: readonly Named[], now: number): Promise<void> {
  for (const list of await db.lists.toArray()) {
    const olds = await db.listRows.bulkGet(named.map(({ from }) => rowId(list.id, from)));
    const changed = new Map<string, StoredListRow>();
    for (const [i, { to }] of named.entries()) {
      const old = olds[i];
      if (!old) continue;
      const id = rowId(list.id, to.key);
      const there = changed.get(id) ?? (await db.listRows.get(id));
      const { name, values, source } = old;
      const merged = there && merge(there, { subject: { ...to, name }, values, source });
      changed.set(id, merged ?? { ...old, id, subject: to.key, domain: to.domain });
    }
    if (changed.size === 0) continue;
    await db.listRows.bulkDelete(olds.flatMap(old => (old ? [old.id] : [])));
    await db.listRows.bulkPut([...changed.values()]);
    await db.lists.update(list.id, { updatedAt: now });
  }
}

export function removeRows(db: LoupeDatabase, ids: readonly string[]): Promise<void> {
  return db.listRows.bulkDelete([...ids]);
}

/** The whole list, in order. 100,000 rows are one read; a screen that shows a window of them takes pages. */
export function allRows(db: LoupeDatabase, listId: string): Promise<StoredListRow[]> {
  return ofList(db, listId).toArray();
}

/** Rows after the one at `after` (-1: from the start). */
export function rowsPage(
  db: LoupeDatabase,
  listId: string,
  after: number,
  limit: number,
): Promise<StoredListRow[]> {
  return db.listRows
    .where('[listId+order]')
    .between([listId, after], [listId, Dexie.maxKey], false, true)
    .limit(limit)
    .toArray();
}

export function countRows(db: LoupeDatabase, listId: string): Promise<number> {
  return ofList(db, listId).count();
}

/** Lists by name, with their sizes. */
export async function listsWithCounts(
  db: LoupeDatabase,
): Promise<readonly { readonly list: List; readonly rows: number }[]> {
  const lists = await db.lists.orderBy('name').toArray();
  const counts = await Promise.all(lists.map(list => countRows(db, list.id)));
  return lists.map((list, i) => ({ list, rows: counts[i] ?? 0 }));
}

/** Which lists hold this company. */
export async function listsHolding(db: LoupeDatabase, subject: string): Promise<List[]> {
  const lists = await db.lists.toArray();
  const rows = await db.listRows.bulkGet(lists.map(list => rowId(list.id, subject)));
  return lists.filter((_, i) => rows[i] !== undefined);
}

const ofList = (db: LoupeDatabase, listId: string) =>
  db.listRows.where('[listId+order]').between([listId, Dexie.minKey], [listId, Dexie.maxKey]);

/** The company is the key, so that two contexts adding it at once make one row. */
export const rowId = (listId: string, subject: string): string => JSON.stringify([listId, subject]);

function fresh(id: string, listId: string, row: NewRow, now: number, order: number): StoredListRow {
  const { key, name, domain } = row.subject;
  const values = { ...row.values };
  return { id, listId, subject: key, name, domain, values, source: row.source, addedAt: now, order };
}

function merge(before: StoredListRow, row: NewRow): StoredListRow {
  const filled = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';
  const values = new Map(Object.entries(before.values));
  for (const [name, value] of Object.entries(row.values ?? {}))
    if (!filled(values.get(name))) values.set(name, value);
  return {
    ...before,
    name: filled(before.name) ? before.name : row.subject.name,
    domain: before.domain ?? row.subject.domain,
    values: Object.fromEntries(values),
  };
}
