/** A request with nothing in it yet. */
import * as v from 'valibot';
import { type RequestDefinition, requestSchema } from '../../../lib/core/request/definition.ts';

export const blankRequest = (id: string): RequestDefinition => ({
  // What a person must write is empty until they do; the schema is asked for the rest.
  ...v.parse(requestSchema, { id, name: 'New', url: 'https://example.com' }),
  name: '',
  url: '',
});

/** Twelve random letters and digits behind a word that says what it is. */
export const newId = (what: string): string =>
  `${what}-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
