/** What a request asks of a person: keys by name, and the origins that it calls. */

import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import { originWarning } from '../keys/hosts.ts';
import { secretNamesIn } from '../keys/names.ts';

export const secretsOf = (definition: RequestDefinition): readonly string[] => secretNamesIn(definition);

export interface WantedOrigin {
  readonly origin: string;
  /** This machine, a private network, or a name made to look like another. */
  readonly warning: string | null;
  readonly requests: readonly string[];
}

export const wantedOrigins = (requests: readonly RequestDefinition[]): readonly WantedOrigin[] => {
  const byOrigin = new Map<string, string[]>();
  for (const request of requests)
    for (const origin of originsOf(request))
      byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), request.name]);
  return [...byOrigin].map(([origin, names]) => ({
    origin,
    warning: originWarning(origin),
    requests: names,
  }));
};
