/**
 * Who may call when. Every call passes here: the limits of its request and of its origin hold in every window and across
 * restarts, a person goes before the runs, and runs on one origin share it evenly.
 */
import { emptyLog, nextStart, paceMs, revive, type StartLog, takeStart } from '../core/limits/log.ts';
import type { Window } from '../core/request/definition.ts';
import { Forecast, Line, type Turn } from './line.ts';
import type { LimitState, Ports } from './ports.ts';

/** What a call counts against. The last scope is the one in which runs share: the origin. */
export interface LimitScope {
  /** Such as `request:hunter-domain` or `origin:https://api.hunter.io`. */
  readonly key: string;
  readonly windows: readonly Window[];
  readonly concurrency: number;
}

export interface Entry {
  readonly scopes: readonly [LimitScope, ...LimitScope[]];
  readonly priority: 'person' | 'run';
  readonly runId: string | null;
  readonly signal: AbortSignal;
}

export interface Slot {
  readonly ok: true;
  /** The limits' memory with this call counted as starting now, to be written down before it is sent. */
  states(): readonly LimitState[];
  /** Called directly before the call leaves. Writes the limits down again if much time went by since `states`. */
  start(): Promise<void>;
  /** The call has ended, or will never start. Harmless to repeat. */
  release(): void;
}

export type Admission = Slot | { readonly ok: false; readonly until: number; readonly blocked: boolean };

export interface Waiting {
  readonly turn: Promise<Admission>;
  /** A person now waits for this call too: it goes ahead. */
  hurry(): void;
}

export interface Gate {
  /** Rejects with the signal's reason when aborted while waiting. */
  enter(entry: Entry): Waiting;
  /** The server asked for silence. Milliseconds since 1970; at most an hour is believed. */
  block(scope: string, until: number): Promise<void>;
  /** For "what waits, and until when": 0 when open. */
  blockedUntil(scope: string): number;
  /** Calls under way and calls in line. */
  load(): { readonly open: number; readonly waiting: number };
}

/** A longer wait is a row's `notBefore`, not a sleeping worker. */
const PATIENCE_MS = { run: 5000, person: 20_000 } as const;
/** Timers are not finer than this. */
const PACE_TOLERANCE_MS = 16;
/** Behind slow calls, which no forecast sees. */
const LONGEST_IN_LINE_MS = 60_000;
const LONGEST_BLOCK_MS = 3_600_000;
/** A call that is written down leaves within this time, or its start is written down again. */
const UNSURE_MS = 1000;
/** As many calls may have been under way when the last process ended. */
const UNSURE_CALLS = 50;

interface Room {
  log: StartLog;
  windows: readonly Window[];
  pending: number;
  open: number;
  /** Pacing: the theoretical arrival time of the next call (GCRA, ITU-T I.371). */
  next: number;
}

export function createGate({ clock, journal }: Pick<Ports, 'clock' | 'journal'>): Gate {
  const rooms = new Map<string, Room>();
  const lines = new Map<string, Line>();
  let base = 0;
  let ready: Promise<void> | null = null;
  /** The next look at the lines; one that comes early does no harm. */
  let alarm: { readonly at: number; readonly stop: AbortController } | null = null;

  /** Wall time as it was at the start, moved on by a clock that no one can set. */
  const now = (): number => base + clock.monotonic();
  const wall = (time: number): number => Math.ceil(clock.now() + (time - now()));

  const load = async (): Promise<void> => {
    const states = (await journal.limits()).filter(state => !state.health);
    const latest = states.reduce((last, { starts }) => Math.max(last, starts.at(-1) ?? 0), 0);
    const begin = Math.max(clock.now(), latest);
    base = begin - clock.monotonic();
    for (const { scope, ...log } of states) {
      const revived = revive(log, begin, UNSURE_MS, UNSURE_CALLS);
      const blockedUntil = Math.min(log.blockedUntil, begin + LONGEST_BLOCK_MS);
      rooms.set(scope, { log: { ...revived, blockedUntil }, windows: [], pending: 0, open: 0, next: 0 });
    }
  };
  const begun = (): Promise<void> => {
    ready ??= load().catch(error => {
      ready = null;
      throw error;
    });
    return ready;
  };
  const room = (key: string): Room => {
    const known = rooms.get(key) ?? { log: emptyLog, windows: [], pending: 0, open: 0, next: 0 };
    rooms.set(key, known);
    return known;
  };

  /** When this scope lets one more start: now, later, or (Infinity) when another call starts or ends. */
  const due = ({ key, windows, concurrency }: LimitScope, at: number): number => {
    const { log, pending, open, next } = room(key);
    if (open >= concurrency) return Number.POSITIVE_INFINITY;
    return Math.max(nextStart(log, windows, at, pending), next - PACE_TOLERANCE_MS);
  };

  const grant = (scopes: readonly LimitScope[]): Slot => {
    const held = scopes.map(scope => room(scope.key));
    let state: 'pending' | 'started' | 'done' = 'pending';
    let written = now();
    for (const [i, each] of held.entries()) {
      each.pending += 1;
      each.open += 1;
      each.windows = scopes[i]?.windows ?? [];
      each.next = Math.max(each.next, now()) + paceMs(each.windows);
    }
    const snapshot = (): readonly LimitState[] => {
      written = now();
      return scopes.map(({ key, windows }, i) => {
        let log = held[i]?.log ?? emptyLog;
        for (let n = held[i]?.pending ?? 0; n > 0; n--) log = takeStart(log, windows, written);
        return { scope: key, ...log };
      });
    };
    return {
      ok: true,
      states: snapshot,
      start: async () => {
        // Ahead of the call, so that its real start is never later than the log believes after a crash.
        if (now() - written > UNSURE_MS) await journal.saveLimits(snapshot());
        if (state !== 'pending') return;
        state = 'started';
        for (const each of held) {
          each.pending -= 1;
          each.log = takeStart(each.log, each.windows, now());
        }
        // Only where starts are counted does one change who may come next.
        if (held.some(each => each.windows.length > 0)) pump();
      },
      release: () => {
        if (state === 'done') return;
        for (const each of held) {
          if (state === 'pending') each.pending -= 1;
          each.open -= 1;
        }
        state = 'done';
        pump();
      },
    };
  };

  const pump = (): void => {
    const at = now();
    let wake = Number.POSITIVE_INFINITY;
    for (const [key, line] of lines) {
      wake = Math.min(wake, serve(line, at));
      if (line.idle) lines.delete(key);
    }
    if (wake === Number.POSITIVE_INFINITY || (alarm && alarm.at <= wake)) return;
    alarm?.stop.abort();
    const mine = { at: wake, stop: new AbortController() };
    alarm = mine;
    const look = (): void => {
      alarm = null;
      pump();
    };
    clock.sleep(Math.max(1, Math.ceil(wake - at)), mine.stop.signal).then(look, () => {});
  };

  /** Lets in whoever can start. @returns when to look again */
  const serve = (line: Line, at: number): number => {
    let wake = Number.POSITIVE_INFINITY;
    const shut = new Set<string>();
    const forecast = new Forecast(key => room(key), at);
    for (const turn of line.inOrder()) {
      const closed = turn.scopes.filter(scope => shut.has(scope.key) || due(scope, at) > at);
      const likely = forecast.start(turn.scopes);
      if (closed.length === 0) {
        line.leave(turn, true);
        turn.resolve(grant(turn.scopes));
        continue;
      }
      if (likely - at > PATIENCE_MS[turn.priority] || at - turn.since >= LONGEST_IN_LINE_MS) {
        line.leave(turn, false);
        const blocked = turn.scopes.some(scope => room(scope.key).log.blockedUntil > at);
        turn.resolve({ ok: false, until: wall(Math.max(likely, at + 1000)), blocked });
        continue;
      }
      // Who stands behind someone that waits for a scope does not slip past on it; other scopes stay open to him.
      for (const scope of closed) shut.add(scope.key);
      const time = turn.scopes.reduce((latest, scope) => Math.max(latest, due(scope, at)), at);
      wake = Math.min(wake, time > at ? time : wake, turn.since + LONGEST_IN_LINE_MS);
      // All that waits here waits for a call to end: nobody needs to be asked one by one.
      if (!line.counted && likely <= at && shut.has(turn.scopes.at(-1)?.key ?? ''))
        return Math.min(wake, line.oldest + LONGEST_IN_LINE_MS);
    }
    return wake;
  };

  return {
    enter: ({ scopes, priority, runId, signal }) => {
      let turn: Turn | null = null;
      let hurried = priority;
      const wait = async (): Promise<Admission> => {
        await begun();
        signal.throwIfAborted();
        return new Promise((resolve, reject) => {
          const key = scopes.at(-1)?.key ?? '';
          const line = lines.get(key) ?? new Line();
          lines.set(key, line);
          const stop = (): void => {
            if (turn) line.leave(turn, false);
            reject(signal.reason);
            pump();
          };
          signal.addEventListener('abort', stop, { once: true });
          const leave = (admission: Admission): void => {
            signal.removeEventListener('abort', stop);
            resolve(admission);
          };
          turn = line.join({
            scopes,
            priority: hurried,
            run: runId ?? 'person',
            since: now(),
            resolve: leave,
          });
          pump();
        });
      };
      const hurry = (): void => {
        hurried = 'person';
        if (!turn || turn.priority === 'person') return;
        turn.priority = 'person';
        pump();
      };
      return { turn: wait(), hurry };
    },
    block: async (scope, until) => {
      await begun();
      const held = room(scope);
      const wanted = now() + Math.min(LONGEST_BLOCK_MS, Math.max(0, until - clock.now()));
      if (wanted <= held.log.blockedUntil) return;
      held.log = { ...held.log, blockedUntil: wanted };
      pump();
      await journal.saveLimits([{ scope, ...held.log }]);
    },
    blockedUntil: scope => {
      const until = rooms.get(scope)?.log.blockedUntil ?? 0;
      return until > now() ? wall(until) : 0;
    },
    load: () => ({
      open: [...rooms.entries()].reduce((most, [, each]) => Math.max(most, each.open), 0),
      waiting: [...lines.values()].reduce((sum, line) => sum + line.length, 0),
    }),
  };
}
