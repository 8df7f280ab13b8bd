import { describe, expect, it } from 'vitest';
import { askedTwice, free, newRun, paid, rowsOf, runnerOver, takeUp, worldWith } from './run.fixture.ts';
import { mortalPorts } from './simulated.ts';

describe('G1: a run whose process ends at its n-th operation, for every n', () => {
  const ROWS = 6;
  for (const [name, stored] of [
    ['free', free],
    ['paid', paid],
  ] as const)
    it.each(['before', 'after'] as const)(`${name}, just %s it`, async when => {
      for (let dieAt = 1; ; dieAt++) {
        const world = worldWith(stored, () => ({ status: 200, body: { size: 7 } }));
        const mortal = mortalPorts(world.ports, dieAt, when);
        const dying = runnerOver(mortal.ports);
        const first = dying.start(newRun(ROWS)).then(() => dying.idle());
        const survived = await world.clock.run(mortal.outlives(first));
        // What the dead process had sent still arrives at the server.
        await world.clock.advance(1000);

        const next = runnerOver(world.ports);
        await world.clock.run(takeUp(next, world.ports));
        const rows = rowsOf(world);
        const where = `n = ${dieAt}`;
        expect(
          rows.every(row => row.state === 'found' || row.state === 'unknown'),
          where,
        ).toBe(true);
        if (stored === paid) expect(askedTwice(world), where).toEqual([]);
        else
          expect(
            rows.every(row => row.state === 'found'),
            where,
          ).toBe(true);
        if (survived) break;
        expect(dieAt, 'it ends at some n').toBeLessThan(500);
      }
    });
});
