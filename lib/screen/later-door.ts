import type { StoreDoor } from './store-door.ts';

/** A door that is still being opened: what is asked waits for it. */
export const laterDoor = (opening: Promise<StoreDoor>): StoreDoor => ({
  follow: (name, about, told) => {
    let gone = false;
    let end: (() => void) | null = null;
    void opening.then(door => {
      if (!gone) end = door.follow(name, about, told);
    });
    return () => {
      gone = true;
      end?.();
    };
  },
  add: async order => (await opening).add(order),
  remove: async rows => (await opening).remove(rows),
  why: async source => (await opening).why(source),
});
