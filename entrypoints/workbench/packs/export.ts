/** Chosen requests and chains as a pack file. Chains bring their requests; keys are named and never written. */
import type { Pack } from '../../../lib/core/pack/definition.ts';
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
}

export async function packOf(db: LoupeDatabase, choice: PackChoice): Promise<Pack> {
  const chains = (await db.chains.bulkGet([...choice.chains])).flatMap(row => (row ? [row.chain] : []));
  const ids = new Set([
    ...choice.requests,
    ...chains.flatMap(chain => chain.steps.map(step => step.requestId)),
  ]);
  const requests = (await db.requests.bulkGet([...ids])).flatMap(row => (row ? [row.definition] : []));
  const names = [...new Set(requests.flatMap(secretsOf))];
  return {
    loupe: 'pack',
    version: 1,
    name: choice.name,
    description: choice.description ?? '',
    author: choice.author ?? '',
    requests,
    chains,
    secrets: names.map(name => ({ name, label: name, help: '' })),
  };
}

export async function exportPack(db: LoupeDatabase, choice: PackChoice): Promise<void> {
  const pack = await packOf(db, choice);
  saveFile([writePack(pack)], `${choice.name}.loupe.json`, 'application/json');
}
