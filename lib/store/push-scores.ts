/** What the scores of a list come to for rows that go to a destination: as the list's own table shows them. */
import { plainColumns } from '../core/list/columns.ts';
import { briefRow } from '../core/list/row.ts';
import { scorerOf } from '../core/list/scorer.ts';
import type { PushMapping } from '../core/push/definition.ts';
import type { ScoreReader } from '../core/push/values.ts';
import type { LoupeDatabase } from './database.ts';
import { briefResults, planViews } from './list-brief.ts';
import type { StoredListRow } from './rows.ts';

/** Of one part of the list's rows, by the row's id. */
type Scored = (rowId: string) => ScoreReader;

const NONE: Scored = () => () => null;

/** Reads nothing where the mapping names no score. A score that is gone has no points. */
export async function scoresOf(
  db: LoupeDatabase,
  listId: string,
  mapping: PushMapping,
  now: number,
): Promise<(rows: readonly StoredListRow[]) => Promise<Scored>> {
  const wanted = new Set(
    Object.values(mapping).flatMap(source => (source.from === 'score' ? [source.scoreId] : [])),
  );
  const list = wanted.size > 0 ? await db.lists.get(listId) : undefined;
  if (!list) return async () => NONE;
  const plans = await planViews(db, list.plans);
  const columns = plainColumns(list, plans);
  const scorers = new Map(
    (list.scores ?? [])
      .filter(score => wanted.has(score.id))
      .map(score => [score.id, scorerOf(score, columns, plans, now)]),
  );
  return async rows => {
    const known = await briefResults(
      db,
      plans,
      rows.map(row => row.subject),
    );
    const byId = new Map(
      rows.map(row => [
        row.id,
        briefRow(
          row,
          known.map(each => each.get(row.subject) ?? null),
          plans,
        ),
      ]),
    );
    return rowId => (scoreId, part) => {
      const row = byId.get(rowId);
      const scorer = scorers.get(scoreId);
      if (!row || !scorer) return null;
      return part === 'points' ? scorer.total(row).points : (scorer.band(row)?.name ?? null);
    };
  };
}
