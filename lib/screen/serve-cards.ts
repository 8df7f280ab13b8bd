/** The background's end of the cards' lines: reads and writes the store for frames that have none. */
import * as v from 'valibot';
import { type Line, onLine } from '../browser/card-port.ts';
import type { LoupeDatabase } from '../store/database.ts';
import { removeRows } from '../store/lists.ts';
import { type Ask, askSchema, type Told } from './card-ask.ts';
import { doorTo } from './near-door.ts';
import type { ValueSource } from './provenance.ts';

/** A card follows four things; more at once is none of ours. */
const MOST_FOLLOWED = 16;
/** What stands in a list for longer than this, no card takes out. */
const UNDO_MS = 10 * 60_000;

/** For the background, in its first tick. */
export function serveCards(open: () => Promise<LoupeDatabase>): void {
  onLine(line => serve(line, open));
}

function serve(line: Line, open: () => Promise<LoupeDatabase>): void {
  const ends = new Map<number, () => void>();
  /** The companies whose values this card shows. */
  const shown = new Map<number, string>();
  let gone = false;
  const tell = (told: Told): void => line.send(told);

  const end = (n: number): void => {
    ends.get(n)?.();
    ends.delete(n);
    shown.delete(n);
  };
  const follow = (db: LoupeDatabase, { n, name, about }: Extract<Ask, { do: 'follow' }>): void => {
    if (gone || !shown.has(n)) return;
    ends.set(
      n,
      doorTo(db).follow(name, about, value => tell({ n, value })),
    );
  };
  const answer = async (ask: Exclude<Ask, { do: 'follow' | 'end' }>): Promise<unknown> => {
    const db = await open();
    switch (ask.do) {
      case 'add':
        return doorTo(db).add(ask.order);
      case 'undo':
        return takeBack(db, ask.rows);
      case 'why':
        return doorTo(db).why({ ...ask.source, cell: await cellOf(db, ask.source.cell, shown.values()) });
    }
  };

  line.onMessage(message => {
    const parsed = v.safeParse(askSchema, message);
    if (!parsed.success) return;
    const ask = parsed.output;
    const { n } = ask;
    const fail = (error: unknown): void =>
      tell({ n, error: error instanceof Error ? error.message : 'Something went wrong.' });
    if (ask.do === 'end') end(n);
    else if (ask.do === 'follow') {
      if (shown.size >= MOST_FOLLOWED) return;
      shown.set(n, ask.name === 'known' ? ask.about : '');
      open().then(db => follow(db, ask), fail);
    } else answer(ask).then(value => tell({ n, value: value ?? null }), fail);
  });
  line.onEnd(() => {
    gone = true;
    for (const n of [...shown.keys()]) end(n);
  });
}

async function takeBack(db: LoupeDatabase, ids: readonly string[]): Promise<void> {
  const rows = (await db.listRows.bulkGet([...ids])).flatMap(row => row ?? []);
  const since = Date.now() - UNDO_MS;
  if (rows.some(row => row.addedAt < since))
    throw new Error('It was in the list before. Take it out in the list.');
  await removeRows(db, ids);
}

/** What lies behind a value that the card shows; of other companies' answers it learns nothing. */
async function cellOf(
  db: LoupeDatabase,
  wanted: Pick<NonNullable<ValueSource['cell']>, 'requestId' | 'path' | 'answerKey'> | null,
  subjects: Iterable<string>,
): Promise<ValueSource['cell']> {
  if (!wanted) return null;
  const results = await db.results
    .where('subject')
    .anyOf([...subjects])
    .toArray();
  const found = results
    .flatMap(result => Object.values(result.cells))
    .find(
      cell =>
        cell.requestId === wanted.requestId &&
        cell.answerKey === wanted.answerKey &&
        cell.path === wanted.path,
    );
  if (!found) throw new Error('This value has changed. Open it again.');
  return found;
}
