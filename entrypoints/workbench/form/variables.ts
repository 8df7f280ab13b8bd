/** What a template may name here: the row's columns, earlier steps, keys. Given by whoever knows the place. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Suggestion {
  /** `domain`, `legal.lei`, `secret.hunter`. */
  readonly name: string;
  /** Its value in the sample row; empty where it has none. */
  readonly sample: string;
  /** `row`, `step`, `key`. */
  readonly from: string;
}

export interface VariableBook {
  readonly suggestions: readonly Suggestion[];
  isKnown(name: string): boolean;
}

const NONE: VariableBook = { suggestions: [], isKnown: () => true };

export const Variables = createContext<VariableBook>(NONE);
export const useVariables = (): VariableBook => useContext(Variables);
