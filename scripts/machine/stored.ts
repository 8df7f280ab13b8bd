/** Requests as they lie in the store. For tests. */
import * as v from 'valibot';
import { type RequestInput, requestSchema } from '../../lib/core/request/definition.ts';

export const definitionOf = (input: Partial<RequestInput> & { url: string }) =>
  v.parse(requestSchema, { id: 'facts', name: 'Company facts', provider: 'Sample', ...input });

export const storedRequest = (input: Partial<RequestInput> & { url: string }) => {
  const definition = definitionOf(input);
  return { id: definition.id, definition, source: 'person', enabled: true, revision: 1, updatedAt: 0 };
};
