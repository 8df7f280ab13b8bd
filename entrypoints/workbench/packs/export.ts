/** Chosen requests, chains and lists as a pack file. Each brings what it asks; keys are named and never written. */
import type { Pack } from '../../../lib/core/pack/definition.ts';
import { packListOf } from '../../../lib/core/pack/lists.ts';
import { writePack } from '../../../lib/core/pack/read.ts';
import type { LoupeDatabase } from '../../../lib/store/database.ts';
import { saveFile } from '../saveFile.ts';
import { secretsOf } from './wanted.ts';

export interface PackChoice {
  readonly name: string;
  readonly description?: string;
  readonly author?: string;
  readonly requests: readonly string[];
  readonly chains: readonly string[];
  readonly lists?: readonly string[];
}

export async function packOf(db: LoupeDatabase, choice: PackChoice): Promise<Pack> {
  const rows = (await db.lists.bulkGet([...(choice.lists ?? [])])).flatMap(row => row ?? []);
  const lists = rows.map(packListOf);
  const asked = lists.flatMap(list => list.plans);
  const chainIds = [...new Set([...choice.chains, ...asked])];
  const chains = (await db.chains.bulkGet(chainIds)).flatMap(row => (row ? [row.chain] : []));
  const ids = new Set([
    ...choice.requests,
    ...asked,
    ...chains.flatMap(chain => chain.steps.map(step => step.requestId)),
  ]);
  const requests = (await db.requests.bulkGet([...ids])).flatMap(row => (row ? [row.definition] : []));
  const there = new Set([...requests, ...chains].map(one => one.id));
  const names = [...new Set(requests.flatMap(secretsOf))];
  return {
    loupe: 'pack',
    version: 1,
    name: choice.name,
    description: choice.description ?? '',
    author: choice.author ?? '',
    requests,
    chains,
    // What was deleted meanwhile is no part of the file.
    lists: lists.map(list => ({ ...list, plans: list.plans.filter(id => there.has(id)) })),
    secrets: names.map(name => ({ name, label: name, help: '' })),
  };
}

export async function exportPack(db: LoupeDatabase, choice: PackChoice): Promise<void> {
  const pack = await packOf(db, choice);
  saveFile([writePack(pack)], `${choice.name}.loupe.json`, 'application/json');
}
