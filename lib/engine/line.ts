/** The line before one origin: persons first, in order of coming; then runs, the one that had the fewest turns first. */
import { nextStart, type StartLog, takeStart } from '../core/limits/log.ts';
import type { Admission, LimitScope } from './gate.ts';

export interface Turn {
  readonly scopes: readonly LimitScope[];
  priority: 'person' | 'run';
  readonly run: string;
  /** When it came. */
  readonly since: number;
  readonly resolve: (admission: Admission) => void;
}

/** Further back than this a wait is only estimated. */
const LOOK_AHEAD = 100;

export class Line {
  private readonly persons: Turn[] = [];
  private readonly runs = new Map<string, { turns: Turn[]; served: number }>();
  /** Turns with a scope that counts starts. */
  private windowed = 0;

  get length(): number {
    return [...this.runs.values()].reduce((sum, { turns }) => sum + turns.length, this.persons.length);
  }

  get idle(): boolean {
    return this.length === 0;
  }

  /** Does anyone here wait for more than a call to end? */
  get counted(): boolean {
    return this.windowed > 0;
  }

  /** Since when the first who still waits does; Infinity where nobody is. */
  get oldest(): number {
    const firsts = [...this.runs.values()].map(({ turns }) => turns[0]);
    return Math.min(...[this.persons[0], ...firsts].map(turn => turn?.since ?? Number.POSITIVE_INFINITY));
  }

  join(turn: Turn): Turn {
    if (hasWindows(turn)) this.windowed += 1;
    if (turn.priority === 'person') {
      this.persons.push(turn);
      return turn;
    }
    const known = this.runs.get(turn.run);
    // Who was away gets no credit for it, and no debt.
    const busy = [...this.runs.values()].filter(({ turns }) => turns.length > 0).map(({ served }) => served);
    const least = busy.length > 0 ? Math.min(...busy) : 0;
    if (!known) this.runs.set(turn.run, { turns: [turn], served: least });
    else {
      if (known.turns.length === 0) known.served = Math.max(known.served, least);
      known.turns.push(turn);
    }
    return turn;
  }

  leave(turn: Turn, served: boolean): void {
    const run = this.runs.get(turn.run);
    const left = without(this.persons, turn) || (run !== undefined && without(run.turns, turn));
    if (left && hasWindows(turn)) this.windowed -= 1;
    if (!run) return;
    if (served && turn.priority === 'run') run.served += 1;
  }

  /** All who wait, in the order in which they would be served. Whoever leaves meanwhile is still told. */
  *inOrder(): Generator<Turn> {
    // One that a person took an interest in stands among the runs, but counts as a person's.
    const waiting = [...this.runs.values()].flatMap(({ turns }) => turns);
    const hurried = waiting.filter(turn => turn.priority === 'person');
    yield* [...this.persons, ...hurried].sort((a, b) => a.since - b.since);
    const queues = [...this.runs.values()].map(({ turns, served }) => ({
      turns: turns.filter(turn => turn.priority === 'run'),
      served,
      told: 0,
    }));
    for (;;) {
      let next: (typeof queues)[number] | undefined;
      for (const queue of queues)
        if (queue.told < queue.turns.length && (next === undefined || queue.served < next.served))
          next = queue;
      const turn = next?.turns[next.told];
      if (!next || !turn) return;
      next.told += 1;
      next.served += 1;
      yield turn;
    }
  }
}

const hasWindows = ({ scopes }: Turn): boolean => scopes.some(({ windows }) => windows.length > 0);

/** Takes it out. @returns whether it was there */
function without(turns: Turn[], turn: Turn): boolean {
  const at = turns.indexOf(turn);
  if (at >= 0) turns.splice(at, 1);
  return at >= 0;
}

/** When each call in a line would start, if those before it start as early as they may. */
export class Forecast {
  private readonly logs = new Map<string, StartLog>();
  private readonly roomOf: (key: string) => { readonly log: StartLog; readonly pending: number };
  private readonly now: number;
  private seen = 0;
  private latest = 0;

  constructor(roomOf: Forecast['roomOf'], now: number) {
    this.roomOf = roomOf;
    this.now = now;
  }

  /** To be asked for each in turn. */
  start(scopes: readonly LimitScope[]): number {
    this.seen += 1;
    if (this.seen > LOOK_AHEAD) return this.latest;
    let start = this.now;
    for (const scope of scopes)
      start = Math.max(start, nextStart(this.logOf(scope), scope.windows, this.now));
    for (const scope of scopes) this.logs.set(scope.key, takeStart(this.logOf(scope), scope.windows, start));
    this.latest = start;
    return start;
  }

  private logOf({ key, windows }: LimitScope): StartLog {
    const known = this.logs.get(key);
    if (known) return known;
    const { log, pending } = this.roomOf(key);
    let ahead = log;
    for (let n = pending; n > 0; n--) ahead = takeStart(ahead, windows, this.now);
    return ahead;
  }
}
