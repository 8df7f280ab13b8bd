/** Tests on the body of an answer, as builders write them. */
import { compilePath } from '../jsonpath/compile.ts';
import type { AnswerTest } from '../request/definition.ts';

/** Null, blank, or without a member. */
export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Does this test hold of an answer? A path that finds nothing is empty, and equals nothing. */
export function holds({ path, operator, value: wanted }: AnswerTest, value: unknown): boolean {
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  const matches = found?.ok ? found.matches.map(match => match.value) : [];
  switch (operator) {
    case 'exists':
      return matches.length > 0;
    case 'empty':
      return matches.every(isBlank);
    // Vendors write 0 and "0", true and "true" for the same.
    case 'equals':
      return matches.some(match => String(match) === String(wanted));
    case 'not-equals':
      return matches.every(match => String(match) !== String(wanted));
  }
}
