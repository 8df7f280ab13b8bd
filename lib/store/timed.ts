/** What schedules and watches share at the store: read through a schema, written only over what was read, by who has the fence. */
import type { Table } from 'dexie';
import * as v from 'valibot';
import type { Turns } from '../core/schedule/turn.ts';
import type { Clock } from '../engine/ports.ts';
import type { LoupeDatabase } from './database.ts';
import { quarantine } from './quarantine.ts';

/** Rows that can be read; one that cannot, of whichever version, is set aside. */
export async function readAll<T>(
  db: LoupeDatabase,
  table: 'schedules' | 'watches',
  schema: v.GenericSchema<unknown, T>,
  clock: Pick<Clock, 'now'>,
): Promise<T[]> {
  const from: Table<unknown, string> = db.table(table);
  const rows: T[] = [];
  const damaged: string[] = [];
  await from.each((row, { primaryKey }) => {
    const parsed = v.safeParse(schema, row);
    if (parsed.success) rows.push(parsed.output);
    else damaged.push(primaryKey);
  });
  for (const key of damaged)
    await quarantine(db, table, key, clock.now(), 'It cannot be read, and does not start any more.');
  return rows;
}

/** The same for a screen, which sets nothing aside. */
export const readable = <T>(rows: readonly unknown[], schema: v.GenericSchema<unknown, T>): T[] =>
  rows.flatMap(row => {
    const parsed = v.safeParse(schema, row);
    return parsed.success ? [parsed.output] : [];
  });

interface Versioned {
  readonly rev: number;
}

/** Within a strict transaction over `table` and `totals`: may `after` be written over what is there? */
export async function isCurrent(
  db: LoupeDatabase,
  table: 'schedules' | 'watches',
  key: string,
  after: Versioned,
  fence: number,
): Promise<boolean> {
  const there = await db.table<Versioned, string>(table).get(key);
  return there?.rev === after.rev && ((await db.totals.get('fence'))?.value ?? 0) <= fence;
}

/** What is held is due again at once. */
export async function releaseHeld(db: LoupeDatabase): Promise<void> {
  const release = (row: Pick<Turns, 'held' | 'rev'>): void => {
    if (row.held) Object.assign(row, { held: { ...row.held, lookAgain: 0 }, rev: row.rev + 1 });
  };
  await db.schedules.toCollection().modify(release);
  await db.watches.toCollection().modify(release);
}
