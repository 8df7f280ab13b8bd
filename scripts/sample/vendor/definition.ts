// What a definition of a well-known API is, and short words for writing one.
import type { RequestInput } from '../../../lib/core/request/definition.ts';
import { companies } from '../companies.ts';

export interface Api {
  readonly path: string;
  readonly request: Partial<RequestInput>;
  /** Field values of the first answer. */
  readonly first: Readonly<Record<string, unknown>>;
  /** Where all items of all pages are counted, in an answer that pages. */
  readonly pages?: number;
}

export const json = (template: object | string) => ({
  method: 'POST' as const,
  body: {
    kind: 'json' as const,
    template: typeof template === 'string' ? template : JSON.stringify(template),
  },
});
export const field = (name: string, path: string, more = {}) => ({ name, label: name, path, ...more });
/** The first company's. */
export const name = companies[0]?.name;
