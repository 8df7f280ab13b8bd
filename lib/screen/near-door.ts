import type { LoupeDatabase } from '../store/database.ts';
import type { StoreDoor } from './store-door.ts';
import { addTo, followRead } from './store-reads.ts';

/** The store that lies in this context. What is asked rarely is loaded when it is. */
export const doorTo = (db: LoupeDatabase): StoreDoor => ({
  follow: (name, about, told) => followRead(db, name, about, told),
  add: order => addTo(db, order),
  remove: async rows => (await import('../store/lists.ts')).removeRows(db, rows),
  why: async source => (await import('./provenance.ts')).provenanceOf(db, source),
});
