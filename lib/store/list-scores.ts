/** The scores of a list: its definitions only. What they come to is reckoned from the rows, and never written down. */
import * as v from 'valibot';
import { type Score, scoreSchema } from '../core/score/definition.ts';
import type { LoupeDatabase } from './database.ts';

export type SavedScore = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Puts it in the place of the one with its id, else after the last. Another window's scores stay. */
export async function saveScore(
  db: LoupeDatabase,
  listId: string,
  score: Score,
  now: number,
  at = Number.POSITIVE_INFINITY,
): Promise<SavedScore> {
  const read = v.safeParse(scoreSchema, score);
  if (!read.success) return { ok: false, message: read.issues[0].message };
  return db.transaction('rw', db.lists, async (): Promise<SavedScore> => {
    const list = await db.lists.get(listId);
    if (!list) return { ok: false, message: 'The list was deleted.' };
    const scores = [...(list.scores ?? [])];
    const place = scores.findIndex(one => one.id === score.id);
    if (place >= 0) scores[place] = read.output;
    else scores.splice(Math.min(at, scores.length), 0, read.output);
    await db.lists.put({ ...list, scores, updatedAt: now });
    return { ok: true };
  });
}

/** @returns it and its place, to put it back; null when it was gone already */
export function dropScore(
  db: LoupeDatabase,
  listId: string,
  id: string,
  now: number,
): Promise<{ readonly score: Score; readonly at: number } | null> {
  return db.transaction('rw', db.lists, async () => {
    const list = await db.lists.get(listId);
    const scores = list?.scores ?? [];
    const at = scores.findIndex(one => one.id === id);
    const score = scores[at];
    if (!list || !score) return null;
    await db.lists.put({ ...list, scores: scores.filter(one => one !== score), updatedAt: now });
    return { score, at };
  });
}
