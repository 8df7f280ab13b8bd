/** Nested objects flattened to fields (R8): one for each value within a part of an answer, by its own path. */
import type { Step } from '../jsonpath/location.ts';
import type { FieldDefinition } from './definition.ts';
import { guessField, pathForSteps } from './guess.ts';

/** So many at most: a row of more columns serves nobody. */
const MOST = 60;
const DEEPEST = 8;

/**
 * @param steps where `value` stands in the answer
 * @param taken names that other fields have already
 * @returns a field for each plain value and each list within, in order; none for what is empty, nor inside of lists
 */
export function fieldsWithin(
  steps: readonly Step[],
  value: unknown,
  taken: readonly string[],
): readonly FieldDefinition[] {
  const names = [...taken];
  const found: FieldDefinition[] = [];
  const visit = (at: readonly Step[], here: unknown): void => {
    if (found.length >= MOST || here === null || here === undefined || at.length - steps.length > DEEPEST)
      return;
    if (typeof here === 'object' && !Array.isArray(here)) {
      for (const [name, held] of Object.entries(here)) visit([...at, name], held);
      return;
    }
    if (Array.isArray(here) && here.some(item => typeof item === 'object' && item !== null)) return;
    const field = guessField(pathForSteps(at), here, names);
    names.push(field.name);
    found.push(field);
  };
  visit(steps, value);
  return found;
}
