/** A push whose process dies at its n-th operation, for every n. The server's own count of rows is the judge. */
import { describe, expect, it } from 'vitest';
import type { Ports } from './ports.ts';
import { crm, inBatches, newPush, oneACall, pushedIn } from './push.fixture.ts';
import { recoverAfterCrash } from './recover.ts';
import { rowsOf, runnerOver, takeUp, worldWith } from './run.fixture.ts';
import { mortalPorts } from './simulated.ts';

const ROWS = 7;
const costs = { cost: { amount: 1, charged: 'success' } } as const;
const keyed = { retry: { idempotency: { header: 'Idempotency-Key', validHours: 24 } } } as const;

/** The next life takes the rows from the end, so that other rows come together in its batches. */
const fromTheEnd = (ports: Ports): Ports => ({
  ...ports,
  runs: { ...ports.runs, due: async (...wanted) => (await ports.runs.due(...wanted)).toReversed() },
});

describe('each row once', () => {
  it.each([
    ['a free POST, one row a call', oneACall(), 1],
    ['a paid POST, one row a call', oneACall(costs), 1],
    ['a free POST in batches', inBatches(), 3],
    ['a paid POST in batches', inBatches(costs), 3],
    ['a POST in batches with a key', inBatches(keyed), 3],
  ] as const)('%s', async (_, stored, rowsACall) => {
    for (const when of ['before', 'after'] as const)
      for (let dieAt = 1; ; dieAt++) {
        const { arrived, reply } = crm();
        const world = worldWith(stored, reply);
        const mortal = mortalPorts(world.ports, dieAt, when);
        const dying = runnerOver(mortal.ports);
        const first = dying.start(newPush(ROWS, rowsACall)).then(() => dying.idle());
        const survived = await world.clock.run(mortal.outlives(first));
        await world.clock.advance(1000);
        // Dies once more while it recovers.
        const again = mortalPorts(world.ports, 1 + (dieAt % 5), when);
        await world.clock.run(Promise.race([recoverAfterCrash(again.ports), again.died]));
        const next = runnerOver(fromTheEnd(world.ports));
        await world.clock.run(takeUp(next, world.ports));
        const where = `dies ${when} operation ${dieAt}`;
        const begun = rowsOf(world).length > 0;
        const states = rowsOf(world).map(row => row.state);
        expect(
          [...arrived].filter(([, times]) => times > 1),
          `${where}: twice`,
        ).toEqual([]);
        expect(
          states.every(state => state === 'found' || state === 'unknown'),
          `${where}: ${states}`,
        ).toBe(true);
        // None is lost: what the server never saw is known not to be certain.
        for (const { subject, state } of rowsOf(world))
          if (state === 'found') expect(arrived.has(subject.domain ?? ''), where).toBe(true);
        if (begun) expect(pushedIn(world).length, where).toBe(ROWS);
        for (const row of rowsOf(world))
          expect(pushedIn(world).find(one => one.subject === row.subject.key)?.state, where).toBe(row.state);
        if (stored.definition.cost.amount > 0) {
          const of = (state: string) =>
            [...world.data.ledger.values()].filter(entry => entry.state === state).length;
          const calls = world.http.calls.length;
          expect(of('reserved'), where).toBe(0);
          expect(of('spent'), where).toBeLessThanOrEqual(calls);
          expect(of('spent') + of('possibly'), where).toBeGreaterThanOrEqual(calls);
        }
        if (survived) break;
        expect(dieAt, 'it ends at some n').toBeLessThan(800);
      }
  });

  it('a single row with a key goes again under the same key, so that the vendor answers it as the first', async () => {
    for (let dieAt = 1; ; dieAt++) {
      const seen = new Set<string>();
      const world = worldWith(oneACall(keyed), call => {
        seen.add(call.headers.find(([name]) => name === 'Idempotency-Key')?.[1] ?? '');
        return { status: 200, body: { id: 1 } };
      });
      const mortal = mortalPorts(world.ports, dieAt, 'after');
      const dying = runnerOver(mortal.ports);
      const first = dying.start(newPush(3)).then(() => dying.idle());
      const survived = await world.clock.run(mortal.outlives(first));
      await world.clock.advance(1000);
      const next = runnerOver(world.ports);
      await world.clock.run(takeUp(next, world.ports));
      const rows = rowsOf(world);
      expect(seen.size, `dies at ${dieAt}`).toBe(rows.length);
      expect(rows.every(row => row.state === 'found')).toBe(true);
      if (survived) return;
    }
  });
});
