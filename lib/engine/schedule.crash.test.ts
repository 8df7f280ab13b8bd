/** Schedules when clocks are wrong, contexts race, and processes end. */
import { describe, expect, it } from 'vitest';
import { askedTwice, free, only, paid, rowsOf, worldWith } from './run.fixture.ts';
import { HOUR, lifeOf, listRows, schedule } from './schedule.fixture.ts';
import { mortalPorts, type SimulatedWorld } from './simulated.ts';

const answers = () => ({ status: 200, body: { size: 7 } });
const runsOf = (world: SimulatedWorld) => [...world.data.runs.values()];

describe('F5: the clock', () => {
  it('set to and fro by a day or an hour, or frozen, makes no storm and loses no turn', async () => {
    const world = worldWith(free, answers);
    schedule(world, { only: 'all' });
    const life = lifeOf(world, listRows(1));
    let jumps = 0;
    for (let hour = 0; hour < 24 * 14; hour++) {
      await world.clock.advance(HOUR);
      const by = [0, 0, 0, HOUR, -HOUR, 24 * HOUR, -24 * HOUR][hour % 7] ?? 0;
      if (by > 0) jumps++;
      world.clock.jump(by);
      for (let looks = 0; looks < 3; looks++) await world.clock.run(life.start());
    }
    const turns = (24 * 14) / 6;
    expect(runsOf(world).length).toBeGreaterThanOrEqual(turns * 0.6);
    expect(runsOf(world).length).toBeLessThanOrEqual(turns + jumps);
  });

  it('that was twelve years ahead does not stop it for twelve years', async () => {
    const world = worldWith(free, answers);
    schedule(world, { only: 'all' });
    const life = lifeOf(world, listRows(1));
    world.clock.jump(12 * 365 * 24 * HOUR);
    await world.clock.run(life.start());
    expect(runsOf(world)).toHaveLength(1);
    world.clock.jump(-12 * 365 * 24 * HOUR);
    await world.clock.run(life.start());
    await world.clock.advance(6 * HOUR);
    await world.clock.run(life.start());
    expect(runsOf(world)).toHaveLength(2);
  });
});

describe('two contexts, and a process that ends', () => {
  it('never take one turn twice', async () => {
    for (let seed = 0; seed < 50; seed++) {
      const world = worldWith(paid, answers);
      schedule(world, { only: 'all' });
      const rows = listRows(3);
      const [one, two] = [lifeOf(world, rows), lifeOf(world, rows)];
      await world.clock.advance(6 * HOUR + seed);
      await world.clock.run(
        Promise.all([one.tick(), two.tick(), one.tick()]).then(() =>
          Promise.all([one.runner.idle(), two.runner.idle()]),
        ),
      );
      expect(runsOf(world)).toHaveLength(1);
      expect(askedTwice(world)).toEqual([]);
    }
  });

  for (const [name, stored] of [
    ['free', free],
    ['paid', paid],
  ] as const)
    it.each(['before', 'after'] as const)(
      `G1: ${name}, killed just %s its n-th operation, for every n`,
      async when => {
        for (let dieAt = 1; ; dieAt++) {
          const world = worldWith(stored, answers);
          schedule(world);
          const rows = listRows(4);
          await world.clock.advance(6 * HOUR);
          const mortal = mortalPorts(world.ports, dieAt, when);
          const dying = lifeOf(world, rows, mortal.ports);
          const survived = await world.clock.run(mortal.outlives(dying.start()));
          await world.clock.advance(1000);
          await world.clock.run(lifeOf(world, rows).start());
          const where = `n = ${dieAt}`;
          expect(runsOf(world), where).toHaveLength(1);
          expect(only(runsOf(world)).state, where).toBe('done');
          const states = rowsOf(world).map(row => row.state);
          expect(states, where).toHaveLength(4);
          expect(
            states.every(state => state === 'found' || (stored === paid && state === 'unknown')),
            where,
          ).toBe(true);
          if (stored === paid) expect(askedTwice(world), where).toEqual([]);
          // What nobody knows the end of is not asked by the next turn either.
          await world.clock.advance(7 * HOUR);
          await world.clock.run(lifeOf(world, rows).start());
          if (stored === paid) expect(askedTwice(world), where).toEqual([]);
          if (survived) break;
          expect(dieAt).toBeLessThan(500);
        }
      },
    );
});
