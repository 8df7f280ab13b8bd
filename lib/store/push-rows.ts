/** The rows of a list as they would go to a destination, and which of them already did. */
import type { PushMapping } from '../core/push/definition.ts';
import { isChosen, type Standing, standingOf, type Which } from '../core/push/due.ts';
import { pushPlanId } from '../core/push/plan-id.ts';
import { fingerprint, type PushValues, pushValues } from '../core/push/values.ts';
import type { LookupResult } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { LoupeDatabase } from './database.ts';
import { allRows } from './lists.ts';
import { scoresOf } from './push-scores.ts';
import { createResults } from './results.ts';
import { openSubjects } from './run-views.ts';

export interface PushRow {
  readonly subject: Subject;
  readonly values: PushValues;
}

export interface PushSelection {
  readonly listId: string;
  /** These rows; null is all. */
  readonly rowIds: readonly string[] | null;
  readonly requestId: string;
  readonly mapping: PushMapping;
  readonly which: Which;
}

export interface ChosenRows {
  readonly rows: readonly PushRow[];
  /** Of all that were looked at, by how they stand. */
  readonly standing: Readonly<Record<Standing, number>>;
  /** A push that has not ended has them; they are not among `rows`. */
  readonly underWay: number;
}

const CHUNK = 1000;

/** @param now milliseconds since 1970, for scores that look at ages */
export async function pushRows(
  db: LoupeDatabase,
  { listId, rowIds, requestId, mapping, which }: PushSelection,
  now: number,
): Promise<ChosenRows> {
  const planId = pushPlanId(requestId);
  const ids = rowIds && new Set(rowIds);
  const listed = (await allRows(db, listId)).filter(row => !ids || ids.has(row.id));
  const open = await subjectsUnderWay(db, planId);
  const plans = new Set(
    Object.values(mapping).flatMap(source => (source.from === 'field' ? [source.planId] : [])),
  );
  const results = createResults(db);
  const scoring = await scoresOf(db, listId, mapping, now);
  const rows: PushRow[] = [];
  const standing = { never: 0, changed: 0, failed: 0, pushed: 0, unknown: 0 };
  let underWay = 0;
  for (let from = 0; from < listed.length; from += CHUNK) {
    const part = listed.slice(from, from + CHUNK);
    const subjects = part.map(row => row.subject);
    const known = new Map(
      await Promise.all([...plans].map(async plan => [plan, await results.get(plan, subjects)] as const)),
    );
    const pushed = await results.get(planId, subjects);
    const scored = await scoring(part);
    for (const { id, subject, name, domain, values } of part) {
      const own = pushValues(mapping, {
        name,
        domain,
        values,
        field: (plan, field) => contentOf(known.get(plan)?.get(subject), field),
        score: scored(id),
      });
      if (open.has(subject)) {
        underWay++;
        continue;
      }
      const stands = standingOf(pushed.get(subject), fingerprint(own));
      standing[stands]++;
      if (isChosen(which, stands)) rows.push({ subject: { key: subject, name, domain }, values: own });
    }
  }
  return { rows, standing, underWay };
}

/** Another company's answer is not this one's. */
function contentOf(result: LookupResult | undefined, field: string) {
  if (!result || result.entity.kind === 'different' || result.entity.kind === 'apart') return null;
  return Object.hasOwn(result.cells, field) ? (result.cells[field]?.value ?? null) : null;
}

async function subjectsUnderWay(db: LoupeDatabase, planId: string): Promise<ReadonlySet<string>> {
  const runs = await db.runs
    .where('planId')
    .equals(planId)
    .filter(run => run.state === 'running' || run.state === 'paused')
    .toArray();
  return new Set((await Promise.all(runs.map(run => openSubjects(db, run.id)))).flat());
}
