/** How many of a plan's results stand on answers that are still kept, and so can be mapped again without a call. */
import { keptOf } from './answers.ts';
import type { LoupeDatabase } from './database.ts';

const CHUNK = 500;

export interface KeptBehind {
  readonly fill: number;
  readonly needCall: number;
}

/** @param subjects whose results are looked at; those that have none are not counted */
export async function keptBehind(
  db: LoupeDatabase,
  planId: string,
  subjects: readonly string[],
): Promise<KeptBehind> {
  let [fill, needCall] = [0, 0];
  for (let from = 0; from < subjects.length; from += CHUNK) {
    const part = subjects.slice(from, from + CHUNK);
    const found = await db.results.bulkGet(part.map((subject): [string, string] => [planId, subject]));
    const behind = found.flatMap(result =>
      result ? [new Set(Object.values(result.cells).flatMap(cell => cell.answerKey ?? []))] : [],
    );
    const kept = await keptOf(db, [...new Set(behind.flatMap(keys => [...keys]))]);
    for (const keys of behind)
      if (keys.size > 0 && [...keys].every(key => kept.has(key))) fill++;
      else needCall++;
  }
  return { fill, needCall };
}
