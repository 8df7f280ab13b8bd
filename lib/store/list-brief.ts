/** A list for the screen: its rows made small, what changed of them, and what runs are about to do with them. */
import { Dexie } from 'dexie';
import type { Pending } from '../core/list/cell.ts';
import { chainView, type PlanView, pushView, requestView } from '../core/list/plan-view.ts';
import { type BriefResult, type BriefRow, briefResult, briefRow } from '../core/list/row.ts';
import { pushedTo } from '../core/push/plan-id.ts';
import type { List, LookupResult, Run } from '../core/record/records.ts';
import type { LoupeDatabase } from './database.ts';
import { tablePage } from './list-table.ts';
import { rowsPage } from './lists.ts';

type Plans = readonly (PlanView | null)[];

/** At the places of `ids`; null for one that is gone. */
export async function planViews(db: LoupeDatabase, ids: readonly string[]): Promise<Plans> {
  const [requests, chains] = await db.transaction('r', db.requests, db.chains, () =>
    Promise.all([db.requests.toArray(), db.chains.bulkGet([...ids])]),
  );
  const byId = new Map(requests.map(request => [request.id, request]));
  return ids.map((id, i) => {
    const destination = pushedTo(id);
    const request = byId.get(destination ?? id);
    const chain = chains[i];
    if (destination !== null) return request ? pushView(request) : null;
    return request ? requestView(request) : chain ? chainView(chain, byId) : null;
  });
}

/** All rows, part by part, so that the first ones are shown at once. Ends early when `signal` is aborted. */
export async function* briefParts(
  db: LoupeDatabase,
  list: Pick<List, 'id' | 'plans'>,
  plans: Plans,
  signal?: AbortSignal,
): AsyncGenerator<readonly BriefRow[], void> {
  // A screenful first, each result by its key.
  const first = await tablePage(db, list, -1, FIRST);
  yield first.map(({ row, results }) =>
    briefRow(
      row,
      results.map((one, i) => briefOf(one, plans[i])),
      plans,
    ),
  );
  const last = first.at(-1);
  if (!last || first.length < FIRST) return;
  // Then the results in one sweep: reading 100,000 of them one by one takes ten times as long.
  const known = await Promise.all(plans.map(plan => sweep(db, plan, signal)));
  for (let after = last.row.order; !signal?.aborted; ) {
    const rows = await rowsPage(db, list.id, after, CHUNK);
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(row =>
      briefRow(
        row,
        known.map(each => each.get(row.subject) ?? null),
        plans,
      ),
    );
    after = end.order;
  }
}

const FIRST = 200;
const CHUNK = 5000;

const briefOf = (result: LookupResult | null, plan: PlanView | null | undefined): BriefResult | null =>
  result && plan ? briefResult(result, plan) : null;

/** All that a plan found, by subject. */
async function sweep(
  db: LoupeDatabase,
  plan: PlanView | null,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, BriefResult>> {
  const found = new Map<string, BriefResult>();
  if (!plan) return found;
  for (let after: string | typeof Dexie.minKey = Dexie.minKey; !signal?.aborted; ) {
    const part: LookupResult[] = await db.results
      .where('[planId+subject]')
      .between([plan.id, after], [plan.id, Dexie.maxKey], false, true)
      .limit(CHUNK)
      .toArray();
    for (const result of part) found.set(result.subject, briefResult(result, plan));
    const last = part.at(-1);
    if (!last || part.length < CHUNK) break;
    after = last.subject;
  }
  return found;
}

/** By plan, then by subject: what is known now. */
export async function briefResults(
  db: LoupeDatabase,
  plans: Plans,
  subjects: readonly string[],
): Promise<readonly ReadonlyMap<string, BriefResult>[]> {
  return Promise.all(
    plans.map(async plan => {
      if (!plan) return new Map();
      const found = await db.results.bulkGet(subjects.map((one): [string, string] => [plan.id, one]));
      return new Map(found.flatMap(one => (one ? [[one.subject, briefResult(one, plan)]] : [])));
    }),
  );
}

/** Subjects whose result was written by this run. Read from the index alone. */
export async function subjectsOfRun(db: LoupeDatabase, runId: string): Promise<readonly string[]> {
  const keys = await db.results.where('runId').equals(runId).primaryKeys();
  return [...new Set(keys.map(([, subject]) => subject))];
}

/** Runs of this list that have not ended, oldest first. */
export function openRuns(db: LoupeDatabase, listId: string): Promise<Run[]> {
  return db.runs
    .where('listId')
    .equals(listId)
    .filter(run => run.state === 'running' || run.state === 'paused')
    .sortBy('createdAt');
}

/** By plan, then by subject: what the open runs will do with these rows. */
export async function pendingRows(
  db: LoupeDatabase,
  runs: readonly Pick<Run, 'id' | 'planId'>[],
  subjects: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Pending>>> {
  const byPlan = new Map<string, Map<string, Pending>>();
  for (const run of runs) {
    const keys = subjects.map((one): [string, string] => [run.id, one]);
    const rows = await db.runRows.where('[runId+subject.key]').anyOf(keys).toArray();
    const bySubject = byPlan.get(run.planId) ?? new Map<string, Pending>();
    byPlan.set(run.planId, bySubject);
    for (const { subject, state, notBefore } of rows)
      if (state === 'queued' || state === 'working' || state === 'waiting')
        bySubject.set(subject.key, { state, until: notBefore });
  }
  return byPlan;
}

/** Subjects that the open runs have not yet done. */
export async function waitingSubjects(
  db: LoupeDatabase,
  runs: readonly Pick<Run, 'id'>[],
): Promise<ReadonlySet<string>> {
  const subjects = new Set<string>();
  for (const run of runs)
    for (const state of ['queued', 'working', 'waiting'] as const)
      await db.runRows
        .where('[runId+state+notBefore]')
        .between([run.id, state, Dexie.minKey], [run.id, state, Dexie.maxKey])
        .each(row => void subjects.add(row.subject.key));
  return subjects;
}

/** Which of these companies the list already has. */
export async function subjectsInList(db: LoupeDatabase, listId: string): Promise<ReadonlySet<string>> {
  // A row's id is the list's and the company's, so that no row is read: see `lists.ts`.
  const keys = await db.listRows
    .where('[listId+order]')
    .between([listId, Dexie.minKey], [listId, Dexie.maxKey])
    .primaryKeys();
  return new Set(
    keys.flatMap(key => {
      const parsed: unknown = JSON.parse(key);
      const subject: unknown = Array.isArray(parsed) ? parsed[1] : null;
      return typeof subject === 'string' ? [subject] : [];
    }),
  );
}
