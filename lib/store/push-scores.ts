/** What the scores of a list come to for rows that go to a destination: as the list's own table shows them. */
import { plainColumns } from '../core/list/columns.ts';
import { type BriefRow, briefRow } from '../core/list/row.ts';
import { seenIn } from '../core/list/seen.ts';
import type { PushMapping } from '../core/push/definition.ts';
import type { ScoreReader } from '../core/push/values.ts';
import { bandOf, type ScoreRule } from '../core/score/definition.ts';
import { type Seen, totalOf } from '../core/score/evaluate.ts';
import type { LoupeDatabase } from './database.ts';
import { briefResults, planViews } from './list-brief.ts';
import type { StoredListRow } from './rows.ts';

/** Of one part of the list's rows, by the row's id. */
type Scored = (rowId: string) => ScoreReader;

const NONE: Scored = () => () => null;
const GONE: Seen = { known: false, why: '' };

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
  const columns = new Map(plainColumns(list, plans).map(column => [column.id, column]));
  const scores = new Map(
    (list.scores ?? []).filter(score => wanted.has(score.id)).map(score => [score.id, score]),
  );
  const seenBy = (row: BriefRow, rule: ScoreRule | undefined): Seen => {
    const column = rule && columns.get(rule.column);
    return column ? seenIn(row, column) : GONE;
  };
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
      const score = scores.get(scoreId);
      if (!row || !score) return null;
      const { points } = totalOf(score.rules, i => seenBy(row, score.rules[i]), now);
      return part === 'points' || points === null ? points : (bandOf(score, points)?.name ?? null);
    };
  };
}
