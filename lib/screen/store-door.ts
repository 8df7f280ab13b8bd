/** What a company's card reads of the store and writes to it: here, or at the other end of a line. */
import type { Provenance } from '../../components/company/view.ts';
import type { List, LookupResult } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Theme } from '../theme/theme.ts';
import type { PlanLists } from './plan-info.ts';
import type { ValueSource } from './provenance.ts';

export interface Answers {
  readonly theme: Theme;
  readonly plans: PlanLists;
  /** Of one company. */
  readonly known: Known;
  /** All lists; and which of them hold one company. */
  readonly lists: ListsRead;
}
export interface Known {
  readonly key: string;
  readonly results: readonly LookupResult[];
  /** Plans that are being asked. */
  readonly asking: readonly string[];
}
export interface ListsRead {
  readonly lists: readonly { readonly list: List; readonly rows: number }[];
  readonly last: string | null;
  readonly holding: readonly string[];
  /** What the company is called there. */
  readonly name: string | null;
}

/** A list by its id, or a new one by its name. */
export interface AddOrder {
  readonly to: { readonly id: string } | { readonly name: string };
  readonly subjects: readonly Subject[];
  readonly source: string;
}
export interface AddedTo {
  readonly list: string;
  readonly added: number;
  readonly merged: number;
  /** Of the rows that are new: to undo it. */
  readonly rows: readonly string[];
}

export interface StoreDoor {
  /** Tells now and after each change. @param about a company's key, or nothing. @returns the end of it */
  follow<N extends keyof Answers>(name: N, about: string, told: (answer: Answers[N]) => void): () => void;
  add(order: AddOrder): Promise<AddedTo>;
  remove(rows: readonly string[]): Promise<void>;
  why(source: ValueSource): Promise<Provenance>;
}
