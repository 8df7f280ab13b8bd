/** F9: windows, panels and runs that ask for the same company at about the same time. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCollector } from './collect.ts';
import { createGate } from './gate.ts';
import { simulatedWorld, storedRequest } from './simulated.ts';

const SCHEDULES = 1000;

const asker = fc.record({
  afterMs: fc.integer({ min: 0, max: 400 }),
  priority: fc.constantFrom('person' as const, 'run' as const),
  /** Who closes the window, cancels the run, or stays. */
  leavesAfterMs: fc.option(fc.integer({ min: 0, max: 400 })),
});

it(`F9: in ${SCHEDULES} schedules of up to six who ask at once, one call is made, paid once, and answers all who stay`, async () => {
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(asker, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 0, max: 300 }),
      async (askers, latencyMs) => {
        const world = simulatedWorld(() => ({ status: 200, body: { size: 7 } }), { latencyMs });
        const stored = storedRequest({
          url: 'https://api.test/find?domain={{domain}}',
          cost: { amount: 1 },
          limits: { windows: [{ calls: 2, perMs: 500 }], concurrency: 2 },
        });
        const collector = createCollector(world.ports, createGate(world.ports));
        const ends = askers.map(async ({ afterMs, priority, leavesAfterMs }, n) => {
          await world.clock.sleep(afterMs);
          const leave = new AbortController();
          if (leavesAfterMs !== null) world.clock.sleep(leavesAfterMs).then(() => leave.abort());
          const context = {
            planId: stored.id,
            runId: priority === 'run' ? `run ${n}` : null,
            subject: 'd:acme.test',
            priority,
            refresh: 'missing' as const,
            since: world.clock.now(),
            signal: leave.signal,
          };
          const end = await collector.collect(stored, { domain: 'acme.test' }, context);
          return { end, stayed: leavesAfterMs === null };
        });
        const all = await world.clock.run(Promise.all(ends));
        expect(world.http.calls.length).toBeLessThanOrEqual(1);
        for (const { end, stayed } of all) if (stayed) expect(end.kind).toBe('answered');
        const charged = all.reduce((sum, { end }) => sum + end.charged, 0);
        expect(charged).toBeLessThanOrEqual(1);
        expect([...world.data.ledger.values()].map(entry => entry.state)).toEqual(
          world.http.calls.map(() => 'spent'),
        );
        sent += world.http.calls.length;
      },
    ),
    { numRuns: SCHEDULES },
  );
  expect(sent).toBeGreaterThan(SCHEDULES / 2);
});
