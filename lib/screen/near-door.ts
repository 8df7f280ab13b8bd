import { liveQuery } from 'dexie';
import type { LoupeDatabase } from '../store/database.ts';
import type { StoreDoor } from './store-door.ts';

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
