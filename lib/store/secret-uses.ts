/** Which requests name a secret: shown where it is rotated or removed. */
import type { StoredRequest } from '../core/record/records.ts';
import type { RequestDefinition } from '../core/request/definition.ts';
import type { LoupeDatabase } from './database.ts';

/** The properties of an auth that hold a secret's name. */
const NAMED_BY = new Set(['secret', 'clientSecret', 'refreshSecret']);

export async function secretUses(db: LoupeDatabase, name: string): Promise<readonly StoredRequest[]> {
  const requests = await db.requests.toArray();
  return requests
    .filter(row => namesSecret(row.definition, name))
    .sort((a, b) => a.definition.name.localeCompare(b.definition.name));
}

/** By its auth, or by `{{secret.name}}` in any template. */
export function namesSecret(definition: RequestDefinition, name: string): boolean {
  const byAuth = Object.entries(definition.auth).some(([key, value]) => NAMED_BY.has(key) && value === name);
  return byAuth || inTemplates(definition, name);
}

function inTemplates(value: unknown, name: string): boolean {
  if (typeof value === 'string')
    return [...value.matchAll(/secret\.([a-z0-9_-]+)/g)].some(match => match[1] === name);
  if (!(value instanceof Object)) return false;
  return Object.values(value).some(part => inTemplates(part, name));
}
