/** G1 and F3: runs whose process dies, or whose machine loses power, again and again. The server's own count is the judge. */
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../core/record/subject.ts';
import { createCollector } from './collect.ts';
import { createEnricher } from './enrich.ts';
import { createGate } from './gate.ts';
import { drivePlan, loadPlan } from './plan.ts';
import type { Ports } from './ports.ts';
import { takeUp } from './run.fixture.ts';
import { createRunner, type Runner } from './run.ts';
import { mortalPorts, type SimulatedWorld, simulatedWorld, storedRequest } from './simulated.ts';
import { simulatedChance } from './simulated-clock.ts';
import { lossyStore } from './simulated-power.ts';

/** Fewer while something is mended: `LOUPE_KILLS=20 LOUPE_ROWS=500 npx vitest run lib/engine/durability.test.ts`. */
const ROWS = Number(process.env['LOUPE_ROWS'] ?? 10_000);
const KILLS = Number(process.env['LOUPE_KILLS'] ?? 500);

const paid = storedRequest({
  url: 'https://api.test/find?domain={{domain}}',
  fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
  cost: { amount: 1, charged: 'success' },
  limits: { concurrency: 10 },
});
const free = storedRequest({
  url: 'https://api.test/find?domain={{domain}}',
  fields: [{ name: 'size', label: 'Size', path: '$.size', type: 'number' }],
});

/** A server that counts for itself: calls by company. */
function server() {
  const served = new Map<string, number>();
  const answer: Parameters<typeof simulatedWorld>[0] = call => {
    const domain = new URL(call.url).searchParams.get('domain') ?? '';
    served.set(domain, (served.get(domain) ?? 0) + 1);
    return { status: 200, body: { size: 7 } };
  };
  return { served, answer };
}

const runnerOver = (ports: Ports): Runner => {
  const collector = createCollector(ports, createGate(ports));
  const nothing = async (): Promise<void> => {};
  return createRunner({
    ports,
    enrich: createEnricher(ports, collector),
    planOf: async id => drivePlan(await loadPlan(ports.plans, id)),
    stillWorking: nothing,
    wakeAt: nothing,
  });
};
const wanted = (rows: number) => ({
  planId: 'sample',
  listId: null,
  title: 'Test',
  refresh: 'missing' as const,
  unit: 'credit',
  rows: Array.from({ length: rows }, (_, index) => {
    const subject = subjectOf({ domain: `firm${index}.example` });
    if (!subject) throw new Error('no subject');
    return { subject, values: {} };
  }),
});
const countOf = (world: SimulatedWorld, state: string): number =>
  [...world.data.rows.values()].flat().filter(row => row.state === state).length;
const amount = (world: SimulatedWorld, state: string): number =>
  [...world.data.ledger.values()]
    .filter(entry => entry.state === state)
    .reduce((sum, entry) => sum + entry.amount, 0);

/** Rows all ended, nothing answered asked again, and the ledger as the server has it. */
function expectTruth(world: SimulatedWorld, served: ReadonlyMap<string, number>, rows: number): void {
  const unknown = countOf(world, 'unknown');
  expect(countOf(world, 'found') + unknown).toBe(rows);
  expect([...served].filter(([, times]) => times > 1)).toEqual([]);
  const calls = [...served.values()].reduce((sum, times) => sum + times, 0);
  expect(amount(world, 'reserved')).toBe(0);
  expect(amount(world, 'possibly')).toBe(unknown);
  // What the server charged is what was spent, and of what is unknown some part.
  expect(amount(world, 'spent')).toBe(rows - unknown);
  expect(calls).toBeGreaterThanOrEqual(amount(world, 'spent'));
  expect(calls).toBeLessThanOrEqual(amount(world, 'spent') + unknown);
}

describe('G1: crash safety', () => {
  it(`holds over ${KILLS} deaths at random moments of a paid run of ${ROWS} rows`, async () => {
    const { served, answer } = server();
    const world = simulatedWorld(answer);
    world.data.requests.set(paid.id, paid);
    const chance = simulatedChance(20_261_129);
    const first = runnerOver(mortalPorts(world.ports, 1_000_000).ports);
    await first.start(wanted(ROWS));
    let deaths = 0;
    await world.clock.run(first.drain());
    const step = (ROWS * 3) / KILLS;
    for (; deaths < KILLS; deaths++) {
      const mortal = mortalPorts(
        world.ports,
        2 + Math.floor(chance.next() * 2 * step),
        deaths % 2 ? 'before' : 'after',
      );
      const dying = runnerOver(mortal.ports);
      const survived = await world.clock.run(mortal.outlives(takeUp(dying, world.ports)));
      // What the dead process had sent still arrives at the server.
      await world.clock.advance(500);
      if (survived) break;
    }
    const last = runnerOver(world.ports);
    await world.clock.run(takeUp(last, world.ports));
    expectTruth(world, served, ROWS);
    expect(deaths).toBeGreaterThanOrEqual(KILLS * 0.5);
    expect(countOf(world, 'unknown')).toBeLessThanOrEqual(deaths * 12);
  }, 300_000);

  it('F7: sends no paid call again that got no answer in time, whenever the process dies', async () => {
    const slow = storedRequest({ ...paid.definition, answer: { timeoutMs: 300 } });
    for (let dieAt = 1; dieAt < 400; dieAt++) {
      const served = new Map<string, number>();
      const world = simulatedWorld(call => {
        served.set(call.url, (served.get(call.url) ?? 0) + 1);
        return { hang: true };
      });
      world.data.requests.set(slow.id, slow);
      const mortal = mortalPorts(world.ports, dieAt);
      const dying = runnerOver(mortal.ports);
      const alive = dying.start(wanted(6)).then(() => dying.idle());
      const survived = await world.clock.run(mortal.outlives(alive));
      await world.clock.advance(1000);
      // Dead twice: what the first recovery wrote down counts as well.
      for (const ports of [mortalPorts(world.ports, 4).ports, world.ports]) {
        const next = runnerOver(ports);
        const over = takeUp(next, ports);
        await world.clock.run(ports === world.ports ? over : Promise.race([over, world.clock.sleep(5000)]));
      }
      expect(
        [...served.values()].filter(times => times > 1),
        `death at ${dieAt}`,
      ).toEqual([]);
      if (survived) return;
    }
    throw new Error('It never survives.');
  }, 60_000);
});

describe('F3: power loss', () => {
  const LIST = 40;
  for (const [name, stored] of [
    ['paid', paid],
    ['free', free],
  ] as const)
    it(`takes only what was committed relaxed in the last five seconds, at any moment of a ${name} run`, async () => {
      for (let at = 20; at <= 1500; at += 60) {
        const { served, answer } = server();
        const world = simulatedWorld(answer, { latencyMs: 120 });
        world.data.requests.set(stored.id, stored);
        const store = lossyStore(world.data, world.clock);
        const ports: Ports = { ...world.ports, ...store.ports };
        const begin = mortalPorts(ports, 1_000_000);
        await world.clock.run(runnerOver(begin.ports).start(wanted(LIST)));
        begin.kill();
        // The list was started a while ago: the run itself is on the disk.
        store.allOnDisk();
        const mortal = mortalPorts(ports, 1_000_000);
        const doomed = runnerOver(mortal.ports);
        await doomed.tick();
        await world.clock.advance(at);
        mortal.kill();
        await world.clock.advance(500);
        await store.losePower();
        const next = runnerOver(ports);
        await world.clock.run(takeUp(next, ports));
        if (stored === paid) expectTruth(world, served, LIST);
        else expect(countOf(world, 'found'), `${at} ms`).toBe(LIST);
      }
    }, 60_000);
});
