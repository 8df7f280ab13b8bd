/** The card's end of its line to the background: the store's door, for a frame that has no storage of its own. */
import { type Line, openLine } from '../browser/card-port.ts';
import type { Ask, Told } from './card-ask.ts';
import type { StoreDoor } from './store-door.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;

/** First wait before the line is taken up again, and the longest; each failure doubles it. Milliseconds. */
const AGAIN_MS = 300;
const AGAIN_MOST_MS = 10_000;

/**
 * The worker may die at any time: what is followed is asked again of the next one, while the card is looked at.
 * @param trouble hears, in a sentence, why something cannot be followed
 */
export function farDoor(trouble: (message: string) => void): StoreDoor {
  let line: Line | null = null;
  let count = 0;
  let pause = AGAIN_MS;
  const followed = new Map<number, { ask: Ask; told: (value: unknown) => void }>();
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>();

  const hear = (message: unknown): void => {
    pause = AGAIN_MS;
    // Sent by our own background, of the same version.
    const { n, value, error } = message as Told;
    const asked = waiting.get(n);
    waiting.delete(n);
    if (error === undefined) (asked?.done ?? followed.get(n)?.told)?.(value);
    else if (asked) asked.failed(new Error(error));
    else trouble(error);
  };
  const connect = (): Line => {
    if (line) return line;
    const fresh = openLine();
    line = fresh;
    fresh.onMessage(hear);
    fresh.onEnd(() => {
      line = null;
      for (const { failed } of waiting.values()) failed(new Error('Loupe was restarted. Press again.'));
      waiting.clear();
      setTimeout(takeUp, pause);
      pause = Math.min(2 * pause, AGAIN_MOST_MS);
    });
    for (const { ask } of followed.values()) fresh.send(ask);
    return fresh;
  };
  /** A card that nobody looks at keeps no worker awake. */
  const takeUp = (): void => {
    if (line || followed.size === 0 || document.hidden) return;
    try {
      connect();
    } catch {
      // Loupe was updated or removed: this frame has no background any more.
    }
  };
  document.addEventListener('visibilitychange', takeUp);

  const once = <T>(ask: Unnumbered<Ask>): Promise<T> =>
    new Promise((done, failed) => {
      const at = connect();
      const n = ++count;
      // The answer's type is the door's, whose other end is the same code.
      waiting.set(n, { done: done as (value: unknown) => void, failed });
      at.send({ ...ask, n });
    });

  return {
    follow: (name, about, told) => {
      const at = connect();
      const n = ++count;
      const ask: Ask = { n, do: 'follow', name, about };
      followed.set(n, { ask, told: told as (value: unknown) => void }); // as above
      at.send(ask);
      return () => {
        followed.delete(n);
        line?.send({ n, do: 'end' });
      };
    },
    add: order => once({ do: 'add', order: { ...order, subjects: [...order.subjects] } }),
    remove: rows => once({ do: 'undo', rows: [...rows] }),
    why: ({ label, text, cost, why, cell }) => {
      const behind = cell && { requestId: cell.requestId, path: cell.path, answerKey: cell.answerKey };
      return once({ do: 'why', source: { label, text, cost, why, cell: behind } });
    },
  };
}
