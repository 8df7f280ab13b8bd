/** The addresses that a request calls: its own, and where its tokens come from. A variable cannot be part of a host. */
import type { TokenAuth } from './auth.ts';
import type { RequestDefinition } from './definition.ts';
import { originOf } from './origin.ts';
import { parseUrlTemplate } from './url-template.ts';

export const originOfUrl = (url: string): string | null => {
  const parsed = parseUrlTemplate(url);
  return parsed.ok ? parsed.url.origin : null;
};

const tokenUrl = (auth: RequestDefinition['auth']): string => {
  if (auth.kind === 'login') return auth.url;
  return 'tokenUrl' in auth ? (auth satisfies TokenAuth).tokenUrl : '';
};

/** Every origin that a call of this request goes to. */
export const originsOf = (definition: Pick<RequestDefinition, 'url' | 'auth'>): readonly string[] => [
  ...new Set([originOfUrl(definition.url), originOf(tokenUrl(definition.auth))].flatMap(one => one ?? [])),
];
