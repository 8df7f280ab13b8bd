/**
 * A copy of what a person made (requests, chains, lists without their rows), as text, to be kept outside the database
 * for the day it will not open. No secret is in it: definitions only name them.
 */
import * as v from 'valibot';
import { chainSchema } from '../core/plan/chain.ts';
import { requestSchema } from '../core/request/definition.ts';
import { scoreSchema } from '../core/score/definition.ts';
import type { LoupeDatabase } from './database.ts';

/** What `storage.local` can spare. Characters of JSON, at most so many bytes when written as ASCII. */
export const LARGEST_SNAPSHOT = 1024 * 1024;

const origin = v.union([
  v.literal('person'),
  v.literal('built-in'),
  v.custom<`pack:${string}`>(each => typeof each === 'string' && each.startsWith('pack:')),
]);
const kept = {
  id: v.string(),
  source: origin,
  enabled: v.boolean(),
  revision: v.number(),
  updatedAt: v.number(),
};
const snapshotSchema = v.object({
  loupe: v.literal('snapshot'),
  version: v.literal(1),
  at: v.number(),
  requests: v.array(v.object({ ...kept, definition: v.unknown() })),
  chains: v.array(v.object({ ...kept, chain: v.unknown() })),
  lists: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      plans: v.array(v.string()),
      columns: v.array(v.string()),
      scores: v.optional(v.array(scoreSchema)),
      createdAt: v.number(),
      updatedAt: v.number(),
    }),
  ),
});

/** What a person wrote goes first; what came with Loupe or a pack can be had again, and is left out when it is too much. */
export async function takeSnapshot(db: LoupeDatabase, now: number): Promise<string> {
  const [requests, chains, lists] = await db.transaction('r', db.requests, db.chains, db.lists, () =>
    Promise.all([db.requests.toArray(), db.chains.toArray(), db.lists.toArray()]),
  );
  const weight = (row: object): number => new TextEncoder().encode(JSON.stringify(row)).length + 1;
  let room = LARGEST_SNAPSHOT - 200;
  const fitting = <T extends object>(rows: readonly T[]): T[] =>
    rows.filter(row => {
      const bytes = weight(row);
      if (bytes > room) return false;
      room -= bytes;
      return true;
    });
  const own = (row: { source: string }): boolean => row.source === 'person';
  const [ownRequests, ownChains, someLists] = [
    fitting(requests.filter(own)),
    fitting(chains.filter(own)),
    fitting(lists),
  ];
  return JSON.stringify({
    loupe: 'snapshot',
    version: 1,
    at: now,
    requests: [...ownRequests, ...fitting(requests.filter(row => !own(row)))],
    chains: [...ownChains, ...fitting(chains.filter(row => !own(row)))],
    lists: someLists,
  });
}

export type Restored =
  | {
      readonly ok: true;
      readonly requests: number;
      readonly chains: number;
      readonly lists: number;
      readonly unreadable: number;
    }
  | { readonly ok: false; readonly message: string };

/** Puts back what is missing; what is there stays as it is. All of it in one transaction. */
export async function restoreSnapshot(db: LoupeDatabase, text: string): Promise<Restored> {
  const snapshot = readSnapshot(text);
  if (!snapshot) return { ok: false, message: 'This is not a copy that Loupe made.' };
  const requests = snapshot.requests.flatMap(row => {
    const definition = v.safeParse(requestSchema, row.definition);
    return definition.success ? [{ ...row, definition: definition.output }] : [];
  });
  const chains = snapshot.chains.flatMap(row => {
    const chain = v.safeParse(chainSchema, row.chain);
    return chain.success ? [{ ...row, chain: chain.output }] : [];
  });
  const read = requests.length + chains.length;
  const unreadable = snapshot.requests.length + snapshot.chains.length - read;
  return db.transaction('rw', db.requests, db.chains, db.lists, async () => {
    const there = {
      requests: new Set(await db.requests.toCollection().primaryKeys()),
      chains: new Set(await db.chains.toCollection().primaryKeys()),
      lists: new Set(await db.lists.toCollection().primaryKeys()),
    };
    const missing = {
      requests: requests.filter(row => !there.requests.has(row.id)),
      chains: chains.filter(row => !there.chains.has(row.id)),
      lists: snapshot.lists.filter(row => !there.lists.has(row.id)),
    };
    await db.requests.bulkPut(missing.requests);
    await db.chains.bulkPut(missing.chains);
    await db.lists.bulkPut(missing.lists);
    return {
      ok: true,
      requests: missing.requests.length,
      chains: missing.chains.length,
      lists: missing.lists.length,
      unreadable,
    };
  });
}

function readSnapshot(text: string): v.InferOutput<typeof snapshotSchema> | null {
  try {
    const parsed = v.safeParse(snapshotSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
