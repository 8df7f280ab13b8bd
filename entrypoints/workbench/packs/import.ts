/** Puts a pack into the store: all of it or nothing, everything off, and what a person set stays theirs. */
import type { Pack, PackList } from '../../../lib/core/pack/definition.ts';
import { packListOf, withRenamed } from '../../../lib/core/pack/lists.ts';
import type { Chain } from '../../../lib/core/plan/chain.ts';
import { isPush } from '../../../lib/core/push/plan-id.ts';
import type { List, StoredChain, StoredRequest } from '../../../lib/core/record/records.ts';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import type { LoupeDatabase } from '../../../lib/store/database.ts';
import { freeListName } from '../../../lib/store/lists.ts';
import { freeName, saveChain, saveRequest } from '../../../lib/store/requests.ts';
import { newId } from '../request/blank.ts';

/** Another definition under the same id. */
export interface Clash {
  readonly id: string;
  readonly name: string;
  /** Which parts differ: `Address, Fields`. */
  readonly differs: readonly string[];
}

export type Choice = 'both' | 'replace';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const WORDS: Partial<Record<keyof RequestDefinition, string>> = {
  name: 'Name',
  method: 'Method',
  url: 'Address',
  parameters: 'Parameters',
  headers: 'Headers',
  body: 'Body',
  batch: 'Batches',
  auth: 'Authentication',
  fields: 'Fields',
  derived: 'Derived fields',
  paging: 'Paging',
  condition: 'Condition',
  limits: 'Limits',
};

/** The person's budget is never part of a comparison, nor is it ever replaced. */
const withOwn = (incoming: RequestDefinition, before: RequestDefinition): RequestDefinition => ({
  ...incoming,
  cost: { ...incoming.cost, budget: before.cost.budget },
});

const clashOf = (incoming: RequestDefinition, row: StoredRequest | undefined): Clash | null => {
  if (!row || same(withOwn(incoming, row.definition), { ...row.definition, session: false })) return null;
  const keys = Object.keys(WORDS) as (keyof RequestDefinition)[]; // WORDS is keyed by nothing else
  const differs = keys
    .filter(key => !same(incoming[key], row.definition[key]))
    .flatMap(key => WORDS[key] ?? []);
  return { id: incoming.id, name: row.definition.name, differs: differs.length > 0 ? differs : ['Details'] };
};

const chainClash = (incoming: Chain, row: StoredChain | undefined): Clash | null =>
  !row || same(incoming, row.chain) ? null : { id: incoming.id, name: row.chain.name, differs: ['Steps'] };

const listClash = (incoming: PackList, row: List | undefined): Clash | null => {
  if (!row) return null;
  const there = packListOf(row);
  const differs = [
    ...(same(incoming.plans, there.plans) ? [] : ['Requests']),
    // What was imported here since is no difference.
    ...(incoming.columns.every(name => there.columns.includes(name)) ? [] : ['Columns']),
    ...(same(incoming.scores, there.scores) ? [] : ['Scores']),
  ];
  return differs.length > 0 ? { id: incoming.id, name: row.name, differs } : null;
};

export async function clashesOf(db: LoupeDatabase, pack: Pack): Promise<readonly Clash[]> {
  const [requests, chains, lists] = await Promise.all([
    db.requests.bulkGet(pack.requests.map(one => one.id)),
    db.chains.bulkGet(pack.chains.map(one => one.id)),
    db.lists.bulkGet(pack.lists.map(one => one.id)),
  ]);
  return [
    ...pack.requests.map((one, i) => clashOf(one, requests[i])),
    ...pack.chains.map((one, i) => chainClash(one, chains[i])),
    ...pack.lists.map((one, i) => listClash(one, lists[i])),
  ].flatMap(one => one ?? []);
}

/** @returns ids of the requests and chains that it brought, all of them off unless they were there and the same. */
export async function importPack(
  db: LoupeDatabase,
  pack: Pack,
  choices: ReadonlyMap<string, Choice>,
  now: number,
): Promise<readonly string[]> {
  const clashes = new Map((await clashesOf(db, pack)).map(one => [one.id, one]));
  const keepsBoth = (id: string): boolean => clashes.has(id) && choices.get(id) !== 'replace';
  const renamed = new Map([
    ...pack.requests.filter(one => keepsBoth(one.id)).map(one => [one.id, newId('request')] as const),
    ...pack.chains.filter(one => keepsBoth(one.id)).map(one => [one.id, newId('chain')] as const),
  ]);
  const source = `pack:${pack.name}` as const;
  return db.transaction('rw', db.requests, db.chains, db.lists, async () => {
    const ids: string[] = [];
    for (const request of pack.requests) {
      const before = await db.requests.get(request.id);
      if (before && !clashes.has(request.id)) {
        ids.push(request.id);
        continue;
      }
      const id = renamed.get(request.id) ?? request.id;
      const replaced = before && id === request.id ? withOwn(request, before.definition) : request;
      const definition = { ...replaced, id, name: await freeName(db, request.name, id) };
      await kept(saveRequest(db, definition, { now, source, enabled: false }));
      ids.push(id);
    }
    for (const chain of pack.chains) {
      const before = await db.chains.get(chain.id);
      const steps = chain.steps.map(step => ({
        ...step,
        requestId: renamed.get(step.requestId) ?? step.requestId,
      }));
      if (before && !clashes.has(chain.id)) {
        ids.push(chain.id);
        continue;
      }
      const id = renamed.get(chain.id) ?? chain.id;
      const named = { ...chain, id, steps, name: await freeName(db, chain.name, id) };
      await kept(saveChain(db, named, { now, source, enabled: false }));
      ids.push(id);
    }
    for (const list of pack.lists)
      await putList(db, withRenamed(list, renamed), keepsBoth(list.id), clashes.has(list.id), now);
    return ids;
  });
}

/** One that is there keeps its rows, its own columns and its destinations. */
async function putList(
  db: LoupeDatabase,
  list: PackList,
  apart: boolean,
  differs: boolean,
  now: number,
): Promise<void> {
  const before = await db.lists.get(list.id);
  if (before && !differs) return;
  if (before && !apart) {
    const { plans, columns, scores } = list;
    const all = new Set([...before.columns, ...columns]);
    const pushes = before.plans.filter(isPush);
    await db.lists.put({
      ...before,
      plans: [...plans, ...pushes],
      columns: [...all],
      scores,
      updatedAt: now,
    });
    return;
  }
  const id = before ? crypto.randomUUID() : list.id;
  const name = await freeListName(db, list.name);
  await db.lists.add({ ...list, id, name, createdAt: now, updatedAt: now });
}

/** A refusal within the transaction ends it, so that nothing of the pack stays. */
const kept = async (saving: Promise<{ ok: true } | { ok: false; message: string }>): Promise<void> => {
  const done = await saving;
  if (!done.ok) throw new Error(done.message);
};
