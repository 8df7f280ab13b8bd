/** What a company's card reads of the store and writes to it: here, or at the other end of a line. */
import { liveQuery } from 'dexie';
import type { Provenance } from '../../components/company/view.ts';
import type { List, LookupResult } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { LoupeDatabase } from '../store/database.ts';
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

/** The store that lies in this context. What is asked rarely is loaded when it is. */
export const doorTo = (db: LoupeDatabase): StoreDoor => ({
  follow: (name, about, told) => {
    let gone = false;
    let stop: (() => void) | null = null;
    void import('./store-reads.ts').then(({ READS }) => {
      if (gone) return;
      const subscription = liveQuery(() => READS[name](db, about)).subscribe({
        next: told,
        error: error => console.error('Loupe: a query failed', error instanceof Error ? error.name : ''),
      });
      stop = () => subscription.unsubscribe();
    });
    return () => {
      gone = true;
      stop?.();
    };
  },
  add: async order => (await import('./store-reads.ts')).addTo(db, order),
  remove: async rows => (await import('../store/lists.ts')).removeRows(db, rows),
  why: async source => (await import('./provenance.ts')).provenanceOf(db, source),
});
