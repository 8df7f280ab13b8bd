/** Limits that requests share: by origin, and by key over any number of origins. */
import { describe, expect, it } from 'vitest';
import { createCollector } from './collect.ts';
import { createGate } from './gate.ts';
import type { Ports } from './ports.ts';
import { simulatedWorld, storedRequest } from './simulated.ts';

const PER_MS = 1000;
const CALLS = 5;

const keyed = (id: string, origin: string, secret: string) =>
  storedRequest({ id, url: `${origin}/find?n={{n}}`, auth: { kind: 'bearer', secret } });

/** Most that arrived within any window, by the server's clock. */
const most = (starts: readonly number[]): number =>
  Math.max(...starts.map(start => starts.filter(time => time >= start && time < start + PER_MS).length));

async function starts(requests: readonly ReturnType<typeof keyed>[], limited: string): Promise<number[]> {
  const at: number[] = [];
  const world = simulatedWorld(() => {
    at.push(world.clock.now());
    return { status: 200, body: {} };
  });
  for (const secret of ['one', 'two']) world.data.secrets.set(secret, { value: secret, origins: [] });
  const ask = (ports: Ports, from: number) => {
    const collector = createCollector(ports, createGate(ports), {
      sharedLimits: of =>
        of === limited ? { windows: [{ calls: CALLS, perMs: PER_MS }], concurrency: 3 } : null,
    });
    return Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const stored = requests[n % requests.length];
        return stored && collector.collect(stored, { n: String(from + n) }, context);
      }),
    );
  };
  const context = {
    planId: 'p',
    runId: null,
    subject: 's',
    priority: 'person',
    refresh: 'missing',
    since: 0,
    signal: new AbortController().signal,
  } as const;
  await world.clock.run(ask(world.ports, 0));
  // And by a process that begins anew.
  await world.clock.run(ask(world.ports, 100));
  return at;
}

describe('G3: a limit that requests share', () => {
  it('by their key holds over all origins that the key goes to, and after a restart', async () => {
    const requests = ['https://a.test', 'https://b.test'].map((origin, i) => keyed(`r${i}`, origin, 'one'));
    const at = await starts(requests, 'key:one');
    expect(at).toHaveLength(40);
    expect(most(at)).toBeLessThanOrEqual(CALLS);
  });

  it('by their origin holds whatever the key', async () => {
    const requests = ['one', 'two'].map((secret, i) => keyed(`r${i}`, 'https://a.test', secret));
    const at = await starts(requests, 'https://a.test');
    expect(most(at)).toBeLessThanOrEqual(CALLS);
  });

  it('holds back no request with another key', async () => {
    const at = await starts([keyed('r', 'https://a.test', 'two')], 'key:one');
    expect(most(at)).toBeGreaterThan(CALLS);
  });
});
