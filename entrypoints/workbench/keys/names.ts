/** Every secret that a definition names: in its authentication, and in any template. */
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';

const NAMED_BY = new Set(['secret', 'clientSecret', 'refreshSecret']);

export const secretNamesIn = (definition: RequestDefinition): readonly string[] => {
  const byAuth = Object.entries(definition.auth).flatMap(([key, value]) =>
    NAMED_BY.has(key) && typeof value === 'string' && value !== '' ? [value] : [],
  );
  const inTemplates = [
    ...JSON.stringify(definition).matchAll(/\{\{\s*secret\.([a-z0-9_-]+)\s*\}\}/g),
  ].flatMap(([, name]) => name ?? []);
  return [...new Set([...byAuth, ...inTemplates])];
};
