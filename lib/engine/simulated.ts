/**
 * The whole world of the engine in memory, for tests: `const world = simulatedWorld(call => ({ status: 200, body: {} }))`,
 * then `await world.clock.run(engine.something())`.
 */

import * as v from 'valibot';
import type { StoredRequest } from '../core/record/records.ts';
import { type RequestInput, requestSchema } from '../core/request/definition.ts';
import type { Ports } from './ports.ts';
import { type SimulatedClock, simulatedChance, simulatedClock } from './simulated-clock.ts';
import { type SimulatedData, simulatedData } from './simulated-data.ts';
import { type SimulatedHttp, simulatedHttp } from './simulated-http.ts';
import { simulatedStore } from './simulated-store.ts';

export interface SimulatedWorld {
  readonly clock: SimulatedClock;
  readonly http: SimulatedHttp;
  readonly data: SimulatedData;
  readonly ports: Ports;
}

export function simulatedWorld(
  answer: SimulatedHttp['answer'],
  options: { readonly seed?: number; readonly latencyMs?: number; readonly clock?: SimulatedClock } = {},
): SimulatedWorld {
  const clock = options.clock ?? simulatedClock();
  const http = simulatedHttp(clock, answer, options.latencyMs);
  const data = simulatedData();
  return {
    clock,
    http,
    data,
    ports: { clock, chance: simulatedChance(options.seed), http, ...simulatedStore(data) },
  };
}

/** A stored request from as little as an id, a name and a URL. */
export function storedRequest(input: Partial<RequestInput> & { url: string }): StoredRequest {
  const definition = v.parse(requestSchema, { id: 'sample', name: 'Sample', provider: 'Sample', ...input });
  return { id: definition.id, definition, source: 'person', enabled: true, revision: 1, updatedAt: 0 };
}

/**
 * The same ports in a process that dies at its n-th operation (counted from 1) of storage, network or clock: that
 * operation happens or not, and nothing after it ever answers, as when the browser ends a worker.
 */
export function mortalPorts(
  ports: Ports,
  dieAt: number,
  when: 'before' | 'after' = 'before',
): {
  readonly ports: Ports;
  readonly died: Promise<void>;
  readonly operations: () => number;
  /** Whether this work ends before the process does. */
  outlives(work: Promise<unknown>): Promise<boolean>;
  /** It dies now. */
  kill(): void;
} {
  let operations = 0;
  let tell: () => void = () => {};
  const died = new Promise<void>(resolve => {
    tell = resolve;
  });
  const never = new Promise<never>(() => {});
  const guard = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          if (name === 'now' || name === 'monotonic') return member.apply(target, args);
          operations += 1;
          const last = operations === dieAt;
          if (operations > dieAt || (last && when === 'before')) {
            if (last) tell();
            return never;
          }
          const done: unknown = member.apply(target, args);
          if (!last) return Promise.resolve(done).then(value => (operations >= dieAt ? never : value));
          const end = (): Promise<never> => {
            tell();
            return never;
          };
          return Promise.resolve(done).then(end, end);
        };
      },
    });
  const mortal: Ports = {
    clock: guard(ports.clock),
    chance: ports.chance,
    http: guard(ports.http),
    permissions: guard(ports.permissions),
    secrets: guard(ports.secrets),
    tokens: guard(ports.tokens),
    journal: guard(ports.journal),
    answers: guard(ports.answers),
    plans: guard(ports.plans),
    results: guard(ports.results),
    runs: guard(ports.runs),
    schedules: guard(ports.schedules),
    watches: guard(ports.watches),
  };
  const kill = (): void => {
    operations = Math.max(operations, dieAt);
    tell();
  };
  const outlives = (work: Promise<unknown>): Promise<boolean> =>
    Promise.race([work.then(() => true), died.then(() => false)]);
  return { ports: mortal, died, operations: () => operations, outlives, kill };
}
