/** What every part of the editor knows: the definition, the sample row, what is wrong, and the last answer. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import type { Scope } from '../../../lib/core/template/scope.ts';
import type { TestReport } from '../../../lib/engine/test-call.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import type { TabId } from './tab-list.ts';
import type { Trouble } from './trouble.ts';

export interface Editing {
  readonly definition: RequestDefinition;
  change(patch: Partial<RequestDefinition>): void;
  /** The sample row's values. */
  readonly scope: Scope;
  readonly troubles: readonly Trouble[];
  readonly report: TestReport | null;
  readonly secrets: readonly SecretSummary[];
  /** Where it goes: `https://api.example.com`; null while the address does not say. */
  readonly origin: string | null;
  readonly tab: TabId;
  /** By an error's own word for it: `headers`, `cost`. */
  openTab(word: string): void;
}

export const Edit = createContext<Editing | null>(null);

/** @throws outside the editor */
export const useEdit = (): Editing => {
  const editing = useContext(Edit);
  if (!editing) throw new Error('This form belongs into the request editor.');
  return editing;
};
