/** What starts by itself, looked through on every start and every alarm; and the one alarm set for what is next. */
import { LOOK_AGAIN_MS, type Turns, turnOf } from '../core/schedule/turn.ts';
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

export interface TurnWork<T> {
  readonly clock: Pick<Clock, 'now'>;
  /** Writes a turn that stands wrong at its right time. */
  readonly move: (item: T) => Promise<unknown>;
  /** @returns when to look at it again */
  readonly take: (item: T) => Promise<number>;
}

/**
 * Rests, moves or takes the turn of each. What one meets keeps none of the others from theirs, and is told after them.
 * @returns when the next is due; null when there is none
 */
export async function eachTurn<T extends Turns>(
  items: readonly T[],
  { clock, move, take }: TurnWork<T>,
): Promise<number | null> {
  const times: number[] = [];
  const failed: unknown[] = [];
  const look = async (item: T): Promise<number> => {
    const turn = turnOf(item, clock.now());
    if (turn.kind === 'due') return take(item);
    if (turn.kind === 'move') await move({ ...item, nextDue: turn.at });
    return turn.at;
  };
  for (const item of items) {
    if (item.paused) continue;
    try {
      times.push(await look(item));
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return times.length > 0 ? Math.min(...times) : null;
}
