/** Time and chance for tests: hours pass in milliseconds, and the same seed gives the same day. */
import type { Chance, Clock } from './ports.ts';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly fire: () => void;
}

export interface SimulatedClock extends Clock {
  /** Moves the wall clock alone (a person sets it, a summer time begins); timers and `monotonic` do not notice. */
  jump(ms: number): void;
  /** Lets `ms` pass, with all that falls due in them. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until the work has ended. Throws when it can never end: nothing is left to wait for. */
  run<T>(work: Promise<T>): Promise<T>;
}

/** @param turns how often the event loop is let go round before time moves; more where the ports are really asynchronous (fake-indexeddb wants about 20). */
export function simulatedClock(start = Date.UTC(2026, 10, 23, 9), turns = 1): SimulatedClock {
  let passed = 0;
  let shift = 0;
  let order = 0;
  let timers: Timer[] = [];

  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) await new Promise(resume => setImmediate(resume));
  };
  const nextDue = (): number =>
    timers.reduce((least, timer) => Math.min(least, timer.due), Number.POSITIVE_INFINITY);
  const fireAt = (due: number): void => {
    passed = Math.max(passed, due);
    const ripe = timers
      .filter(timer => timer.due <= passed)
      .sort((a, b) => a.due - b.due || a.order - b.order);
    timers = timers.filter(timer => timer.due > passed);
    for (const timer of ripe) timer.fire();
  };

  return {
    now: () => start + shift + passed,
    monotonic: () => passed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const stop = (): void => {
          timers = timers.filter(other => other !== timer);
          reject(signal?.reason);
        };
        const timer: Timer = {
          due: passed + Math.max(0, ms),
          order: order++,
          fire: () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        timers.push(timer);
        signal?.addEventListener('abort', stop, { once: true });
      }),
    jump: ms => {
      shift += ms;
    },
    advance: async ms => {
      const end = passed + ms;
      await quiet();
      for (let due = nextDue(); due <= end; due = nextDue()) {
        fireAt(due);
        await quiet();
      }
      passed = end;
    },
    run: async work => {
      let ended = false;
      const end = (): void => {
        ended = true;
      };
      work.then(end, end);
      await quiet();
      while (!ended) {
        const due = nextDue();
        if (due === Number.POSITIVE_INFINITY) {
          for (let turn = 0; turn < 50 && !ended; turn++) await quiet();
          if (ended || nextDue() < Number.POSITIVE_INFINITY) continue;
          throw new Error('The work waits, and no timer is set that could end its waiting.');
        }
        fireAt(due);
        await quiet();
      }
      return work;
    },
  };
}

/** mulberry32: small, fast, good enough to draw jitter from. */
export function simulatedChance(seed = 1): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (digits: number): string =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return { next, uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(8)}${hex(4)}` };
}
