/** What starts by itself, looked through on every start and every alarm; and the one alarm set for what is next. */
import { LOOK_AGAIN_MS } from '../core/schedule/turn.ts';
import type { Clock } from './ports.ts';

export interface DueParts {
  /** Each takes what is due, and says when it wants to be called again; null: never. */
  readonly take: readonly (() => Promise<number | null>)[];
  readonly clock: Pick<Clock, 'now'>;
  /** Asks to be woken at this time, milliseconds since 1970. */
  readonly wakeAt: (time: number) => Promise<void>;
}

/** One look at a time in this life: a second that comes meanwhile looks once more after it. What one part meets does not keep the others. */
export function createDue({ take, clock, wakeAt }: DueParts): { tick(): Promise<void> } {
  let looking: Promise<void> | null = null;
  let again = false;
  const look = async (): Promise<void> => {
    const failed: unknown[] = [];
    do {
      again = false;
      for (const one of take) {
        const next = await one().catch((error: unknown) => {
          failed.push(error);
          return clock.now() + LOOK_AGAIN_MS;
        });
        if (next !== null) await wakeAt(next);
      }
    } while (again);
    if (failed.length > 0) throw failed[0];
  };
  return {
    tick: () => {
      again = true;
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}
