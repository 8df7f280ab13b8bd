/** Puts a pack into the store: all of it or nothing, everything off, and what a person set stays theirs. */
import type { Pack } from '../../../lib/core/pack/definition.ts';
import type { Chain } from '../../../lib/core/plan/chain.ts';
import type { StoredChain, StoredRequest } from '../../../lib/core/record/records.ts';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import type { LoupeDatabase } from '../../../lib/store/database.ts';
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

export async function clashesOf(db: LoupeDatabase, pack: Pack): Promise<readonly Clash[]> {
  const [requests, chains] = await Promise.all([
    db.requests.bulkGet(pack.requests.map(one => one.id)),
    db.chains.bulkGet(pack.chains.map(one => one.id)),
  ]);
  return [
    ...pack.requests.map((one, i) => clashOf(one, requests[i])),
    ...pack.chains.map((one, i) => chainClash(one, chains[i])),
  ].flatMap(one => one ?? []);
}

/** @returns ids of what the pack brought, all of it off unless it was there and the same. */
export async function importPack(
  db: LoupeDatabase,
  pack: Pack,
  choices: ReadonlyMap<string, Choice>,
  now: number,
): Promise<readonly string[]> {
  const clashes = new Map((await clashesOf(db, pack)).map(one => [one.id, one]));
  const keepsBoth = (id: string): boolean => clashes.has(id) && choices.get(id) !== 'replace';
  const renamed = new Map(
    pack.requests.filter(one => keepsBoth(one.id)).map(one => [one.id, newId('request')]),
  );
  const source = `pack:${pack.name}` as const;
  return db.transaction('rw', db.requests, db.chains, async () => {
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
      const id = keepsBoth(chain.id) ? newId('chain') : chain.id;
      const named = { ...chain, id, steps, name: await freeName(db, chain.name, id) };
      await kept(saveChain(db, named, { now, source, enabled: false }));
      ids.push(id);
    }
    return ids;
  });
}

/** A refusal within the transaction ends it, so that nothing of the pack stays. */
const kept = async (saving: Promise<{ ok: true } | { ok: false; message: string }>): Promise<void> => {
  const done = await saving;
  if (!done.ok) throw new Error(done.message);
};
