/** The engine over real HTTP and real time, for tests: the store alone is simulated. */
import { type Collector, createCollector } from './collect.ts';
import { createGate } from './gate.ts';
import type { Chance, Clock, Http, Ports } from './ports.ts';
import { type SimulatedData, simulatedData } from './simulated-data.ts';
import { simulatedStore } from './simulated-store.ts';
import { createTestCall, type TestCall } from './test-call.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};
export const realChance: Chance = { next: Math.random, uuid: () => crypto.randomUUID() };

export interface RealEngine {
  readonly data: SimulatedData;
  readonly ports: Ports;
  readonly collector: Collector;
  readonly test: TestCall;
}

/** @param secrets by name: the value, and the origins that it is bound to */
export function realEngine(
  http: Http,
  secrets: Readonly<Record<string, { value: string; origins: readonly string[] }>> = {},
): RealEngine {
  const data = simulatedData();
  for (const [name, secret] of Object.entries(secrets)) data.secrets.set(name, secret);
  const ports: Ports = {
    clock: realClock,
    chance: realChance,
    http,
    ...simulatedStore(data),
  };
  const gate = createGate(ports);
  return { data, ports, collector: createCollector(ports, gate), test: createTestCall(ports, gate) };
}
