/** Saving, copying and deleting definitions. What is saved is parsed here, whoever sends it. */
import * as v from 'valibot';
import { type Chain, chainSchema } from '../core/plan/chain.ts';
import { pushPlanId } from '../core/push/plan-id.ts';
import type { StoredChain, StoredRequest } from '../core/record/records.ts';
import { type RequestDefinition, type RequestInput, requestSchema } from '../core/request/definition.ts';
import { deleteAnswers } from './answers.ts';
import type { LoupeDatabase } from './database.ts';

export interface SaveOptions {
  readonly now: number;
  /** For a new one; a saved one keeps its own. */
  readonly source?: StoredRequest['source'];
  readonly enabled?: boolean;
  /** The revision that the editor began with: what was saved elsewhere meanwhile is not overwritten. */
  readonly expect?: number;
}

export type Saved<T> =
  | { readonly ok: true; readonly saved: T }
  | { readonly ok: false; readonly kind: 'invalid' | 'changed'; readonly message: string };

const CHANGED =
  'It was saved elsewhere since you opened it. Open it again, or save yours under another name.';

/** The revision grows when the definition differs from the one that is there. */
export async function saveRequest(
  db: LoupeDatabase,
  input: RequestInput | RequestDefinition,
  options: SaveOptions,
): Promise<Saved<StoredRequest>> {
  const parsed = v.safeParse(requestSchema, input);
  if (!parsed.success) return invalid(parsed.issues);
  const definition = parsed.output;
  return db.transaction('rw', db.requests, async () => {
    const before = await db.requests.get(definition.id);
    if (options.expect !== undefined && before && before.revision !== options.expect)
      return { ok: false, kind: 'changed', message: CHANGED };
    const saved: StoredRequest = {
      ...standing(before, options, !same(before?.definition, definition)),
      id: definition.id,
      definition,
    };
    await db.requests.put(saved);
    return { ok: true, saved };
  });
}

export async function saveChain(
  db: LoupeDatabase,
  input: v.InferInput<typeof chainSchema> | Chain,
  options: SaveOptions,
): Promise<Saved<StoredChain>> {
  const parsed = v.safeParse(chainSchema, input);
  if (!parsed.success) return invalid(parsed.issues);
  const chain = parsed.output;
  return db.transaction('rw', db.chains, async () => {
    const before = await db.chains.get(chain.id);
    if (options.expect !== undefined && before && before.revision !== options.expect)
      return { ok: false, kind: 'changed', message: CHANGED };
    const saved: StoredChain = {
      ...standing(before, options, !same(before?.chain, chain)),
      id: chain.id,
      chain,
    };
    await db.chains.put(saved);
    return { ok: true, saved };
  });
}

/** A person turns it on or off; the revision stays. */
export async function enablePlan(db: LoupeDatabase, id: string, enabled: boolean): Promise<boolean> {
  const changed = await db.transaction('rw', db.requests, db.chains, async () => [
    await db.requests.update(id, { enabled }),
    await db.chains.update(id, { enabled }),
  ]);
  return changed.some(each => each > 0);
}

/** `Hunter`, `Hunter 2`, `Hunter 3` …: the first that no other request or chain bears, whatever its case. */
export async function freeName(db: LoupeDatabase, wanted: string, exceptId?: string): Promise<string> {
  const [requests, chains] = await Promise.all([db.requests.toArray(), db.chains.toArray()]);
  const names = [
    ...requests.filter(row => row.id !== exceptId).map(row => row.definition.name),
    ...chains.filter(row => row.id !== exceptId).map(row => row.chain.name),
  ];
  const taken = new Set(names.map(name => name.toLowerCase()));
  const stem = wanted.trim().slice(0, 110);
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem} ${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** A copy under a free name, a person's own from now on. @returns null when there is no such request. */
export async function copyRequest(
  db: LoupeDatabase,
  id: string,
  newId: string,
  now: number,
): Promise<StoredRequest | null> {
  const row = await db.requests.get(id);
  if (!row) return null;
  const definition = { ...row.definition, id: newId, name: await freeName(db, row.definition.name) };
  const saved = await saveRequest(db, definition, { now, source: 'person', enabled: true });
  return saved.ok ? saved.saved : null;
}

export type Deleted = { readonly ok: true } | { readonly ok: false; readonly usedBy: readonly string[] };

/**
 * Deletes a request with its results, kept answers, schedules and watch. What was spent stays in the ledger. Refused while a chain uses it.
 * @returns the names of those chains.
 */
export function deleteRequest(db: LoupeDatabase, id: string): Promise<Deleted> {
  const { requests, chains, results, lists, pushes, schedules, watches, answers, answerUses, totals } = db;
  const tables = [requests, chains, results, lists, pushes, schedules, watches, answers, answerUses, totals];
  return db.transaction('rw', tables, async () => {
    const users = await db.chains
      .filter(row => row.chain.steps.some(step => step.requestId === id))
      .toArray();
    if (users.length > 0) return { ok: false, usedBy: users.map(row => row.chain.name) };
    await db.requests.delete(id);
    await deleteAnswers(db, await db.answers.where('requestId').equals(id).primaryKeys());
    await dropPlan(db, id);
    await dropPlan(db, pushPlanId(id));
    await db.pushes.where('requestId').equals(id).delete();
    return { ok: true };
  });
}

export function deleteChain(db: LoupeDatabase, id: string): Promise<void> {
  return db.transaction('rw', db.chains, db.results, db.lists, db.schedules, db.watches, async () => {
    await db.chains.delete(id);
    await dropPlan(db, id);
  });
}

async function dropPlan(db: LoupeDatabase, id: string): Promise<void> {
  await db.results.where('planId').equals(id).delete();
  await db.schedules.where('planId').equals(id).delete();
  await db.watches.delete(id);
  const lists = await db.lists.filter(list => list.plans.includes(id)).toArray();
  await db.lists.bulkPut(lists.map(list => ({ ...list, plans: list.plans.filter(plan => plan !== id) })));
}

type Standing = Pick<StoredRequest, 'source' | 'enabled' | 'revision' | 'updatedAt'>;

function standing(before: Standing | undefined, options: SaveOptions, differs: boolean): Standing {
  return {
    source: before?.source ?? options.source ?? 'person',
    enabled: options.enabled ?? before?.enabled ?? true,
    revision: before ? before.revision + (differs ? 1 : 0) : 1,
    updatedAt: differs || !before ? options.now : before.updatedAt,
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function invalid(issues: readonly v.BaseIssue<unknown>[]): Extract<Saved<never>, { ok: false }> {
  const [issue] = issues;
  const where = issue ? v.getDotPath(issue) : null;
  const message = `${where ? `${where}: ` : ''}${issue?.message ?? 'The definition is not valid.'}`;
  return { ok: false, kind: 'invalid', message };
}
