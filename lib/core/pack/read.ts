/** Reads a pack from a stranger: all or nothing, with a sentence for what is wrong, and what it asks for laid open. */
import * as v from 'valibot';
import { readJson } from '../answer/json.ts';
import type { Score } from '../score/definition.ts';
import { MOST_PACK_BYTES, type Pack, packSchema } from './definition.ts';
import { packListFault } from './lists.ts';

export type PackProblem = {
  readonly kind: 'too-large' | 'malformed' | 'not-a-pack' | 'newer' | 'invalid';
  readonly message: string;
};
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problem: PackProblem };

/** Characters that turn the direction of text, so that a name reads as another. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const refuse = (kind: PackProblem['kind'], message: string): ReadPack => ({
  ok: false,
  problem: { kind, message },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a pack may never bring: the person's own limits and session. Taken out, and said. */
const disarm = (pack: Pack): { pack: Pack; notes: string[] } => {
  const notes: string[] = [];
  const requests = pack.requests.map(request => {
    if (request.session)
      notes.push(`"${request.name}" wanted to use your own sign-in. That is off until you choose it.`);
    if (request.cost.budget.perDay || request.cost.budget.perMonth)
      notes.push(`"${request.name}" came with a budget. Budgets are yours to set, so it was left out.`);
    return { ...request, session: false, cost: { ...request.cost, budget: {} } };
  });
  return { pack: { ...pack, requests }, notes };
};

const scoreNames = ({ name, rules, bands }: Score): string[] => [
  name,
  ...rules.map(rule => rule.label),
  ...bands.map(band => band.name),
];

const firstTwice = (ids: readonly string[]): string | undefined =>
  ids.find((id, index) => ids.indexOf(id) !== index);

/** @param text the file's text */
export const readPack = (text: string): ReadPack => {
  if (text.length > MOST_PACK_BYTES)
    return refuse('too-large', 'A pack is at most 2 MB. This file is larger.');
  const json = readJson(text, { maxDepth: 40, maxNodes: 100_000 });
  if (!json.ok) return refuse('malformed', json.problem.message.replace('The answer', 'This file'));
  const { value } = json;
  if (!isRecord(value) || value['loupe'] !== 'pack')
    return refuse('not-a-pack', 'This file is not a Loupe pack.');
  if (typeof value['version'] === 'number' && value['version'] > 1)
    return refuse('newer', 'This pack was made by a newer Loupe. Update Loupe, then import it again.');
  const parsed = v.safeParse(packSchema, value, { abortPipeEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refuse(
      'invalid',
      `This pack has a fault at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message.slice(0, 200)}`,
    );
  }
  const pack = parsed.output;
  const plans = [...pack.requests, ...pack.chains].map(one => one.id);
  const twice = firstTwice(plans) ?? firstTwice(pack.lists.map(one => one.id));
  if (twice) return refuse('invalid', `Two parts of this pack have the same id, "${twice}".`);
  for (const list of pack.lists) {
    const fault = packListFault(list, new Set(plans));
    if (fault) return refuse('invalid', fault);
  }
  const names = [
    pack.name,
    ...pack.requests.flatMap(one => [one.name, one.provider]),
    ...pack.chains.map(one => one.name),
    ...pack.lists.flatMap(({ name, columns, scores }) => [name, ...columns, ...scores.flatMap(scoreNames)]),
  ];
  if (names.some(name => DIRECTION.test(name)))
    return refuse(
      'invalid',
      'A name in this pack holds characters that turn the direction of text, which hides what it says.',
    );
  return { ok: true, ...disarm(pack) };
};

/** The file that `readPack` takes back: requests and chains as they are defined, without budgets and sessions. */
export const writePack = (pack: Pack): string => `${JSON.stringify(disarm(pack).pack, null, 2)}\n`;
