/**
 * A store that loses what the disk had not: every write is remembered with its time and its durability, and a power loss
 * builds the data anew without the relaxed ones of the last seconds. Harder than a real disk, where a strict commit takes
 * the relaxed ones before it along.
 */
import { type Clock, isLight, type Ports, type Reservation, type Settlement } from './ports.ts';
import { type SimulatedData, simulatedData } from './simulated-data.ts';
import { simulatedStore } from './simulated-store.ts';

const LOST_MS = 5000;

type StorePorts = Omit<Ports, 'clock' | 'chance' | 'http'>;

interface Write {
  readonly at: number;
  readonly strict: boolean;
  readonly again: (ports: StorePorts) => Promise<unknown>;
}

export interface LossyStore {
  readonly ports: StorePorts;
  /** All that was written until now can no longer be lost. */
  allOnDisk(): void;
  losePower(): Promise<void>;
}

/** As `lib/store/journal.ts` decides it: see docs/decisions/durability.md. */
const strictReserve = (batch: readonly Reservation[]): boolean =>
  !batch.every(({ attempt, limits }) => isLight(attempt) && limits.length === 0);

export function lossyStore(data: SimulatedData, clock: Pick<Clock, 'monotonic'>): LossyStore {
  const live = simulatedStore(data);
  let writes: Write[] = [];
  const noting = <Result>(
    strict: boolean,
    again: (ports: StorePorts) => Promise<Result>,
  ): Promise<Result> => {
    writes.push({ at: clock.monotonic(), strict, again });
    return again(live);
  };
  const strictSettle = (batch: readonly Settlement[]): boolean =>
    batch.some(({ charged, attemptId, attempt, results }) => {
      const known = data.attempts.get(attemptId) ?? attempt;
      return charged > 0 || results !== undefined || (known !== undefined && !isLight(known));
    });
  const ports: StorePorts = {
    ...live,
    journal: {
      ...live.journal,
      reserve: batch => noting(strictReserve(batch), to => to.journal.reserve(batch)),
      settle: batch => noting(strictSettle(batch), to => to.journal.settle(batch)),
      saveLimits: states => noting(false, to => to.journal.saveLimits(states)),
    },
    results: { ...live.results, put: results => noting(false, to => to.results.put(results)) },
    runs: {
      ...live.runs,
      create: (run, rows) => noting(false, to => to.runs.create(run, rows)),
      commit: (...batch) => noting(false, to => to.runs.commit(...batch)),
      recover: (id, unknown) => noting(unknown.size > 0, to => to.runs.recover(id, unknown)),
      setState: (id, state, why, at) => noting(false, to => to.runs.setState(id, state, why, at)),
    },
  };
  return {
    ports,
    allOnDisk: () => {
      writes = writes.map(write => ({ ...write, strict: true }));
    },
    losePower: async () => {
      const now = clock.monotonic();
      writes = writes.filter(({ at, strict }) => strict || now - at > LOST_MS);
      const rebuilt = simulatedData();
      const replay = simulatedStore(rebuilt);
      for (const { again } of writes) await again(replay);
      replace(data.attempts, rebuilt.attempts);
      replace(data.ledger, rebuilt.ledger);
      replace(data.answers, rebuilt.answers);
      replace(data.limits, rebuilt.limits);
      replace(data.results, rebuilt.results);
      replace(data.runs, rebuilt.runs);
      replace(data.rows, rebuilt.rows);
    },
  };
}

function replace<Key, Value>(target: Map<Key, Value>, source: ReadonlyMap<Key, Value>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}
